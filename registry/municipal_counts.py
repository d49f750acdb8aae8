"""What a municipality counts in its schools, by SQL: each query groups by school, none names a person.

The numbers are raw: ``registry/municipal.py`` hides what may not be shown, and nobody else asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from registry import organisations
from registry.models import (
    DocumentSubject,
    IssuedDocument,
    MentoringForm,
    Pair,
    PairMentee,
    Person,
    Plan,
    PlanPoint,
)
from registry.reference.papers_needed import NeededPaper, papers_needed

LIVE = ("draft", "active")
COLUMNS: dict[str, str] = {
    "people": "Людей",
    "mentors": "Наставников",
    "mentees": "Наставляемых",
    "drafted": "Пар без приказа",
    "active": "Пар закреплено",
    "closed": "Пар завершено",
}


@dataclass(frozen=True, slots=True)
class Raw:
    """What the queries gave, before anything is hidden; by school unless a key says more."""

    names: dict[int, str]
    columns: dict[str, dict[int, int]]
    forms: dict[tuple[int, str], int]
    form_titles: dict[str, str]
    issued: dict[int, int]
    reported: frozenset[int]
    plans: dict[int, tuple[int, int, int]]
    needed: dict[tuple[int, str], int]
    present: dict[tuple[int, str], int]


def read_counts(
    session: Session,
    municipality_id: int,
    on: date,
    types: frozenset[str],
    report_type: str,
    only: int | None = None,
) -> Raw:
    """``only``: the one school whose papers are wanted; the rest is of all, to be hidden together."""
    names = dict(organisations.schools(session, municipality_id, on))
    names.pop(municipality_id, None)
    ids = tuple(names)
    columns: dict[str, dict[int, int]] = {name: {} for name in COLUMNS}
    columns["people"] = _by_school(session, Person.organisation_id, ids)
    forms, form_titles = _pairs(session, ids, columns)
    columns["mentors"] = _people_in_pairs(session, ids, Pair.mentor_id)
    columns["mentees"] = _people_in_pairs(session, ids, PairMentee.person_id)
    papers = asked_papers(types)
    wanted = ids if only is None else (only,)
    return Raw(
        names,
        columns,
        forms,
        form_titles,
        _by_school(session, IssuedDocument.organisation_id, ids, *_this_year(on)),
        _reported(session, ids, on, report_type),
        _plan_points(session, ids, on),
        _needed(session, wanted, papers),
        _present(session, wanted, papers),
    )


def _by_school(
    session: Session, school: InstrumentedAttribute[int], ids: Sequence[int], *conditions: ColumnElement[bool]
) -> dict[int, int]:
    counted = select(school, func.count()).where(school.in_(ids), *conditions).group_by(school)
    return dict(session.execute(counted).all())


def _this_year(on: date) -> tuple[ColumnElement[bool], ...]:
    return (IssuedDocument.year == on.year, IssuedDocument.status == "issued")


def _pairs(
    session: Session, ids: Sequence[int], columns: dict[str, dict[int, int]]
) -> tuple[dict[tuple[int, str], int], dict[str, str]]:
    """Pairs by school, state and form at once; the columns of states are filled from it."""
    rows = session.execute(
        select(Pair.organisation_id, Pair.status, Pair.form_code, func.count())
        .where(Pair.organisation_id.in_(ids))
        .group_by(Pair.organisation_id, Pair.status, Pair.form_code)
    ).all()
    forms: dict[tuple[int, str], int] = {}
    for school, status, form, count in rows:
        name = {"draft": "drafted"}.get(status, status)
        if name in columns:
            columns[name][school] = columns[name].get(school, 0) + count
        if status == "active":
            forms[school, form] = count
    titles = session.execute(select(MentoringForm.code, MentoringForm.title))
    return forms, dict(titles.all())


def _people_in_pairs(
    session: Session, ids: Sequence[int], person: InstrumentedAttribute[int]
) -> dict[int, int]:
    """How many different people there are in the pairs that are not over."""
    found = (
        select(Pair.organisation_id, func.count(person.distinct()))
        .where(Pair.organisation_id.in_(ids), Pair.status.in_(LIVE))
        .group_by(Pair.organisation_id)
    )
    if person is PairMentee.person_id:
        found = found.join(PairMentee, PairMentee.pair_id == Pair.id)
    return dict(session.execute(found).all())


def _reported(session: Session, ids: Sequence[int], on: date, report_type: str) -> frozenset[int]:
    """The schools that have issued the paper with their figures this year."""
    if not report_type:
        return frozenset()
    told = _by_school(
        session, IssuedDocument.organisation_id, ids, IssuedDocument.type_id == report_type, *_this_year(on)
    )
    return frozenset(told)


def _plan_points(session: Session, ids: Sequence[int], on: date) -> dict[int, tuple[int, int, int]]:
    """School → (due so far, of them done, overdue) of its live plans."""
    open_still = PlanPoint.status.in_(("planned", "in_progress"))
    rows = session.execute(
        select(
            Plan.organisation_id,
            func.count(),
            func.sum(case((PlanPoint.status == "done", 1), else_=0)),
            func.sum(case((open_still & (PlanPoint.due_on < on), 1), else_=0)),
        )
        .join(PlanPoint, PlanPoint.plan_id == Plan.id)
        .where(
            Plan.organisation_id.in_(ids),
            Plan.is_live,
            PlanPoint.due_on <= on,
            PlanPoint.status != "cancelled",
        )
        .group_by(Plan.organisation_id)
    )
    return {school: (due, done, overdue) for school, due, done, overdue in rows}


def asked_papers(types: frozenset[str]) -> tuple[NeededPaper, ...]:
    """The papers looked for among those issued about a pair: consents are no municipality's business."""
    return tuple(paper for paper in papers_needed() if not paper.consent and set(paper.types) & types)


