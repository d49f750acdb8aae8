"""«Календарь сроков»: the secret address is made, shown once, and taken back; and what it opens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from service.http.session import moment, parts_of
from service.operations.calendar_feed import give_address, has_address, read_calendar, revoke_address
from service.parts import Parts
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/calendar")

CALENDAR = "text/calendar; charset=utf-8"
Token = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{20,100}$")]


@router.get("")
def shown(visit: OpenVisit) -> Response:
    return _page(visit, "")


@router.post("/open")
def give(visit: OpenVisit) -> Response:
    """The address stands on this one page: nobody, we neither, can read it again."""
    visit.actor.require("view_plans")
    token = give_address(visit.parts, visit.actor, visit.at)
    return _page(visit, f"{str(visit.request.base_url).rstrip('/')}/calendar/{token}.ics")


@router.post("/revoke")
def revoke(visit: OpenVisit) -> Response:
    revoke_address(visit.parts, visit.actor, visit.at)
    return visit.redirect("/calendar", "Адрес отозван: календарь по нему больше не открывается.", "warning")


@router.get("/{token}.ics")
def feed(
    request: Request,
    token: Token,
    parts: Annotated[Parts, Depends(parts_of)],
    at: Annotated[datetime, Depends(moment)],
) -> Response:
    """Without a sign-in: a calendar program has only the address."""
    content = read_calendar(parts, token, at)
    return Response(content, media_type=CALENDAR, headers={"Cache-Control": "private, max-age=3600"})


def _page(visit: Visit, address: str) -> Response:
    visit.actor.require("view_plans")
    return visit.page(
        "plans/calendar.html",
        address=address,
        is_given=has_address(visit.parts, visit.actor, visit.at),
        here="/plans",
    )
