"""How a page is made: the visit (who asks, when, of which parts), and notices that cross a redirect.

It knows no page in particular.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from itsdangerous import BadSignature, URLSafeSerializer

from registry import organisations
from registry.unit_of_work import UnitOfWork
from service.access import ROLES, Actor
from service.errors import NotSignedIn
from service.http.bounds import NUL
from service.http.session import SESSION_COOKIE, moment, parts_of
from service.operations import sign_in
from service.parts import Parts
from service.web.templating import ENVIRONMENT

NOTICE_COOKIE = "nastavnik_notice"


@dataclass(frozen=True, slots=True)
class NavigationItem:
    title: str
    path: str
    permission: str


NAVIGATION = (
    NavigationItem("Сегодня", "/", "view_counts"),
    NavigationItem("Люди", "/people", "view_school"),
    NavigationItem("Пары и группы", "/pairs", "view_school"),
    NavigationItem("Дорожные карты", "/plans", "view_plans"),
    NavigationItem("Готовность", "/readiness", "view_school"),
    NavigationItem("Документы", "/documents", "issue"),
    NavigationItem("Журналы", "/journal", "view_school"),
    NavigationItem("Настройки", "/settings", "manage_school"),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A line on top of the next page: ``kind`` is success, warning or danger."""

    text: str
    kind: str = "success"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a signed-in person: a page takes it, requires a permission, and answers through it."""

    request: Request
    parts: Parts
    actor: Actor
    at: datetime
    school: str

    @property
    def today(self) -> date:
        return self.at.date()

    @property
    def organisation_id(self) -> int:
        return self.actor.organisation_id

    def reading(self) -> UnitOfWork:
        return self.parts.reading(self.actor, self.at)

    def page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """The page in the house's frame; a word the template asks and ``context`` lacks is an error."""
        return render(self.request, template, status=status, visit=self, **context)

    def redirect(self, path: str, notice: str = "", kind: str = "success") -> RedirectResponse:
        """Go on to a page of ours with a GET, and show the notice there."""
        answer = RedirectResponse(path, status_code=303)
        if notice:
            keep_notice(self.request, answer, Notice(notice, kind))
        return answer


def open_visit(
    request: Request, parts: Annotated[Parts, Depends(parts_of)], at: Annotated[datetime, Depends(moment)]
) -> Visit:
    """Raises NotSignedIn, and HTTPException for an address that no page of ours leads to."""
    if NUL in request.scope["path"] or any(NUL in value for value in request.query_params.values()):
        raise HTTPException(404)
    token = request.cookies.get(SESSION_COOKIE, "")
    actor = sign_in.whose_session(parts, token, at) if token else None
    if actor is None:
        raise NotSignedIn("Войдите, чтобы открыть эту страницу.")
    with parts.reading(actor, at) as uow:
        school = organisations.short_name(uow.session, actor.organisation_id, at.date())
    visit = Visit(request, parts, actor, at, school)
    request.state.visit = visit  # An error page has no dependencies, and stands in the same frame.
    return visit


OpenVisit = Annotated[Visit, Depends(open_visit)]


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page, with or without somebody signed in."""
    visit = context.setdefault("visit", None)
    context.setdefault("here", request.url.path)  # A page outside of its section's address names the section.
    allowed = [item for item in NAVIGATION if visit is not None and visit.actor.may(item.permission)]
    text = ENVIRONMENT.get_template(template).render(
        request=request,
        navigation=allowed,
        role_titles=ROLES,
        notices=_kept_notices(request),
        **context,
    )
    answer = HTMLResponse(text, status_code=status)
    if NOTICE_COOKIE in request.cookies:
        answer.delete_cookie(NOTICE_COOKIE)
    return answer


def keep_notice(request: Request, answer: RedirectResponse, notice: Notice) -> None:
    """Signed, so that nobody but us puts words on a page."""
    signed = _signer(request).dumps([notice.text, notice.kind])
    secure = parts_of(request).settings.secure_cookies
    answer.set_cookie(NOTICE_COOKIE, signed, max_age=60, httponly=True, samesite="lax", secure=secure)


def own_path(target: str) -> str:
    """The path when it leads to a page of ours, else the home page: no stranger's address is followed."""
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if own and "\\" not in target else "/"


def sign_in_path(request: Request) -> str:
    """Where to sign in, with the way back: a page, never the target of a form."""
    if request.method != "GET":
        return "/sign-in"
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/sign-in?next={quote(here, safe='/')}"


def _kept_notices(request: Request) -> tuple[Notice, ...]:
    try:
        kept: Sequence[str] = _signer(request).loads(request.cookies.get(NOTICE_COOKIE, ""))
    except BadSignature:
        return ()
    return (Notice(*kept),)


def _signer(request: Request) -> URLSafeSerializer:
    signer: URLSafeSerializer = request.app.state.signer
    return signer
