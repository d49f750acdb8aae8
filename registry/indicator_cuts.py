"""Counts by parts, by SQL: forms, kinds, grades. The parts exclude each other, so that they add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from registry.at_work import Schools, aged, at_work, mentees_at_work, mentors_at_work
from registry.models import MentoringForm, Pair, Person, Position

Parts = Callable[[Session, Schools, date], Mapping[str, int]]

KINDS = {"staff": "работники", "pupil": "обучающиеся", "parent": "родители", "partner": "партнёры"}
NO_GRADE = "класс не указан"


def forms(session: Session, schools: Schools, on: date) -> Mapping[str, int]:
    counted = (
        select(MentoringForm.title, func.count(Pair.id))
        .join(Pair, Pair.form_code == MentoringForm.code)
        .where(*at_work(schools, on))
        .group_by(MentoringForm.title)
    )
    return dict(session.execute(counted.order_by(MentoringForm.title)).all())


def kinds(session: Session, schools: Schools, on: date) -> Mapping[str, int]:
    counted = select(Pair.kind, func.count(Pair.id)).where(*at_work(schools, on)).group_by(Pair.kind)
    return dict(session.execute(counted.order_by(Pair.kind)).all())


def _by_kind(session: Session, ids: Select[int]) -> Mapping[str, int]:
    counted = dict(
        session.execute(
            select(Person.kind, func.count()).where(Person.id.in_(ids)).group_by(Person.kind)
        ).all()
    )
    return {title: counted[kind] for kind, title in KINDS.items() if kind in counted}


def mentees_by_kind(session: Session, schools: Schools, on: date) -> Mapping[str, int]:
    return _by_kind(session, mentees_at_work(schools, on))


def mentors_by_kind(session: Session, schools: Schools, on: date) -> Mapping[str, int]:
    return _by_kind(session, mentors_at_work(schools, on))


def grades(session: Session, schools: Schools, on: date) -> Mapping[str, int]:
    """The mentees of 10–19 years by the grades they are in."""
    wanted = select(Person.id).where(Person.id.in_(mentees_at_work(schools, on)), *aged(10, 19, on))
    rows = session.execute(
        select(Person.id, Position.class_label)
        .outerjoin(Position, (Position.person_id == Person.id) & Position.valid_on(on))
        .where(Person.id.in_(wanted))
        .order_by(Position.valid_from)
    )
    counted = Counter({person: _grade(label) for person, label in rows}.values())
    return {_grade_title(grade): counted[grade] for grade in sorted(counted, key=lambda one: one or 99)}


def _grade(label: str | None) -> int | None:
    found = re.match(r"\s*(\d{1,2})", label or "")
    return int(found[1]) if found else None


def _grade_title(grade: int | None) -> str:
    return NO_GRADE if grade is None else f"{grade}-е классы"


CUTS: Mapping[str, Parts] = {
    one.__name__: one for one in (forms, kinds, mentees_by_kind, mentors_by_kind, grades)
}


# By school: what the table of a municipality's report is made of.


def pairs_of_schools(session: Session, schools: Schools, on: date) -> Mapping[int, int]:
    counted = select(Pair.organisation_id, func.count(Pair.id)).where(*at_work(schools, on))
    return dict(session.execute(counted.group_by(Pair.organisation_id)).all())


def mentors_of_schools(session: Session, schools: Schools, on: date) -> Mapping[int, int]:
    return _people_of_schools(session, mentors_at_work(schools, on))


def mentees_of_schools(session: Session, schools: Schools, on: date) -> Mapping[int, int]:
    return _people_of_schools(session, mentees_at_work(schools, on))


def _people_of_schools(session: Session, ids: Select[int]) -> Mapping[int, int]:
    counted = select(Person.organisation_id, func.count()).where(Person.id.in_(ids))
    return dict(session.execute(counted.group_by(Person.organisation_id)).all())


BY_SCHOOL = (pairs_of_schools, mentors_of_schools, mentees_of_schools)
