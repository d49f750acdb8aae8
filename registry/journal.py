"""The journal of issued documents. The numbers it records them under are given by ``registry.numbering``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from registry import document_acts, stated_facts
from registry.document_links import ended_by, in_force
from registry.errors import Conflict, InvalidFact, NotFound
from registry.fact_digests import Stated
from registry.models import DocumentSubject, IssuedDocument, NumberingSeries
from registry.numbering import Reserved, next_number, open_series, reserve, series
from registry.search import Page, cut
from registry.unit_of_work import UnitOfWork

__all__ = [
    "NewRecord",
    "Query",
    "Record",
    "Reserved",
    "conditions_of",
    "get",
    "in_force_of_pair",
    "live_of_type",
    "next_number",
    "of_package",
    "of_pair",
    "of_person",
    "open_series",
    "package_of",
    "record",
    "reserve",
    "search",
    "series",
    "snapshot",
    "subjects_of",
    "void",
]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What the journal keeps of a paper besides its number."""

    organisation_id: int
    dated: date
    type_id: str
    title: str
    file_title: str
    subject_kind: str
    snapshot: bytes
    template_version: str
    sha256: str
    size: int
    person_ids: tuple[int, ...] = ()
    pair_ids: tuple[int, ...] = ()
    package_id: int | None = None
    states: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the journal."""

    id: int
    organisation_id: int
    series_code: str
    number: str
    dated: date
    type_id: str
    title: str
    file_title: str
    sha256: str
    size: int
    status: str
    void_reason: str
    issued_at: datetime
    issued_by: str


@dataclass(frozen=True, slots=True)
class Query:
    """What to show of the journal: a type, a series, a status, a year; a page of it."""

    type_id: str = ""
    series_code: str = ""
    status: str = ""
    year: int | None = None
    page: int = 1
    size: int = 50


def record(uow: UnitOfWork, reserved: Reserved, new: NewRecord) -> int:
    """Write the paper into the journal under its reserved number; returns the document's id."""
    row = IssuedDocument(
        organisation_id=new.organisation_id,
        series_id=reserved.series_id,
        year=reserved.year,
        ordinal=reserved.ordinal,
        number=reserved.number,
        dated=new.dated,
        type_id=new.type_id,
        title=new.title,
        file_title=new.file_title,
        subject_kind=new.subject_kind,
        snapshot_sealed=uow.cipher.seal(new.snapshot),
        template_version=new.template_version,
        sha256=new.sha256,
        size=new.size,
        issued_at=uow.at,
        issued_by=uow.actor,
        package_id=new.package_id,
        subjects=[DocumentSubject(person_id=person_id) for person_id in new.person_ids]
        + [DocumentSubject(pair_id=pair_id) for pair_id in new.pair_ids],
    )
    uow.session.add(row)
    uow.session.flush()
    stated_facts.note(uow, row.id, row.organisation_id, row.type_id, row.dated, new.states)
    return row.id


