"""Accounts of the school, for its administrator; and one's own password, for everybody."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from registry import accounts
from registry.errors import Conflict, InvalidFact
from service.access import ROLES
from service.http.bounds import PathId
from service.http.session import SESSION_COOKIE
from service.operations.change_account import (
    change_own_password,
    change_role,
    new_password,
    reset_password,
    set_active,
)
from service.operations.open_account import open_account
from service.reach import require_account
from service.web.forms import Form, TypedForm
from service.web.pages import Notice, OpenVisit, Visit, keep_notice

router = APIRouter()

# A municipality's own accounts are opened by the command line, beside the municipality itself.
SCHOOL_ROLES = {code: title for code, title in ROLES.items() if code != "operator"}


@router.get("/settings/accounts")
def listed(visit: OpenVisit) -> Response:
    visit.actor.require("manage_accounts")
    with visit.reading() as uow:
        found = accounts.of_organisations(uow.session, visit.actor.organisation_ids)
    return visit.page("accounts/list.html", accounts=found)


@router.get("/settings/accounts/new")
def ask_new(visit: OpenVisit) -> Response:
    visit.actor.require("manage_accounts")
    return _new_page(visit, Form())


@router.post("/settings/accounts/new")
def add(visit: OpenVisit, form: TypedForm) -> Response:
    """The password is made here and shown once, on the answer itself: it stands in no address or cookie."""
    visit.actor.require("manage_accounts")
    name = form.text("display_name", "Впишите фамилию и имя: так человек виден в журналах.", 200)
    login = form.text("login", "Придумайте логин: например, фамилия латинскими буквами.", 60)
    role = form.choice("role", SCHOOL_ROLES, "Выберите роль: от неё зависит, что человек увидит.")
    if not form.faults:
        password = new_password()
        try:
            open_account(
                visit.parts,
                visit.actor,
                login=login,
                role=role,
                display_name=name,
                password=password,
                at=visit.at,
            )
        except (Conflict, InvalidFact) as fault:
            form.refuse(fault, "login")
        else:
            return _told(visit, login, password, "Учётная запись открыта")
    return _new_page(visit, form)


@router.get("/settings/accounts/{account_id}")
def shown(visit: OpenVisit, account_id: PathId) -> Response:
    return _page(visit, account_id, Form())


@router.post("/settings/accounts/{account_id}/role")
def give_role(visit: OpenVisit, account_id: PathId, form: TypedForm) -> Response:
    role = form.choice("role", SCHOOL_ROLES, "Выберите роль из списка.")
    if form.faults:
        return _page(visit, account_id, form)
    try:
        change_role(visit.parts, visit.actor, account_id, role, visit.at)
    except InvalidFact as fault:
        form.refuse(fault, "role")
        return _page(visit, account_id, form)
    return visit.redirect(f"/settings/accounts/{account_id}", f"Новая роль: {ROLES[role]}.")


@router.post("/settings/accounts/{account_id}/block")
def block(visit: OpenVisit, account_id: PathId) -> Response:
    set_active(visit.parts, visit.actor, account_id, visit.at, active=False)
    return visit.redirect(f"/settings/accounts/{account_id}", "Вход закрыт.", "warning")


@router.post("/settings/accounts/{account_id}/unblock")
def unblock(visit: OpenVisit, account_id: PathId) -> Response:
    set_active(visit.parts, visit.actor, account_id, visit.at, active=True)
    return visit.redirect(f"/settings/accounts/{account_id}", "Вход открыт.")


@router.post("/settings/accounts/{account_id}/password")
def reset(visit: OpenVisit, account_id: PathId) -> Response:
    password = reset_password(visit.parts, visit.actor, account_id, visit.at)
    with visit.reading() as uow:
        login = accounts.get(uow.session, account_id).login
    return _told(visit, login, password, "Новый пароль задан")


@router.get("/password")
def ask_password(visit: OpenVisit) -> Response:
    return visit.page("accounts/password.html", form=Form())


@router.post("/password")
def change_password(visit: OpenVisit, form: TypedForm) -> Response:
    """What was typed here is a secret: it is the one thing that never comes back in the page."""
    current, new, again = (form.typed.get(name, "") for name in ("current", "new", "again"))
    if new != again:
        form.faults["again"] = "Пароли не совпали: введите новый пароль ещё раз."
    else:
        try:
            change_own_password(visit.parts, visit.actor, current=current, new=new, at=visit.at)
        except InvalidFact as fault:
            form.refuse(fault, fault.place)
    if form.faults:
        return visit.page("accounts/password.html", status=422, form=form)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(SESSION_COOKIE)
    keep_notice(visit.request, answer, Notice("Пароль изменён. Войдите с новым паролем."))
    return answer


def _page(visit: Visit, account_id: int, form: Form) -> Response:
    visit.actor.require("manage_accounts")
    with visit.reading() as uow:
        account = require_account(uow.session, visit.actor, account_id)
    status = 422 if form.faults else 200
    return visit.page(
        "accounts/account.html", status=status, account=account, form=form, roles=SCHOOL_ROLES.items()
    )


def _new_page(visit: Visit, form: Form) -> Response:
    status = 422 if form.faults else 200
    return visit.page("accounts/new.html", status=status, form=form, roles=SCHOOL_ROLES.items())


def _told(visit: Visit, login: str, password: str, title: str) -> Response:
    return visit.page("accounts/told.html", login=login, password=password, title=title)
