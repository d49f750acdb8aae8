"""Secret addresses of calendars: one an account, known here only by the hash of its token."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import accounts
from registry.accounts import AccountFacts
from registry.models import Account, CalendarFeed
from registry.unit_of_work import UnitOfWork


def give(uow: UnitOfWork, account_id: int, token_sha256: str) -> None:
    """From now on the account's address is this one; the old one opens nothing any more."""
    row = uow.session.scalar(select(CalendarFeed).where(CalendarFeed.account_id == account_id))
    row = row or CalendarFeed(account_id=account_id)
    row.token_sha256, row.created_at = token_sha256, uow.at
    uow.session.add(row)
    uow.session.flush()


def revoke(uow: UnitOfWork, account_id: int) -> None:
    """The address opens nothing any more; of an account without one nothing changes."""
    row = uow.session.scalar(select(CalendarFeed).where(CalendarFeed.account_id == account_id))
    if row is not None:
        uow.session.delete(row)
        uow.session.flush()


def is_given(session: Session, account_id: int) -> bool:
    return session.scalar(select(CalendarFeed.id).where(CalendarFeed.account_id == account_id)) is not None


def account_of(session: Session, token_sha256: str) -> AccountFacts | None:
    """Whose calendar it is; None for a token nobody has, and for an account that is closed."""
    row = session.scalar(
        select(Account.id)
        .join(CalendarFeed, CalendarFeed.account_id == Account.id)
        .where(CalendarFeed.token_sha256 == token_sha256, Account.is_active)
    )
    return accounts.get(session, row) if row is not None else None
