"""Signing in and out: a login and a password become a session; a session's token becomes an actor."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from registry import accounts, audit
from registry.accounts import AccountFacts, Credentials
from registry.unit_of_work import UnitOfWork
from service import passwords
from service.access import Actor
from service.actors import actor_of
from service.errors import SignInRefused, TooManyAttempts
from service.parts import Parts

TRIES = 5
LOCK = timedelta(minutes=15)

# One sentence for an unknown login, a wrong password, a locked and a closed account: it must not tell which.
REFUSAL = (
    "Логин или пароль не подходят. После пяти неверных попыток подряд вход под этим логином закрывается "
    "на 15 минут."
)
_NOBODY = "вход"


class AddressLimit:
    """Failures of one network address in memory: a second fence, behind the lock kept with the account."""

    def __init__(self, failures: int = 30, minutes: int = 15) -> None:
        self._item = RateLimitItemPerMinute(failures, minutes)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def check(self, address: str) -> None:
        """Raises TooManyAttempts."""
        if not self._window.test(self._item, address):
            raise TooManyAttempts(
                "С этого компьютера было слишком много неудачных попыток входа: подождите 15 минут."
            )

    def note_failure(self, address: str) -> None:
        self._window.hit(self._item, address)


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """``token`` goes into the cookie and nowhere else; the registry keeps only its hash."""

    token: str
    expires_at: datetime


def sign_in(
    parts: Parts, limit: AddressLimit, *, login: str, password: str, address: str, at: datetime
) -> OpenedSession:
    """Open a session. Raises SignInRefused or TooManyAttempts; a refusal is noted in the audit log."""
    limit.check(address)
    with UnitOfWork(parts.database, actor=_NOBODY, at=at, read_only=True) as uow:
        known = accounts.credentials(uow.session, login.strip())
    # The hash is counted outside of a transaction: it takes long, and writers queue.
    fits, new_hash = passwords.verify(password, known.password_hash if known else None)
    if known is None or not fits or not _open_to_sign_in(known, at):
        limit.note_failure(address)
        _note_refusal(parts, known, at)
        raise SignInRefused(REFUSAL)
    return _open(parts, known.account, new_hash, at)


def sign_out(parts: Parts, token: str, at: datetime) -> None:
    """Close the session; a token that opens none is passed over."""
    with UnitOfWork(parts.database, actor=_NOBODY, at=at) as uow:
        account = accounts.session_account(uow.session, _sha256(token), at)
        if account is not None:
            _audit(uow, account.login, "sign_out", account.id)
        accounts.close_session(uow, _sha256(token))
        uow.commit()


def whose_session(parts: Parts, token: str, at: datetime) -> Actor | None:
    """Who the token stands for; None when the session is closed, run out, or the account is."""
    with UnitOfWork(parts.database, actor=_NOBODY, at=at, read_only=True) as uow:
        account = accounts.session_account(uow.session, _sha256(token), at)
        return None if account is None else actor_of(uow.session, account)


def _open_to_sign_in(known: Credentials, at: datetime) -> bool:
    locked = known.locked_until is not None and known.locked_until > at
    return known.account.is_active and not locked


def _note_refusal(parts: Parts, known: Credentials | None, at: datetime) -> None:
    """Count the failure; every fifth locks the account for a while. A try while it is locked counts too."""
    with UnitOfWork(parts.database, actor=_NOBODY, at=at) as uow:
        if known is not None:
            accounts.note_failure(uow, known.account.id, tries=TRIES, lock_for=LOCK)
        # What was typed as a login is not written down: people type passwords there.
        _audit(uow, _NOBODY, "sign_in_refused", known.account.id if known else None)
        uow.commit()


def _open(parts: Parts, account: AccountFacts, new_hash: str | None, at: datetime) -> OpenedSession:
    opened = OpenedSession(secrets.token_urlsafe(32), at + timedelta(hours=parts.settings.session_hours))
    with UnitOfWork(parts.database, actor=account.login, at=at) as uow:
        accounts.note_success(uow, account.id, new_hash=new_hash)
        accounts.open_session(uow, account.id, _sha256(opened.token), expires_at=opened.expires_at)
        _audit(uow, account.login, "sign_in", account.id)
        uow.commit()
    return opened


def _audit(uow: UnitOfWork, actor: str, action: str, account_id: int | None) -> None:
    audit.record(
        uow.session,
        actor=actor,
        at=uow.at,
        action=action,
        object_kind="Account",
        object_id="" if account_id is None else str(account_id),
    )


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
