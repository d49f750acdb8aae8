"""Of a request: the cookie that names its session, the parts it works with, and its time."""

from __future__ import annotations

from datetime import datetime

from fastapi import Request

from service.parts import Parts

SESSION_COOKIE = "nastavnik_session"


def parts_of(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


def moment(request: Request) -> datetime:
    """The time of the request where the school is."""
    now: datetime = request.app.state.now()
    return now
