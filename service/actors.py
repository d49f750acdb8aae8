"""From an account to the actor who asks. It knows no password, no cookie and no request."""

from __future__ import annotations

from sqlalchemy.orm import Session

from registry import organisations
from registry.accounts import AccountFacts
from service.access import Actor


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
