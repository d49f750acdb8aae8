"""The journals as registers: every number of a series in order, papers and numbers without a paper alike.

In five queries whatever the length; rows are read as columns, since a register may hold ten thousand lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from registry.journal import Query, conditions_of
from registry.models import (
    DocumentSubject,
    HeldNumber,
    IssuedDocument,
    NumberingSeries,
    Pair,
    PairMentee,
    Person,
    PersonName,
)
from registry.numbering import place_of
from registry.snapshot import PersonName as NameFacts

State = Literal["issued", "void", "held", "unused"]


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a journal. ``about``: whom the paper is about; ``note``: why void, or held for what.

    ``state``: a paper is "issued" or "void", a number without one "held" or, never to be used, "unused".
    """

    series_code: str
    year: int
    ordinal: int
    number: str
    dated: date
    title: str
    about: tuple[str, ...]
    state: State
    note: str
    by: str
    document_id: int | None = None

    @property
    def order(self) -> tuple[str, int, tuple[int, int]]:
        """Where the line stands: by journal, year and number."""
        return self.series_code, self.year, place_of(self.ordinal)


def lines(session: Session, organisation_id: int, query: Query, on: date) -> list[Line]:
    """Every line that answers the query, whatever its page, people named as of a day."""
    found = [*_papers(session, organisation_id, query, on), *_numbers(session, organisation_id, query)]
    return sorted(found, key=lambda line: line.order)


def _papers(session: Session, organisation_id: int, query: Query, on: date) -> Iterable[Line]:
    wanted = conditions_of(organisation_id, query)
    columns = (
        IssuedDocument.id, NumberingSeries.code, IssuedDocument.year, IssuedDocument.ordinal,
        IssuedDocument.number, IssuedDocument.dated, IssuedDocument.title, IssuedDocument.status,
        IssuedDocument.void_reason, IssuedDocument.issued_by,
    )  # fmt: skip
    rows = session.execute(select(*columns).join(NumberingSeries).where(*wanted)).all()
    about = _about(session, organisation_id, wanted, on)
    for row in rows:
        state: State = "void" if row.status == "void" else "issued"
        yield Line(
            row.code, row.year, row.ordinal, row.number, row.dated, row.title, about.get(row.id, ()),
            state, row.void_reason, row.issued_by, row.id,
        )  # fmt: skip


def _numbers(session: Session, organisation_id: int, query: Query) -> Iterable[Line]:
    """The numbers without a paper; of one type of papers there are none."""
    if query.type_id or query.status == "issued":
        return
    wanted = select(HeldNumber, NumberingSeries.code).join(
        NumberingSeries, NumberingSeries.id == HeldNumber.series_id
    )
    wanted = wanted.where(HeldNumber.organisation_id == organisation_id, HeldNumber.status != "used")
    if query.series_code:
        wanted = wanted.where(NumberingSeries.code == query.series_code)
    if query.year is not None:
        wanted = wanted.where(HeldNumber.year == query.year)
    for row, code in session.execute(wanted):
        state: State = "held" if row.status == "held" else "unused"
        if query.status == "void" and state == "held":
            continue
        yield Line(
            code, row.year, row.ordinal, row.number, row.dated, row.purpose, (), state, row.void_reason,
            row.held_by,
        )  # fmt: skip


def _about(
    session: Session, organisation_id: int, wanted: list[ColumnElement[bool]], on: date
) -> dict[int, tuple[str, ...]]:
    """Document id → the names of its pairs, or of its people when it is about no pair."""
    rows = session.execute(
        select(DocumentSubject.document_id, DocumentSubject.person_id, DocumentSubject.pair_id)
        .join(IssuedDocument, IssuedDocument.id == DocumentSubject.document_id)
        .join(NumberingSeries, NumberingSeries.id == IssuedDocument.series_id)
        .where(*wanted)
        .order_by(DocumentSubject.id)
    ).all()
    names = _names(session, organisation_id, on)
    pairs = _pairs(session, organisation_id, names)
    people, found = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for row in rows:
        if row.pair_id is not None:
            found[row.document_id].append(pairs[row.pair_id])
        else:
            people[row.document_id].append(names.get(row.person_id, ""))
    return {one: tuple(found.get(one) or people[one]) for one in {*found, *people}}


def _names(session: Session, organisation_id: int, on: date) -> dict[int, str]:
    rows = session.execute(
        select(PersonName.person_id, PersonName.surname, PersonName.first_name, PersonName.patronymic)
        .join(Person, Person.id == PersonName.person_id)
        .where(Person.organisation_id == organisation_id, PersonName.valid_on(on))
        .order_by(PersonName.valid_from)
    )
    return {row.person_id: NameFacts(row.surname, row.first_name, row.patronymic).full for row in rows}


def _pairs(session: Session, organisation_id: int, names: dict[int, str]) -> dict[int, str]:
    """«Иванова Мария Петровна — Смирнов Олег Ильич» by the pair's id."""
    mentees = defaultdict[int, list[str]](list)
    of_school = Pair.organisation_id == organisation_id
    rows = session.execute(
        select(PairMentee.pair_id, PairMentee.person_id).join(Pair).where(of_school).order_by(PairMentee.id)
    )
    for pair_id, person_id in rows:
        mentees[pair_id].append(names.get(person_id, ""))
    mentors = session.execute(select(Pair.id, Pair.mentor_id).where(of_school))
    return {
        pair_id: f"{names.get(mentor_id, '')} — {', '.join(mentees[pair_id])}"
        for pair_id, mentor_id in mentors
    }
