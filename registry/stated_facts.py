"""The index of what live papers state, so that a change is seen: which of them say the old since a day.

The journal's snapshots alone hold the words; the index is made from them and can be made again. It is brought
up to date in the transaction that changes a fact, before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from registry import fact_digests, reading, snapshot_json
from registry.errors import NotFound
from registry.fact_digests import Stated
from registry.models import (
    DocumentFact,
    IssuedDocument,
    OrganisationDetails,
    PersonName,
    Position,
    Signatory,
)
from registry.reference.lasting_facts import lasting_facts
from registry.unit_of_work import UnitOfWork

_CHUNK = 500

Key = tuple[str, int]
"""Of what a fact is: ("person" | "pair" | "organisation", id)."""


def note(
    uow: UnitOfWork,
    document_id: int,
    organisation_id: int,
    type_id: str,
    dated: date,
    stated: Iterable[Stated],
) -> None:
    """Put a paper that is being recorded into the index; a type that states nothing lasting leaves no row."""
    lasting = lasting_facts().get(type_id)
    if lasting is None:
        return
    rows = [
        {
            "organisation_id": organisation_id,
            "document_id": document_id,
            "subject_kind": one.kind,
            "subject_id": one.subject_id,
            "fact": one.fact,
            "said": one.said,
            "dated": dated,
        }
        for one in stated
        if one.fact in lasting.stated
    ]
    if rows:
        uow.session.execute(insert(DocumentFact), rows)


def drop(session: Session, document_id: int) -> None:
    """The paper is void: it states nothing any more, and what it had put right is not right again."""
    session.execute(delete(DocumentFact).where(DocumentFact.document_id == document_id))
    put_right = update(DocumentFact).where(DocumentFact.amended_by == document_id)
    session.execute(put_right.values(amended_by=None))


def settle(session: Session, old_id: int, new_id: int, keys: Iterable[Key]) -> None:
    """The new paper has put right what the old one said of these things."""
    for kind, subject_id in keys:
        own = (DocumentFact.subject_kind == kind) & (DocumentFact.subject_id == subject_id)
        stale = (DocumentFact.document_id == old_id) & DocumentFact.stale_from.is_not(None)
        session.execute(update(DocumentFact).where(own, stale).values(amended_by=new_id))


def refresh_touched(uow: UnitOfWork) -> None:
    """Compare anew the facts of everything the transaction has changed."""
    touched: set[Key] = uow.session.info.pop("touched", set())
    refresh(uow, touched)


def refresh(uow: UnitOfWork, keys: Iterable[Key]) -> None:
    """Tell for each of these things from which day the papers say the old, if they do."""
    by_kind: dict[str, set[int]] = {}
    for kind, subject_id in keys:
        by_kind.setdefault(kind, set()).add(subject_id)
    for kind, ids in by_kind.items():
        for chunk in _chunks(sorted(ids)):
            _refresh(uow, kind, chunk)


def _refresh(uow: UnitOfWork, kind: str, ids: tuple[int, ...]) -> None:
    # As columns and in bulk: a school whose head changes has thousands of papers, and the index is no fact
    # that the audit log would have to tell of.
    rows = uow.session.execute(
        select(
            DocumentFact.id,
            DocumentFact.subject_id,
            DocumentFact.fact,
            DocumentFact.said,
            DocumentFact.dated,
            DocumentFact.stale_from,
        ).where(DocumentFact.subject_kind == kind, DocumentFact.subject_id.in_(ids))
    ).all()
    timelines = {one: list(_timeline(uow, kind, one)) for one in {row.subject_id for row in rows}}
    changed: dict[date | None, list[int]] = {}
    for row in rows:
        stale_from = _stale_from(row.fact, row.said, row.dated, timelines[row.subject_id])
        if stale_from != row.stale_from:
            changed.setdefault(stale_from, []).append(row.id)
    for stale_from, found in changed.items():
        for chunk in _chunks(found):
            told = update(DocumentFact).where(DocumentFact.id.in_(chunk))
            uow.session.execute(told.values(stale_from=stale_from, amended_by=None))


def _stale_from(
    fact: str, said: str, dated: date, timeline: list[tuple[date, dict[str, str]]]
) -> date | None:
    """The first day, not before the paper's own, from which the last word known is another than its."""
    found: date | None = None
    for since, facts in timeline:
        if facts.get(fact, said) == said:
            found = None
        elif found is None:
            found = max(since, dated)
    return found


