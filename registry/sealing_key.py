"""Whether the key at hand opens what the registry holds sealed: asked once, before anything is written.

A registry sealed half by one key and half by another could be read by neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import KeyMissing
from registry.models import IssuedDocument, PersonPrivate
from registry.privacy import Cipher

_SEALED = (
    (PersonPrivate.passport_sealed, PersonPrivate.person_id),
    (PersonPrivate.address_sealed, PersonPrivate.person_id),
    (PersonPrivate.phone_sealed, PersonPrivate.person_id),
    (IssuedDocument.snapshot_sealed, IssuedDocument.id),
)


def require_key(session: Session, cipher: Cipher) -> None:
    """Open the oldest and the newest of each kind of sealed facts. Raises KeyMissing when one stays shut."""
    try:
        for sealed in _specimens(session):
            cipher.open(sealed)
    except KeyMissing as error:
        raise KeyMissing(
            "Ключ шифрования не подходит к данным реестра: верните в папку данных прежний файл registry.key "
            "или укажите прежний ключ в настройке keys."
        ) from error


def _specimens(session: Session) -> Iterator[bytes]:
    for column, key in _SEALED:
        for order in (key.asc(), key.desc()):
            found = session.scalar(select(column).where(column.is_not(None)).order_by(order).limit(1))
            if found is not None:
                yield found