def _needed(
    session: Session, ids: Sequence[int], papers: Sequence[NeededPaper]
) -> dict[tuple[int, str], int]:
    """(school, paper) → of how many live pairs it is asked; one query for all papers."""
    mentor = aliased(Person)
    asked = [func.sum(case((_asks(paper, mentor), 1), else_=0)) for paper in papers]
    if not asked:
        return {}
    rows = session.execute(
        select(Pair.organisation_id, *asked)
        .join(mentor, mentor.id == Pair.mentor_id)
        .where(Pair.organisation_id.in_(ids), Pair.status.in_(LIVE))
        .group_by(Pair.organisation_id)
    )
    return {
        (school, paper.type_id): count
        for school, *counted in rows
        for paper, count in zip(papers, counted, strict=True)
    }


def _present(
    session: Session, ids: Sequence[int], papers: Sequence[NeededPaper]
) -> dict[tuple[int, str], int]:
    """(school, paper) → how many of the live pairs that are asked for it have it."""
    mentor = aliased(Person)
    by_type = {one: paper for paper in papers for one in paper.types}
    wanted = or_(*((IssuedDocument.type_id == one) & _asks(paper, mentor) for one, paper in by_type.items()))
    if not by_type:
        return {}
    # A pair may have two papers of a type: each is one row before pairs are counted, with no sort of all.
    each = (
        select(Pair.organisation_id, Pair.id, IssuedDocument.type_id)
        .join(mentor, mentor.id == Pair.mentor_id)
        .join(DocumentSubject, DocumentSubject.pair_id == Pair.id)
        .join(IssuedDocument, IssuedDocument.id == DocumentSubject.document_id)
        .where(
            Pair.organisation_id.in_(ids), Pair.status.in_(LIVE), IssuedDocument.status == "issued", wanted
        )
        .group_by(Pair.organisation_id, Pair.id, IssuedDocument.type_id)
        .subquery()
    )
    rows = session.execute(
        select(each.c.organisation_id, each.c.type_id, func.count()).group_by(
            each.c.organisation_id, each.c.type_id
        )
    )
    return {(school, by_type[type_id].type_id): count for school, type_id, count in rows}


def _asks(paper: NeededPaper, mentor: type[Person]) -> ColumnElement[bool]:
    """The paper's conditions (registry/package_conditions.py) as SQL: a test holds the two together."""
    conditions = {
        "mentor_employee": mentor.kind == "staff",
        "mentor_outside": mentor.kind.in_(("partner", "parent")),
        "mentor_partner": mentor.kind == "partner",
        "outside_function": Pair.in_job_function.is_(False),
        "paid": Pair.in_job_function.is_(False) & (func.coalesce(Pair.amount_kopecks, 0) > 0),
        "minor": _has_pupil(),
    }
    wanted: ColumnElement[bool] = Pair.id.is_not(None)
    for name in paper.when:
        wanted &= conditions[name]
    return wanted


def _has_pupil() -> ColumnElement[bool]:
    """Of ages the municipality is told nothing: a pair with a pupil in it counts as one with a minor."""
    pupil = select(PairMentee.id).join(Person, Person.id == PairMentee.person_id)
    return pupil.where(PairMentee.pair_id == Pair.id, Person.kind == "pupil").exists()