def void(uow: UnitOfWork, document_id: int, *, reason: str, on: date) -> None:
    """Mark the paper void; its number stays taken and visible.

    Raises NotFound, Conflict when it is void already, InvalidFact when no reason is given.
    """
    row = uow.session.get(IssuedDocument, document_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise _unknown()
    if row.status == "void":
        raise Conflict("Документ уже аннулирован.")
    if not reason.strip():
        raise InvalidFact("Укажите, почему документ аннулируется.")
    row.status, row.void_reason, row.void_on = "void", reason.strip(), on
    document_acts.release(uow, document_id)
    for ended in ended_by(uow.session, document_id):
        document_acts.restore(uow, ended)
    stated_facts.drop(uow.session, document_id)


def get(session: Session, document_id: int) -> Record:
    """Raises NotFound when there is no such document."""
    return _record(_get(session, document_id))


def snapshot(uow: UnitOfWork, document_id: int) -> bytes:
    """The facts the paper was made from, opened."""
    return uow.cipher.open(_get(uow.session, document_id).snapshot_sealed)


def search(session: Session, organisation_id: int, query: Query) -> Page[Record]:
    """One page of the organisation's journal, the newest first."""
    conditions = conditions_of(organisation_id, query)
    total = session.scalar(
        select(func.count()).select_from(IssuedDocument).join(NumberingSeries).where(*conditions)
    )
    found = select(IssuedDocument).join(NumberingSeries).where(*conditions)
    newest = found.order_by(IssuedDocument.dated.desc(), IssuedDocument.id.desc())
    rows = session.scalars(cut(newest, query.page, query.size))
    return Page(tuple(_record(row) for row in rows), total or 0, query.page, query.size)


def of_pair(session: Session, pair_id: int) -> list[Record]:
    """The papers that speak of a pair, the oldest first."""
    return _about(session, DocumentSubject.pair_id == pair_id)


def in_force_of_pair(session: Session, pair_id: int) -> list[Record]:
    """The papers in force that speak of a pair, the oldest first: what later papers ended is left out."""
    return _about(session, DocumentSubject.pair_id == pair_id, in_force(pair_id))


def of_package(session: Session, package_id: int) -> list[Record]:
    """The papers that one event made, in the order of their issue."""
    rows = session.scalars(
        select(IssuedDocument).where(IssuedDocument.package_id == package_id).order_by(IssuedDocument.id)
    )
    return [_record(row) for row in rows]


def package_of(session: Session, document_id: int) -> int | None:
    """The package the paper was made in; None when it was made alone."""
    return session.scalar(select(IssuedDocument.package_id).where(IssuedDocument.id == document_id))


def of_person(session: Session, person_id: int) -> list[Record]:
    """The papers that speak of a person, alone or in a pair, the oldest first."""
    return _about(session, DocumentSubject.person_id == person_id)


def subjects_of(session: Session, document_ids: Iterable[int]) -> dict[int, list[tuple[str, int]]]:
    """Document id → [("person" | "pair", id), …]; of a paper about pairs its pairs, not their people."""
    found: dict[int, list[tuple[str, int]]] = {}
    rows = session.scalars(
        select(DocumentSubject)
        .where(DocumentSubject.document_id.in_(tuple(document_ids)))
        .order_by(DocumentSubject.id)
    )
    for row in rows:
        subject = ("pair", row.pair_id) if row.pair_id is not None else ("person", row.person_id or 0)
        found.setdefault(row.document_id, []).append(subject)
    return {one: [each for each in every if each[0] == "pair"] or every for one, every in found.items()}


def live_of_type(
    session: Session, type_id: str, *, pair_ids: Iterable[int] = (), person_ids: Iterable[int] = ()
) -> dict[int, int]:
    """Of these pairs, or people, those that have a paper of the type in force: subject id → document id."""
    column = DocumentSubject.pair_id if tuple(pair_ids) else DocumentSubject.person_id
    asked = tuple(pair_ids) or tuple(person_ids)
    rows = session.execute(
        select(column, IssuedDocument.id)
        .join(IssuedDocument, IssuedDocument.id == DocumentSubject.document_id)
        .where(column.in_(asked), IssuedDocument.type_id == type_id, in_force(DocumentSubject.pair_id))
        .order_by(IssuedDocument.id)
    )
    return {subject_id: document_id for subject_id, document_id in rows if subject_id is not None}


def _about(session: Session, *conditions: ColumnElement[bool]) -> list[Record]:
    rows = session.scalars(
        select(IssuedDocument)
        .join(DocumentSubject, DocumentSubject.document_id == IssuedDocument.id)
        .where(*conditions)
        .order_by(IssuedDocument.dated, IssuedDocument.id)
    )
    return [_record(row) for row in rows]


def conditions_of(organisation_id: int, query: Query) -> list[ColumnElement[bool]]:
    """The query as SQL, over papers joined with their series; for the rest of the registry."""
    conditions = [IssuedDocument.organisation_id == organisation_id]
    if query.type_id:
        conditions.append(IssuedDocument.type_id == query.type_id)
    if query.series_code:
        conditions.append(NumberingSeries.code == query.series_code)
    if query.status:
        conditions.append(IssuedDocument.status == query.status)
    if query.year is not None:
        conditions.append(IssuedDocument.year == query.year)
    return conditions


def _get(session: Session, document_id: int) -> IssuedDocument:
    row = session.get(IssuedDocument, document_id)
    if row is None:
        raise _unknown()
    return row


def _unknown() -> NotFound:
    return NotFound("Такого документа в журнале нет.")


def _record(row: IssuedDocument) -> Record:
    return Record(
        row.id, row.organisation_id, row.series.code, row.number, row.dated, row.type_id, row.title,
        row.file_title, row.sha256, row.size, row.status, row.void_reason, row.issued_at, row.issued_by,
    )  # fmt: skip
