"""Who calls, when, and with which parts: the same session as the pages. It knows no path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie

from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.errors import NotSignedIn
from service.http.session import SESSION_COOKIE, moment, parts_of
from service.jobs.port import Jobs
from service.operations import sign_in
from service.parts import Parts

_COOKIE = APIKeyCookie(
    name=SESSION_COOKIE,
    auto_error=False,
    description="Cookie сеанса: её ставит страница входа /sign-in.",
)


@dataclass(frozen=True, slots=True)
class Caller:
    """One call of a signed-in person."""

    parts: Parts
    jobs: Jobs
    actor: Actor
    at: datetime

    def reading(self) -> UnitOfWork:
        return self.parts.reading(self.actor, self.at)


def identify(
    request: Request,
    parts: Annotated[Parts, Depends(parts_of)],
    at: Annotated[datetime, Depends(moment)],
    token: Annotated[str | None, Depends(_COOKIE)],
) -> Caller:
    """Raises NotSignedIn."""
    actor = sign_in.whose_session(parts, token, at) if token else None
    if actor is None:
        raise NotSignedIn("Войдите: для этого запроса нужен открытый сеанс.")
    return Caller(parts, request.app.state.jobs, actor, at)


KnownCaller = Annotated[Caller, Depends(identify)]
