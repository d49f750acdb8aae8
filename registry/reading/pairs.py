"""Pairs as of a day: who is in them, their terms, programme and order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from registry.errors import NotFound
from registry.models import IssuedDocument, Pair, Programme
from registry.reading.people import people
from registry.snapshot import Activity, Form, IssuedReference, PairStatus
from registry.snapshot import Pair as PairFacts
from registry.snapshot import Person as PersonFacts
from registry.snapshot import Programme as ProgrammeFacts
from registry.terms import terms_of
from registry.unit_of_work import UnitOfWork


def pairs(
    uow: UnitOfWork, pair_ids: Iterable[int], on: date, *, private: bool = False
) -> tuple[PairFacts, ...]:
    """Facts of pairs as of a day, in the order asked. Raises NotFound when one is unknown."""
    asked = list(pair_ids)
    rows = {row.id: row for row in _pair_rows(uow.session, asked)}
    if set(asked) - rows.keys():
        raise NotFound("Такой пары в реестре нет.")
    involved = {person_id for row in rows.values() for person_id in _people_in(row)}
    known = people(uow, involved, on, private=private)
    orders = _orders(uow.session, rows.values())
    return tuple(_pair(rows[pair_id], known, orders) for pair_id in asked)


def pair(uow: UnitOfWork, pair_id: int, on: date, *, private: bool = False) -> PairFacts:
    return pairs(uow, [pair_id], on, private=private)[0]


def _pair_rows(session: Session, pair_ids: list[int]) -> Iterable[Pair]:
    return session.scalars(
        select(Pair)
        .where(Pair.id.in_(pair_ids))
        .options(
            selectinload(Pair.form),
            selectinload(Pair.mentees),
            selectinload(Pair.programme).selectinload(Programme.activities),
        )
    )


def _people_in(row: Pair) -> list[int]:
    curator = [row.curator_id] if row.curator_id is not None else []
    return [row.mentor_id, *(mentee.person_id for mentee in row.mentees), *curator]


def _orders(session: Session, rows: Iterable[Pair]) -> dict[int, IssuedReference]:
    asked = {row.order_id for row in rows if row.order_id is not None}
    found = session.scalars(select(IssuedDocument).where(IssuedDocument.id.in_(asked)))
    return {row.id: IssuedReference(row.id, row.type_id, row.number, row.dated) for row in found}


def _pair(row: Pair, known: dict[int, PersonFacts], orders: dict[int, IssuedReference]) -> PairFacts:
    return PairFacts(
        id=row.id,
        organisation_id=row.organisation_id,
        form=Form(row.form.code, row.form.title, row.form.federal),
        kind=row.kind,
        mentor=known[row.mentor_id],
        mentees=tuple(known[mentee.person_id] for mentee in row.mentees),
        curator=known[row.curator_id] if row.curator_id is not None else None,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        status=cast(PairStatus, row.status),
        request=row.request,
        department=row.department,
        terms=terms_of(row),
        programme=_programme(row.programme) if row.programme else None,
        order=orders.get(row.order_id) if row.order_id is not None else None,
    )


def _programme(row: Programme) -> ProgrammeFacts:
    return ProgrammeFacts(
        id=row.id,
        request=row.request,
        goal=row.goal,
        tasks=tuple(row.tasks),
        expected_result=row.expected_result,
        meetings=row.meetings,
        activities=tuple(
            Activity(
                one.ordinal,
                one.section,
                one.title,
                one.kind,
                one.term,
                one.responsible,
                one.planned_result,
                one.actual_result,
            )
            for one in row.activities
        ),
    )
