"""The page to sign in, and the button to sign out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from service.errors import SignInRefused
from service.http.bounds import clean
from service.http.errors import PAGES
from service.http.session import SESSION_COOKIE, moment, parts_of
from service.operations import sign_in as operation
from service.operations.sign_in import OpenedSession
from service.parts import Parts
from service.web.pages import Notice, keep_notice, own_path, render

router = APIRouter()

PartsHere = Annotated[Parts, Depends(parts_of)]
Moment = Annotated[datetime, Depends(moment)]


@router.get("/sign-in")
def ask(request: Request, next: str = "/") -> Response:
    return render(request, "sign_in/form.html", login="", next=own_path(next), faults={})


@router.post("/sign-in")
def sign_in(
    request: Request,
    parts: PartsHere,
    at: Moment,
    login: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """The password is never sent back into the page; the login is."""
    login = clean(login)
    faults = _empty(login, password)
    if faults:
        return render(
            request, "sign_in/form.html", status=422, login=login, next=own_path(next), faults=faults
        )
    address = request.client.host if request.client else ""
    try:
        opened = operation.sign_in(
            parts, request.app.state.address_limit, login=login, password=password, address=address, at=at
        )
    except SignInRefused as refusal:
        faults = {"login": refusal.message}
        status = PAGES[type(refusal)].status
        return render(
            request, "sign_in/form.html", status=status, login=login, next=own_path(next), faults=faults
        )
    _close_earlier(request, parts, at)
    answer = RedirectResponse(own_path(next), status_code=303)
    _set_cookie(answer, opened, at, secure=parts.settings.secure_cookies)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, parts: PartsHere, at: Moment) -> Response:
    _close_earlier(request, parts, at)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(SESSION_COOKIE)
    keep_notice(request, answer, Notice("Вы вышли. До свидания!"))
    return answer


def _empty(login: str, password: str) -> dict[str, str]:
    faults = {}
    if not login.strip():
        faults["login"] = "Введите логин: его выдаёт администратор школы."
    if not password:
        faults |= {"password": "Введите пароль."}
    return faults


def _close_earlier(request: Request, parts: Parts, at: datetime) -> None:
    """A session the browser brought along is closed: nobody can have planted the next one beforehand."""
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        operation.sign_out(parts, token, at)


def _set_cookie(answer: Response, opened: OpenedSession, at: datetime, *, secure: bool) -> None:
    seconds = int((opened.expires_at - at).total_seconds())
    answer.set_cookie(
        SESSION_COOKIE, opened.token, max_age=seconds, httponly=True, samesite="lax", secure=secure
    )
