"""The chain of the audit log: every row is bound to the one before it by a digest of both.

A row changed, removed or slipped in past the house no longer fits, and is named. The links stand in a table
of their own, written at the very end of a transaction, when the order of the rows is known: the lock on the
chain's end is the last one taken, so that writers queue for a moment and never cross.
Whoever can rewrite the whole chain leaves no trace in it: against him stands a digest written down elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from registry.models import AuditEntry, AuditHead, AuditLink

BEGINNING = "0" * 64
"""What the first row is bound to."""

_WAITING = "audit rows to be linked"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class ChainFault:
    """One thing amiss in the log: the number of the row it is about, and a Russian sentence."""

    entry_id: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many rows the chain binds, the digest of its end, and everything amiss."""

    count: int
    digest: str
    faults: tuple[ChainFault, ...]
    knows_expected: bool = True


def digest(previous: str, row: Mapping[str, Any]) -> str:
    """SHA-256 of the previous digest and of everything the row says; ``row["at"]`` is an aware time."""
    at: datetime = row["at"]
    said = [
        previous, row["id"], at.astimezone(UTC).isoformat(timespec="microseconds"), row["actor"],
        row["action"], row["object_kind"], row["object_id"], list(row["columns"]),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def await_link(session: Session, entry_ids: Iterable[int]) -> None:
    """These rows are written in this transaction and will be bound when it ends."""
    session.info.setdefault(_WAITING, []).extend(entry_ids)


def link(session: Session) -> None:
    """Bind the rows that wait; called once, right before the transaction is committed."""
    waiting: list[int] = session.info.pop(_WAITING, [])
    rows = list(_written(session, sorted(waiting)))
    if not rows:
        return
    head = session.execute(select(AuditHead.length, AuditHead.digest).with_for_update()).one()
    links = list(chained(rows, head.length, head.digest))
    session.execute(insert(AuditLink), links)
    session.execute(update(AuditHead).values(length=links[-1]["place"], digest=links[-1]["digest"]))


def chained(rows: Iterable[Mapping[str, Any]], count: int, previous: str) -> Iterator[dict[str, Any]]:
    """The links of rows in their order, after ``count`` links that end in ``previous``."""
    for place, row in enumerate(rows, start=count + 1):
        own = digest(previous, row)
        yield {"place": place, "entry_id": row["id"], "previous": previous, "digest": own}
        previous = own


def verify(session: Session, expected: str = "") -> Verdict:
    """Read the whole log along its chain; memory does not grow with it.

    ``expected``: a digest written down earlier, which must still be in the chain.
    """
    faults: list[ChainFault] = []
    place, previous = 0, BEGINNING
    seen = expected in {"", BEGINNING}
    pairs = (
        select(AuditLink, AuditEntry)
        .outerjoin(AuditEntry, AuditEntry.id == AuditLink.entry_id)
        .order_by(AuditLink.place)
        .execution_options(yield_per=_CHUNK)
    )
    for bound, entry in session.execute(pairs):
        faults += _link_faults(bound, entry, place, previous)
        place, previous = bound.place, bound.digest
        seen = seen or bound.digest == expected
        session.expunge(bound)
        if entry is not None:
            session.expunge(entry)
    faults += _unbound(session)
    head = session.execute(select(AuditHead.length, AuditHead.digest)).one_or_none()
    if head is None or (head.length, head.digest) != (place, previous):
        faults.append(ChainFault(None, "Конец журнала не сходится с записанным: последние строки срезаны."))
    return Verdict(place, previous, tuple(faults), seen)


def _link_faults(
    bound: AuditLink, entry: AuditEntry | None, place: int, previous: str
) -> Iterator[ChainFault]:
    if bound.place != place + 1:
        missing = f"{place + 1}" if bound.place == place + 2 else f"{place + 1}–{bound.place - 1}"
        yield ChainFault(bound.entry_id, f"Перед строкой {bound.entry_id} удалены звенья цепи: {missing}.")
    elif bound.previous != previous:
        yield ChainFault(bound.entry_id, f"Звено строки {bound.entry_id} не продолжает предыдущее.")
    if entry is None:
        yield ChainFault(bound.entry_id, f"Строка {bound.entry_id} удалена из журнала действий.")
    elif digest(bound.previous, _facts(entry)) != bound.digest:
        yield ChainFault(entry.id, f"Строка {entry.id} изменена: {_described(entry)}.")


def _unbound(session: Session) -> Iterator[ChainFault]:
    loose = (
        select(AuditEntry)
        .outerjoin(AuditLink, AuditLink.entry_id == AuditEntry.id)
        .where(AuditLink.place.is_(None))
        .order_by(AuditEntry.id)
    )
    for entry in session.scalars(loose):
        yield ChainFault(
            entry.id,
            f"Строка {entry.id} вставлена в обход программы или лишилась звена: {_described(entry)}.",
        )


def _written(session: Session, entry_ids: list[int]) -> Iterator[Mapping[str, Any]]:
    """The rows as the database keeps them; those of a part rolled back are not there."""
    for start in range(0, len(entry_ids), _CHUNK):
        some = entry_ids[start : start + _CHUNK]
        rows = session.execute(
            select(AuditEntry.__table__).where(AuditEntry.id.in_(some)).order_by(AuditEntry.id)
        )
        yield from ({**row} for row in rows.mappings())


def _facts(entry: AuditEntry) -> dict[str, Any]:
    names = ("id", "at", "actor", "action", "object_kind", "object_id", "columns")
    return {name: getattr(entry, name) for name in names}


def _described(entry: AuditEntry) -> str:
    return (
        f"{entry.at:%d.%m.%Y %H:%M} UTC, {entry.actor}, {entry.action} {entry.object_kind} {entry.object_id}"
    )
