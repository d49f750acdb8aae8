"""From a session's token, or an account, to the actor who asks. It knows no cookie and no request."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from registry import accounts, organisations
from registry.accounts import AccountFacts
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts

_NOBODY = "вход"  # Who reads the registry while it is not yet known who asks.


def token_hash(token: str) -> str:
    """What the registry keeps of a session's token: whoever reads the database cannot sign in with it."""
    return hashlib.sha256(token.encode()).hexdigest()


def actor_of(session: Session, account: AccountFacts) -> Actor:
    """The account's own organisation and all below it are within reach."""
    return Actor(
        account.id,
        account.login,
        account.display_name,
        account.role,
        account.organisation_id,
        organisations.within(session, account.organisation_id),
    )


def actor_of_token(parts: Parts, token: str, at: datetime) -> Actor | None:
    """Whose open session the token is; None when it is closed, run out, or the account is blocked."""
    with UnitOfWork(parts.database, actor=_NOBODY, at=at, read_only=True) as uow:
        account = accounts.session_account(uow.session, token_hash(token), at)
        return actor_of(uow.session, account) if account else None
