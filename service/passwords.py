"""Argon2 hashes of passwords, by pwdlib; it stores nothing and knows no account."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash

SHORTEST = 10

_hasher = PasswordHash.recommended()
# A hash takes 64 MiB: a hundred sign-ins at once would take the memory of an ordinary office computer.
_at_once = BoundedSemaphore(4)


def hash_password(password: str) -> str:
    with _at_once:
        return _hasher.hash(password)


def verify(password: str, password_hash: str | None) -> tuple[bool, str | None]:
    """Whether the password fits, and a fresh hash when the kept one is of an older kind.

    Without a hash (no such account) the same work is done in vain, so that the time tells nothing.
    """
    with _at_once:
        fits, new_hash = _hasher.verify_and_update(password, password_hash or _nobody())
    return (fits, new_hash) if password_hash else (False, None)


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")
