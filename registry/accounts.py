"""Accounts and their sessions. It stores what it is given: hashing, cookies and limits are the service's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.errors import Conflict, NotFound
from registry.models import Account, SignInSession
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """Who an account is, without what proves it."""

    id: int
    organisation_id: int
    login: str
    display_name: str
    role: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is checked against."""

    account: AccountFacts
    password_hash: str
    failed_attempts: int
    locked_until: datetime | None


def add(
    uow: UnitOfWork, *, organisation_id: int, login: str, display_name: str, role: str, password_hash: str
) -> int:
    """Open an account; returns its id. Raises Conflict when the login is taken."""
    taken = Conflict("Учётная запись с таким логином уже есть.")
    if credentials(uow.session, login) is not None:
        raise taken
    row = Account(
        organisation_id=organisation_id,
        login=login.casefold(),
        display_name=display_name,
        role=role,
        password_hash=password_hash,
    )
    try:
        with uow.session.begin_nested():
            uow.session.add(row)
    except IntegrityError as error:
        # Somebody may have taken the login between the look and the word.
        if credentials(uow.session, login) is None:
            raise
        raise taken from error
    return row.id


def credentials(session: Session, login: str) -> Credentials | None:
    """What is known of a login, letter case aside; None when nothing."""
    row = session.scalar(select(Account).where(Account.login == login.casefold()))
    if row is None:
        return None
    return Credentials(_facts(row), row.password_hash, row.failed_attempts, row.locked_until)


def of_organisations(session: Session, organisation_ids: tuple[int, ...]) -> list[AccountFacts]:
    rows = session.scalars(
        select(Account).where(Account.organisation_id.in_(organisation_ids)).order_by(Account.login)
    )
    return [_facts(row) for row in rows]


def display_names(session: Session, logins: Iterable[str]) -> dict[str, str]:
    """How the people behind the logins are called; a login nobody has is left out."""
    rows = session.execute(
        select(Account.login, Account.display_name).where(Account.login.in_(tuple(set(logins))))
    )
    return {row.login: row.display_name for row in rows}


def get(session: Session, account_id: int) -> AccountFacts:
    """Raises NotFound when there is no such account."""
    return _facts(_get(session, account_id))


def note_failure(uow: UnitOfWork, account_id: int, *, tries: int, lock_for: timedelta) -> None:
    """One more wrong password; every so many ``tries`` in a row the account is locked for a while.

    Counted and judged while the row is held: guesses come many at once, and each must see the one before.
    """
    row = uow.session.get_one(Account, account_id, with_for_update=True, populate_existing=True)
    row.failed_attempts += 1
    if row.failed_attempts % tries == 0:
        row.locked_until = uow.at + lock_for


def note_success(uow: UnitOfWork, account_id: int, *, new_hash: str | None = None) -> None:
    row = _get(uow.session, account_id)
    row.failed_attempts, row.locked_until = 0, None
    if new_hash is not None:
        row.password_hash = new_hash


def set_password(uow: UnitOfWork, account_id: int, password_hash: str) -> None:
    """A new password ends every open session of the account."""
    _get(uow.session, account_id).password_hash = password_hash
    uow.session.execute(delete(SignInSession).where(SignInSession.account_id == account_id))


def set_active(uow: UnitOfWork, account_id: int, *, active: bool) -> None:
    _get(uow.session, account_id).is_active = active
    if not active:
        uow.session.execute(delete(SignInSession).where(SignInSession.account_id == account_id))


def set_role(uow: UnitOfWork, account_id: int, role: str) -> None:
    _get(uow.session, account_id).role = role


def open_session(uow: UnitOfWork, account_id: int, token_sha256: str, *, expires_at: datetime) -> None:
    uow.session.add(
        SignInSession(
            token_sha256=token_sha256,
            account_id=account_id,
            started_at=uow.at,
            expires_at=expires_at,
        )
    )
    uow.session.execute(delete(SignInSession).where(SignInSession.expires_at < uow.at))


def session_account(session: Session, token_sha256: str, now: datetime) -> AccountFacts | None:
    """Whose session the token opens; None when it is closed, run out, or its account is."""
    row = session.get(SignInSession, token_sha256)
    if row is None or row.expires_at <= now:
        return None
    account = _get(session, row.account_id)
    return _facts(account) if account.is_active else None


def close_session(uow: UnitOfWork, token_sha256: str) -> None:
    uow.session.execute(delete(SignInSession).where(SignInSession.token_sha256 == token_sha256))


def _get(session: Session, account_id: int) -> Account:
    row = session.get(Account, account_id)
    if row is None:
        raise NotFound("Такой учётной записи нет.")
    return row


def _facts(row: Account) -> AccountFacts:
    return AccountFacts(row.id, row.organisation_id, row.login, row.display_name, row.role, row.is_active)
