"""Change an account: its role, whether it may sign in, its password."""

from __future__ import annotations

import secrets
from datetime import datetime

from registry import accounts
from registry.accounts import AccountFacts
from registry.errors import InvalidFact
from registry.unit_of_work import UnitOfWork
from service import passwords
from service.access import ROLES, Actor
from service.parts import Parts
from service.reach import require_account

# Signs that nobody mistakes for one another when a password is copied from paper.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """A password for somebody to be told once: «k7mx-q2hd-9tvr»."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(3))


def change_role(parts: Parts, actor: Actor, account_id: int, role: str, at: datetime) -> None:
    """Raises Forbidden, NotFound, InvalidFact (an unknown role, one's own account)."""
    if role not in ROLES:
        raise InvalidFact("Такой роли нет: выберите роль из списка.")
    with parts.writing(actor, at) as uow:
        _anothers(uow, actor, account_id)
        accounts.set_role(uow, account_id, role)
        uow.commit()


def set_active(parts: Parts, actor: Actor, account_id: int, at: datetime, *, active: bool) -> None:
    """Let the account sign in or not; its open sessions end. Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        _anothers(uow, actor, account_id)
        accounts.set_active(uow, account_id, active=active)
        uow.commit()


def reset_password(parts: Parts, actor: Actor, account_id: int, at: datetime) -> str:
    """A new password, to be shown once; the account's sessions end. Raises Forbidden, NotFound."""
    password = new_password()
    password_hash = passwords.hash_password(password)
    with parts.writing(actor, at) as uow:
        _reachable(uow, actor, account_id)
        accounts.set_password(uow, account_id, password_hash)
        uow.commit()
    return password


def change_own_password(parts: Parts, actor: Actor, *, current: str, new: str, at: datetime) -> None:
    """Every session of the account ends. Raises InvalidFact with the field in ``place``."""
    if len(new) < passwords.SHORTEST:
        raise InvalidFact(
            f"Новый пароль короче {passwords.SHORTEST} знаков: придумайте длиннее.", place="new"
        )
    with parts.reading(actor, at) as uow:
        known = accounts.credentials(uow.session, actor.login)
    fits, _ = passwords.verify(current, known.password_hash if known else None)
    if known is None or not fits:
        raise InvalidFact("Это не ваш нынешний пароль: проверьте раскладку клавиатуры.", place="current")
    new_hash = passwords.hash_password(new)
    with parts.writing(actor, at) as uow:
        accounts.set_password(uow, known.account.id, new_hash)
        uow.commit()


def _reachable(uow: UnitOfWork, actor: Actor, account_id: int) -> AccountFacts:
    actor.require("manage_accounts")
    return require_account(uow.session, actor, account_id)


def _anothers(uow: UnitOfWork, actor: Actor, account_id: int) -> None:
    """Nobody may shut himself out: the school would be left without an administrator."""
    if _reachable(uow, actor, account_id).id == actor.account_id:
        raise InvalidFact("Свою роль и свой вход изменить нельзя: попросите другого администратора.")
