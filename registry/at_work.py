"""Which pairs, and whose, are at work on a day: the conditions that counts are made of.

A pair is at work on a day when an order has fixed it and the day is within its period: one that ended later
was at work then too, so that the same day counts the same whenever it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, select

from registry.models import Pair, PairMentee, Person

Schools = Sequence[int]


def year_before(day: date) -> date:
    """The same day of the year before; of the 29th of February the 28th."""
    return years_before(day, 1)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; of the 29th of February the 28th where the year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def at_work(schools: Schools, on: date) -> tuple[ColumnElement[bool], ...]:
    """The condition «this pair was at work on the day»."""
    return (
        Pair.organisation_id.in_(schools),
        Pair.status.in_(("active", "closed")),
        Pair.order_id.is_not(None),
        Pair.starts_on <= on,
        Pair.ends_on >= on,
    )


def aged(youngest: int, oldest: int, on: date) -> tuple[ColumnElement[bool], ...]:
    """Pupils of so many full years on the day."""
    return (
        Person.kind == "pupil",
        Person.birth_date <= years_before(on, youngest),
        Person.birth_date > years_before(on, oldest + 1),
    )


def mentees_at_work(schools: Schools, on: date) -> Select[int]:
    """The ids of those helped in pairs at work, each once."""
    joined = select(PairMentee.person_id).join(Pair, Pair.id == PairMentee.pair_id)
    return joined.where(*at_work(schools, on)).distinct()


def mentors_at_work(schools: Schools, on: date) -> Select[int]:
    """The ids of those who help in them, each once."""
    return select(Pair.mentor_id).where(*at_work(schools, on)).distinct()