def _timeline(uow: UnitOfWork, kind: str, subject_id: int) -> Iterator[tuple[date, dict[str, str]]]:
    """What the thing is from each day on which it changes; today's word stands for all the past.

    A paper is compared with what is true now and later, never with what was true before it.
    """
    today = uow.at.date()
    for day in (today, *_coming(uow.session, kind, subject_id, today)):
        facts = _facts(uow, kind, subject_id, day)
        if facts:
            yield _since(uow.session, kind, subject_id, day), facts


def _facts(uow: UnitOfWork, kind: str, subject_id: int, day: date) -> dict[str, str]:
    """Fact → digest on a day; nothing where the registry has no word for that day."""
    try:
        if kind == "person":
            return fact_digests.current(reading.person(uow, subject_id, day))
        if kind == "pair":
            return fact_digests.current(reading.pair(uow, subject_id, day))
        return fact_digests.current(reading.organisation(uow.session, subject_id, day))
    except NotFound:
        return {}


_DATED: dict[str, tuple[tuple[Any, str], ...]] = {
    "person": ((PersonName, "person_id"), (Position, "person_id")),
    "organisation": ((OrganisationDetails, "organisation_id"), (Signatory, "organisation_id")),
}


def _coming(session: Session, kind: str, subject_id: int, today: date) -> list[date]:
    """The days after today from which something of it changes."""
    days: set[date] = set()
    for table, column in _DATED.get(kind, ()):
        rows = session.scalars(
            select(table.valid_from).where(getattr(table, column) == subject_id, table.valid_from > today)
        )
        days |= set(rows)
    return sorted(days)


def _since(session: Session, kind: str, subject_id: int, day: date) -> date:
    """From which day what is true on ``day`` is true; of a pair nobody kept it, so it is the day itself."""
    begun = [
        row
        for table, column in _DATED.get(kind, ())
        for row in session.scalars(
            select(table.valid_from).where(getattr(table, column) == subject_id, table.valid_on(day))
        )
    ]
    return max(begun, default=day)


def any_missing(session: Session) -> bool:
    """Whether papers were issued before there was an index."""
    return session.scalar(select(IssuedDocument.id).where(*_unindexed()).limit(1)) is not None


def index_missing(uow: UnitOfWork) -> int:
    """Index those papers, and compare them; returns how many there were."""
    columns = select(
        IssuedDocument.id,
        IssuedDocument.organisation_id,
        IssuedDocument.type_id,
        IssuedDocument.dated,
        IssuedDocument.snapshot_sealed,
    )
    rows = uow.session.execute(columns.where(*_unindexed())).all()
    keys: set[Key] = set()
    for row in rows:
        stated = tuple(_stated(uow.cipher.open(row.snapshot_sealed)))
        note(uow, row.id, row.organisation_id, row.type_id, row.dated, stated)
        keys |= {(one.kind, one.subject_id) for one in stated}
    refresh(uow, keys)
    return len(rows)


def _unindexed() -> tuple[ColumnElement[bool], ...]:
    return (
        IssuedDocument.type_id.in_(tuple(lasting_facts())),
        IssuedDocument.status == "issued",
        ~exists().where(DocumentFact.document_id == IssuedDocument.id),
    )


def _stated(snapshot: bytes) -> Iterator[Stated]:
    subject = snapshot_json.load(snapshot).get("subject")
    return fact_digests.stated_by(subject) if subject else iter(())


def _chunks(ids: list[int]) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(ids), _CHUNK):
        yield tuple(ids[start : start + _CHUNK])
