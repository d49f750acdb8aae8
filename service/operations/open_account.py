"""Open an account for somebody of the actor's organisations."""

from __future__ import annotations

from datetime import datetime

from registry import accounts
from registry.errors import InvalidFact
from service import passwords
from service.access import ROLES, Actor
from service.parts import Parts


def open_account(
    parts: Parts,
    actor: Actor,
    *,
    login: str,
    role: str,
    display_name: str,
    password: str,
    at: datetime,
    organisation_id: int | None = None,
) -> int:
    """Returns the account's id. Raises Forbidden, InvalidFact, and Conflict when the login is taken."""
    where = actor.organisation_id if organisation_id is None else organisation_id
    actor.require("manage_accounts", where)
    if role not in ROLES:
        raise InvalidFact("Такой роли нет: выберите роль из списка.")
    if not login.strip():
        raise InvalidFact("Укажите логин.")
    if len(password) < passwords.SHORTEST:
        raise InvalidFact(f"Пароль короче {passwords.SHORTEST} знаков: придумайте длиннее.")
    # Counted outside of the transaction: it takes long, and writers queue.
    password_hash = passwords.hash_password(password)
    with parts.writing(actor, at) as uow:
        account_id = accounts.add(
            uow,
            organisation_id=where,
            login=login.strip(),
            display_name=display_name.strip() or login.strip(),
            role=role,
            password_hash=password_hash,
        )
        uow.commit()
    return account_id
