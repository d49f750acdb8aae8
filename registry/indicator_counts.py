"""What indicators count, by SQL: of one school or of several, as of a day. No count names a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from registry.at_work import Schools, aged, at_work, mentees_at_work, mentors_at_work, year_before
from registry.models import (
    DocumentSubject,
    IssuedDocument,
    Organisation,
    Package,
    Pair,
    Person,
    Plan,
    PlanPoint,
    Position,
)

Count = Callable[[Session, Schools, date], int]

YOUNG = 3
"""Full years of experience up to which a teacher is a young one (Р-145)."""
EARLY_EVENTS = ("refuse", "cancel", "change_mentor")
PACKAGE_OF_ACTS = ("order_program_launch", "mentoring_regulation", "roadmap_org")


def _people(session: Session, ids: Select[int], *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(Person.id.in_(ids), *conditions)) or 0


def pairs(session: Session, schools: Schools, on: date) -> int:
    return session.scalar(select(func.count(Pair.id)).where(*at_work(schools, on))) or 0


def ordered_pairs(session: Session, schools: Schools, on: date) -> int:
    """The pairs at work that a live order of the journal names: what ``pairs`` must be equal to (V-53)."""
    named = (
        select(func.count(Pair.id.distinct()))
        .join(DocumentSubject, DocumentSubject.pair_id == Pair.id)
        .join(IssuedDocument, IssuedDocument.id == DocumentSubject.document_id)
        .where(*at_work(schools, on), IssuedDocument.id == Pair.order_id, IssuedDocument.status == "issued")
    )
    return session.scalar(named) or 0


def mentees(session: Session, schools: Schools, on: date) -> int:
    return _people(session, mentees_at_work(schools, on))


def mentors(session: Session, schools: Schools, on: date) -> int:
    return _people(session, mentors_at_work(schools, on))


def mentees_10_19(session: Session, schools: Schools, on: date) -> int:
    return _people(session, mentees_at_work(schools, on), *aged(10, 19, on))


def pupil_mentors_15_19(session: Session, schools: Schools, on: date) -> int:
    return _people(session, mentors_at_work(schools, on), *aged(15, 19, on))


def _young(schools: Schools, on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Person.organisation_id.in_(schools),
        Person.kind == "staff",
        Person.experience_years <= YOUNG,
        Person.hired_on.is_(None) | (Person.hired_on <= on),
        Person.dismissed_on.is_(None) | (Person.dismissed_on > on),
    )


def young_staff(session: Session, schools: Schools, on: date) -> int:
    return session.scalar(select(func.count(Person.id)).where(*_young(schools, on))) or 0


def young_mentees(session: Session, schools: Schools, on: date) -> int:
    return _people(session, mentees_at_work(schools, on), *_young(schools, on))


def staff_without_experience(session: Session, schools: Schools, on: date) -> int:
    """Employees whose years of experience nobody has written down: the young among them are not counted."""
    unknown = (
        Person.organisation_id.in_(schools),
        Person.kind == "staff",
        Person.experience_years.is_(None),
        Person.hired_on.is_(None) | (Person.hired_on <= on),
        Person.dismissed_on.is_(None) | (Person.dismissed_on > on),
    )
    return session.scalar(select(func.count(Person.id)).where(*unknown)) or 0


def pupils_without_birth_date(session: Session, schools: Schools, on: date) -> int:
    """Pupils in pairs whose age is not known: they are in no group of ages."""
    both = Person.id.in_(mentees_at_work(schools, on)) | Person.id.in_(mentors_at_work(schools, on))
    unknown = select(func.count(Person.id)).where(both, Person.kind == "pupil", Person.birth_date.is_(None))
    return session.scalar(unknown) or 0


def employers(session: Session, schools: Schools, on: date) -> int:
    """Organisations outside whose people are mentors."""
    outside = (
        select(func.count(Position.employer.distinct()))
        .join(Person, Person.id == Position.person_id)
        .where(
            Person.id.in_(mentors_at_work(schools, on)),
            Person.kind == "partner",
            Position.employer != "",
            Position.valid_on(on),
        )
    )
    return session.scalar(outside) or 0


def _ended(schools: Schools, on: date) -> tuple[ColumnElement[bool], ...]:
    """The pairs whose work ended within the twelve months before the day."""
    return (
        Pair.organisation_id.in_(schools),
        Pair.status.in_(("active", "closed")),
        Pair.order_id.is_not(None),
        Pair.ends_on >= year_before(on),
        Pair.ends_on < on,
    )


def ended_pairs(session: Session, schools: Schools, on: date) -> int:
    return session.scalar(select(func.count(Pair.id)).where(*_ended(schools, on))) or 0


def finished_pairs(session: Session, schools: Schools, on: date) -> int:
    """Of them those that no refusal, cancellation or change of the mentor has ended."""
    broken = exists().where(Package.pair_id == Pair.id, Package.event.in_(EARLY_EVENTS))
    return session.scalar(select(func.count(Pair.id)).where(*_ended(schools, on), ~broken)) or 0


def _points(schools: Schools, on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Plan.organisation_id.in_(schools),
        Plan.is_live.is_(True),
        PlanPoint.due_on <= on,
        PlanPoint.status != "cancelled",
    )


def points_due(session: Session, schools: Schools, on: date) -> int:
    due = select(func.count(PlanPoint.id)).join(Plan, Plan.id == PlanPoint.plan_id)
    return session.scalar(due.where(*_points(schools, on))) or 0


def points_done(session: Session, schools: Schools, on: date) -> int:
    """Of the activities due by the day those that were done by it."""
    done = select(func.count(PlanPoint.id)).join(Plan, Plan.id == PlanPoint.plan_id)
    by_then = PlanPoint.done_on.is_(None) | (PlanPoint.done_on <= on)
    return session.scalar(done.where(*_points(schools, on), PlanPoint.status == "done", by_then)) or 0


def paid_mentors(session: Session, schools: Schools, on: date) -> int:
    paid = select(func.count(Pair.mentor_id.distinct())).where(
        *at_work(schools, on), Pair.amount_kopecks > 0, Pair.in_job_function.is_(False)
    )
    return session.scalar(paid) or 0


def rewarded(session: Session, schools: Schools, on: date) -> int:
    """Different people in the orders of awards of the twelve months up to the day."""
    named = (
        select(func.count(DocumentSubject.person_id.distinct()))
        .join(IssuedDocument, IssuedDocument.id == DocumentSubject.document_id)
        .where(
            IssuedDocument.organisation_id.in_(schools),
            IssuedDocument.type_id == "order_awards",
            IssuedDocument.status == "issued",
            IssuedDocument.dated > year_before(on),
            IssuedDocument.dated <= on,
        )
    )
    return session.scalar(named) or 0


def schools(session: Session, schools: Schools, on: date) -> int:
    counted = select(func.count(Organisation.id)).where(
        Organisation.id.in_(schools), Organisation.kind == "school"
    )
    return session.scalar(counted) or 0


def schools_with_acts(session: Session, schools: Schools, on: date) -> int:
    """The schools that have issued the order, the regulation and the road map; a live plan is a road map."""
    papers = session.execute(
        select(IssuedDocument.organisation_id, IssuedDocument.type_id)
        .where(
            IssuedDocument.organisation_id.in_(schools),
            IssuedDocument.type_id.in_(PACKAGE_OF_ACTS),
            IssuedDocument.status == "issued",
            IssuedDocument.dated <= on,
        )
        .distinct()
    ).all()
    plans = session.scalars(
        select(Plan.organisation_id).where(Plan.organisation_id.in_(schools), Plan.is_live).distinct()
    )
    found = {(school, type_id) for school, type_id in papers} | {(one, "roadmap_org") for one in plans}
    return sum(all((one, type_id) in found for type_id in PACKAGE_OF_ACTS) for one in schools)


COUNTS: Mapping[str, Count] = {
    one.__name__: one
    for one in (
        pairs, mentees, mentors, mentees_10_19, pupil_mentors_15_19, young_staff, young_mentees, employers,
        ended_pairs, finished_pairs, points_due, points_done, paid_mentors, rewarded, schools,
        schools_with_acts,
    )
}  # fmt: skip

UNKNOWN_BEFORE = frozenset({"young_staff", "young_mentees", "schools_with_acts", "points_due", "points_done"})
"""What the registry knows of today alone: years of experience bear no date, and a road map is that of now."""

NOTES: Mapping[str, tuple[Count, str]] = {
    "young_staff": (staff_without_experience, "работников, чей стаж в реестре не указан"),
    "mentees_10_19": (pupils_without_birth_date, "обучающихся, чья дата рождения в реестре не указана"),
    "pupil_mentors_15_19": (pupils_without_birth_date, "обучающихся, чья дата рождения в реестре не указана"),
}
"""A count → who is left out of it because a fact is missing, and what to call them."""
