"""What of a school year's papers is there: every pair against every paper it must have, with the reason.

A fixed number of queries, whatever the number of pairs. Dates come from the pair and from the live road
map: an item that makes a paper of the type sets its day. It knows no page: the next action is a word, not an
address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import consents, reading, stale_papers
from registry.document_links import in_force
from registry.models import DocumentSubject, IssuedDocument, PlanItem, PlanPoint
from registry.models import Pair as PairRow
from registry.models import Plan as PlanRow
from registry.package_conditions import unmet
from registry.reference.papers_needed import NeededPaper, papers_needed
from registry.snapshot import Consent, Pair, Person
from registry.unit_of_work import UnitOfWork

State = Literal["present", "not_needed", "missing", "overdue", "stale"]
STATES: dict[str, str] = {
    "present": "есть",
    "not_needed": "не нужно",
    "missing": "не хватает",
    "overdue": "просрочено",
    "stale": "устарело",
}
OPEN: frozenset[str] = frozenset({"missing", "overdue", "stale"})

_BEFORE_START = timedelta(days=45)
"""A road map's term so long before a pair's first day is still about the papers it begins with."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One paper of one pair. ``action``: what is to be done next, "" where nothing is.

    ``type_id`` is that of the paper to be made (of two that serve, the one for these people).
    """

    paper: NeededPaper
    state: State
    reason: str
    due: date | None = None
    document_id: int | None = None
    action: Literal["", "consent", "paper", "renew", "first"] = ""
    type_id: str = ""


@dataclass(frozen=True, slots=True)
class PairRowOf:
    """A pair of the matrix with its cells, in the order of the papers."""

    pair_id: int
    mentor: str
    mentees: tuple[str, ...]
    form: str
    department: str
    status: str
    starts_on: date
    ends_on: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything the cells are judged by, read at once."""

    on: date
    papers: dict[tuple[int, str], int]
    consents: dict[tuple[str, int], list[Consent]]
    stale: dict[int, str]
    planned: dict[str, list[date]]


def school_year(day: date) -> tuple[date, date]:
    """The first of September to the end of August around a day."""
    first = day.year if day.month >= 9 else day.year - 1
    return date(first, 9, 1), date(first + 1, 8, 31)


def matrix(
    uow: UnitOfWork,
    organisation_id: int,
    year: tuple[date, date],
    on: date,
    types: Collection[str] | None = None,
) -> tuple[PairRowOf, ...]:
    """The pairs of a school year that are not cancelled, by mentor; each with a cell for every paper.

    ``types``: the types there are forms for; a paper of another type has no cell.
    """
    session = uow.session
    ids = session.scalars(
        select(PairRow.id).where(
            PairRow.organisation_id == organisation_id,
            PairRow.status != "cancelled",
            PairRow.starts_on <= year[1],
            PairRow.ends_on >= year[0],
        )
    ).all()
    pairs = reading.pairs(uow, ids, on)
    known = _read(session, organisation_id, pairs, on)
    papers = checked_papers(types)
    rows = (_row(pair, papers, known) for pair in pairs)
    return tuple(sorted(rows, key=lambda row: (row.mentor, row.pair_id)))


def checked_papers(types: Collection[str] | None = None) -> tuple[NeededPaper, ...]:
    """The papers of the table of which a form is there; a consent is asked for without a form too."""
    found = papers_needed()
    return (
        found if types is None else tuple(one for one in found if one.consent or set(one.types) & set(types))
    )


def _read(session: Session, organisation_id: int, pairs: Iterable[Pair], on: date) -> _Known:
    pairs = tuple(pairs)
    people = {one.id for pair in pairs for one in (pair.mentor, *pair.mentees)}
    given: dict[tuple[str, int], list[Consent]] = {}
    for consent in consents.of_people(session, people):
        given.setdefault((consent.kind, consent.person_id), []).append(consent)
    stale = {one.document_id: one.fact for one in stale_papers.calling(session, organisation_id, on)}
    return _Known(
        on, _papers(session, [pair.id for pair in pairs]), given, stale, _planned(session, organisation_id)
    )


def _papers(session: Session, pair_ids: list[int]) -> dict[tuple[int, str], int]:
    """(pair, type) → its paper in force, the latest of several."""
    rows = session.execute(
        select(DocumentSubject.pair_id, IssuedDocument.type_id, IssuedDocument.id)
        .join(IssuedDocument, IssuedDocument.id == DocumentSubject.document_id)
        .where(DocumentSubject.pair_id.in_(pair_ids), in_force(DocumentSubject.pair_id))
        .order_by(IssuedDocument.dated, IssuedDocument.id)
    )
    return {(pair_id, type_id): document_id for pair_id, type_id, document_id in rows if pair_id is not None}


