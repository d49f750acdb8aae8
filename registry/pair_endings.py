"""How a pair's work ends: closed, or handed over to another mentor; and how it is taken back.

It knows no paper: the operations call it when the papers of the event are there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry import pairs, programmes, reading
from registry.errors import Conflict, InvalidFact
from registry.holding import held_pair
from registry.models import Pair
from registry.pairs import NewPair
from registry.plan_terms import read_terms
from registry.programmes import NewProgramme
from registry.snapshot import Activity, Programme
from registry.unit_of_work import UnitOfWork

_DAY = timedelta(days=1)


def close(uow: UnitOfWork, pair_id: int, *, last_day: date, status: str = "closed") -> None:
    """The pair works no more after ``last_day``; one that ended before it began keeps its period.

    Raises NotFound; Conflict when it is not in force.
    """
    row = held_pair(uow.session, pair_id)
    if row.status != "active":
        raise Conflict("Пара уже не действует: обновите страницу.", place=f"пара {pair_id}")
    row.status = status
    if row.starts_on <= last_day:
        row.ends_on = last_day


def reopen(uow: UnitOfWork, pair_id: int, *, ends_on: date) -> None:
    """The paper that ended the pair is void: it works on, to the end it had before. Raises NotFound."""
    row = held_pair(uow.session, pair_id)
    if row.status in ("closed", "cancelled"):
        row.status, row.ends_on = "active", ends_on


def prepare_successor(uow: UnitOfWork, pair_id: int, mentor_id: int, starts_on: date) -> int:
    """A draft of the pair that takes the work over: other mentor, all else as it is; returns its id.

    Asked again it is the same draft; for another mentor or day a new one, and the old is cancelled. It is
    there before the order, so that the new mentor can agree. Raises NotFound, InvalidFact, Conflict.
    """
    old = held_pair(uow.session, pair_id)
    if old.status != "active":
        raise Conflict("Наставника меняют у действующей пары.")
    if mentor_id == old.mentor_id:
        raise InvalidFact("Это прежний наставник: выберите другого.", place="mentor")
    if not old.starts_on < starts_on <= old.ends_on:
        raise InvalidFact(
            f"Новый наставник начинает внутри периода пары: после {old.starts_on:%d.%m.%Y} и не позже "
            f"{old.ends_on:%d.%m.%Y}.",
            place="starts_on",
        )
    known = successor_of(uow.session, pair_id)
    if known is not None:
        row = held_pair(uow.session, known)
        if (row.mentor_id, row.starts_on) == (mentor_id, starts_on):
            return known
        row.status, row.succeeds_id = "cancelled", None
        uow.session.flush()
    return _add_successor(uow, old, mentor_id, starts_on)


def successor_of(session: Session, pair_id: int) -> int | None:
    """The pair, not fixed yet, that is to take over this one's work."""
    return session.scalar(select(Pair.id).where(Pair.succeeds_id == pair_id, Pair.status == "draft"))


def taken_over_by(session: Session, pair_id: int) -> int | None:
    """The pair that took this one's work over, once an order has fixed it."""
    return session.scalar(
        select(Pair.id)
        .where(Pair.succeeds_id == pair_id, Pair.status != "cancelled")
        .order_by(Pair.id.desc())
    )


def predecessor_of(session: Session, pair_id: int) -> int | None:
    """The pair whose work this one takes over, or took."""
    return session.scalar(select(Pair.succeeds_id).where(Pair.id == pair_id))


def begin_successor(uow: UnitOfWork, successor_id: int, document_id: int, last_day: date) -> None:
    """The order is issued: the pair that takes over stands in it from the day after the old one's last."""
    held_pair(uow.session, successor_id).starts_on = last_day + _DAY
    pairs.fix_by_order(uow, [successor_id], document_id)


def _add_successor(uow: UnitOfWork, old: Pair, mentor_id: int, starts_on: date) -> int:
    facts = reading.pair(uow, old.id, starts_on)
    new = NewPair(
        form_code=old.form_code,
        mentor_id=mentor_id,
        mentee_ids=tuple(one.id for one in facts.mentees),
        starts_on=starts_on,
        ends_on=old.ends_on,
        curator_id=old.curator_id,
        kind=old.kind,
        request=old.request,
        department=old.department,
        terms=facts.terms,
    )
    successor_id = pairs.add(uow, old.organisation_id, new)
    held_pair(uow.session, successor_id).succeeds_id = old.id
    if facts.programme is not None:
        programmes.write(uow, successor_id, _carried_on(facts.programme, starts_on))
    return successor_id


def _carried_on(programme: Programme, starts_on: date) -> NewProgramme:
    """The same programme with what is left of its plan: what was to be done before stays where it was."""
    left = [one for one in programme.activities if not _is_over(one, starts_on)]
    return NewProgramme(
        programme.request,
        programme.goal,
        programme.tasks,
        programme.expected_result,
        programme.meetings,
        tuple(replace(one, ordinal=ordinal) for ordinal, one in enumerate(left, start=1)),
    )


def _is_over(activity: Activity, starts_on: date) -> bool:
    """Whether all its terms name days that lie before; a term without a date is never over."""
    days = [one.ends_on for one in read_terms(activity.term)]
    return bool(days) and all(day is not None and day < starts_on for day in days)
