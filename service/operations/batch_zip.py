"""All the papers a batch made, as one ZIP written while it is read. The same batch gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from registry import audit, batches, journal
from registry.errors import Conflict
from registry.journal import Record
from service.access import Actor
from service.operations.batch_state import require_batch
from service.operations.take_document import file_name
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class Archive:
    """``chunks`` may be read once."""

    name: str
    chunks: Iterator[bytes]


def batch_zip(parts: Parts, actor: Actor, batch_id: int, at: datetime) -> Archive:
    """Papers voided since are left out; every paper taken is noted in the audit log.

    Raises Forbidden, NotFound, Conflict when nothing is made yet, FileLost before the first byte.
    """
    with parts.reading(actor, at) as uow:
        batch = require_batch(parts, uow, actor, batch_id, "view_school")
        made = [item.document_id for item in batches.items(uow.session, batch_id)]
        found = [journal.get(uow.session, one) for one in made if one is not None]
    records = [record for record in found if record.status == "issued"]
    if not records:
        raise Conflict("В этом задании ещё нет готовых документов.")
    for record in records:
        parts.storage.get(record.sha256)  # A lost file must be told of before half of the ZIP is sent.
    _note_taken(parts, actor, records, at)
    name = f"{records[0].file_title} от {batch.dated:%d.%m.%Y}.zip"
    return Archive(name, _written(parts, records))


def unique_names(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """The papers' own file names; a name met again gets « (2)», « (3)»… before its extension."""
    met: dict[str, int] = {}
    for record in records:
        name = file_name(record)
        met[name] = met.get(name, 0) + 1
        stem, dot, extension = name.rpartition(".")
        yield (name if met[name] == 1 else f"{stem} ({met[name]}){dot}{extension}"), record


def _note_taken(parts: Parts, actor: Actor, records: Iterable[Record], at: datetime) -> None:
    with parts.writing(actor, at) as uow:
        for record in records:
            audit.record(
                uow.session,
                actor=actor.login,
                at=at,
                action="take",
                object_kind="IssuedDocument",
                object_id=str(record.id),
            )
        uow.commit()


class _Pipe(io.RawIOBase):
    """Where ZipFile writes and we take from; it cannot be wound back, so ZipFile writes straight through."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._written += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self._written)
        self._written.clear()
        return taken


def _written(parts: Parts, records: Iterable[Record]) -> Iterator[bytes]:
    pipe = _Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for name, record in unique_names(records):
            entry = ZipInfo(name, record.dated.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts.storage.get(record.sha256))
            yield pipe.take()
    yield pipe.take()