def _planned(session: Session, organisation_id: int) -> dict[str, list[date]]:
    """Type of papers → the days by which the live road map wants it."""
    rows = session.execute(
        select(PlanItem.document_types, PlanPoint.due_on)
        .join(PlanPoint, PlanPoint.item_id == PlanItem.id)
        .join(PlanRow, PlanRow.id == PlanItem.plan_id)
        .where(PlanRow.organisation_id == organisation_id, PlanRow.is_live, PlanPoint.due_on.is_not(None))
    )
    found: dict[str, list[date]] = {}
    for types, due in rows:
        for type_id in types:
            found.setdefault(type_id, []).append(due or date.max)
    return found


def _row(pair: Pair, papers: Iterable[NeededPaper], known: _Known) -> PairRowOf:
    return PairRowOf(
        pair.id,
        pair.mentor.name.full,
        tuple(one.name.full for one in pair.mentees),
        pair.form.title,
        pair.department,
        pair.status,
        pair.starts_on,
        pair.ends_on,
        tuple(_cell(pair, paper, known) for paper in papers),
    )


def _cell(pair: Pair, paper: NeededPaper, known: _Known) -> Cell:
    needless = unmet(paper.when, pair, known.on)
    if needless:
        return Cell(paper, "not_needed", needless)
    if paper.consent:
        return _consent_cell(pair, paper, known)
    due = due_on(pair, paper, known.planned)
    found = next((known.papers[key] for one in paper.types if (key := (pair.id, one)) in known.papers), None)
    if found is not None and found in known.stale:
        return Cell(paper, "stale", "в документе прежние сведения", due, found, "renew", paper.type_id)
    if found is not None:
        return Cell(paper, "present", "", due, found)
    if paper.after and (pair.id, paper.after) not in known.papers and pair.order is None:
        first = next(one for one in papers_needed() if one.type_id == paper.after)
        reason = f"сначала: {first.title[0].lower()}{first.title[1:]}; {_by(due, known.on)}"
        return Cell(paper, _lateness(due, known.on), reason, due, None, "first", first.type_id)
    return Cell(paper, _lateness(due, known.on), _by(due, known.on), due, None, "paper", paper.type_id)


def _consent_cell(pair: Pair, paper: NeededPaper, known: _Known) -> Cell:
    """Every person in scope has a live consent; whose lapsed is told apart from who never gave one."""
    people = _in_scope(pair, paper, known.on)
    if not people:
        return Cell(paper, "not_needed", paper.otherwise)
    due = due_on(pair, paper, known.planned)
    without = [one for one in people if not _agreed(pair, paper, one, known)]
    if not without:
        return Cell(paper, "present", "", due)
    lapsed = [one for one in without if known.consents.get((paper.consent, one.id))]
    names = ", ".join(one.name.full for one in without)
    type_id = _consent_type(paper, without[0], known.on)
    if lapsed:
        return Cell(paper, "stale", f"согласие отозвано или истекло: {names}", due, None, "consent", type_id)
    return Cell(
        paper,
        _lateness(due, known.on),
        f"нет согласия: {names}; {_by(due, known.on)}",
        due,
        None,
        "consent",
        type_id,
    )


def _in_scope(pair: Pair, paper: NeededPaper, on: date) -> list[Person]:
    everybody = [pair.mentor, *pair.mentees]
    if paper.scope == "mentor":
        return [pair.mentor]
    if paper.scope == "adult_mentees":
        return [one for one in pair.mentees if not one.is_minor_on(on)]
    if paper.scope == "minors":
        return [one for one in everybody if one.is_minor_on(on)]
    return [one for one in everybody if not one.is_employee]


def _agreed(pair: Pair, paper: NeededPaper, person: Person, known: _Known) -> bool:
    given = known.consents.get((paper.consent, person.id), ())
    return any(one.is_live_on(known.on) and one.pair_id in (None, pair.id) for one in given)


def _consent_type(paper: NeededPaper, person: Person, on: date) -> str:
    """Of a paper for adults and one for minors the one that is for the person."""
    if len(paper.types) == 1:
        return paper.types[0]
    return paper.types[1] if person.is_minor_on(on) else paper.types[0]


def due_on(pair: Pair, paper: NeededPaper, planned: dict[str, list[date]]) -> date:
    """The road map's day for a paper of the type, when it lies in the pair's time; else the pair's own.

    What a pair begins with may be wanted earlier, never later than its first day.
    """
    start = pair.starts_on
    first, last = (start - _BEFORE_START, start) if paper.due == "start" else (start, pair.ends_on)
    of_map = [day for one in paper.types for day in planned.get(one, ()) if first <= day <= last]
    if of_map:
        return min(of_map)
    if paper.due == "end":
        return pair.ends_on
    if paper.due == "start":
        return pair.starts_on
    begun = pair.order.date if pair.order else pair.starts_on
    return begun + timedelta(days=paper.days)


def _lateness(due: date, on: date) -> State:
    return "overdue" if due < on else "missing"


def _by(due: date, on: date) -> str:
    return f"срок был {due:%d.%m.%Y}" if due < on else f"нужно до {due:%d.%m.%Y}"
