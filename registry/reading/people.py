"""People as of a day: name, post, roles, legal representatives and, when asked, what is sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Person, PersonName, PersonPrivate, PersonRole, Position, Representation
from registry.name_facts import name_of
from registry.snapshot import Contract, Gender, PersonKind, PrivateFacts, Representative
from registry.snapshot import Person as PersonFacts
from registry.unit_of_work import UnitOfWork

Row = TypeVar("Row", PersonName, Position, PersonRole, Representation)


def people(
    uow: UnitOfWork, person_ids: Iterable[int], on: date, *, private: bool = False
) -> dict[int, PersonFacts]:
    """Facts of people as of a day, with the legal representatives of those who have them.

    ``private`` opens the sealed facts too. Raises NotFound when somebody is unknown or nameless that day.
    """
    asked = set(person_ids)
    links = _valid(uow.session, Representation, Representation.minor_id.in_(asked), on)
    known = _people_alone(uow, asked | {link.representative_id for link in links}, on, private=private)
    representatives: dict[int, list[Representative]] = defaultdict(list)
    for link in sorted(links, key=lambda link: link.id):
        person = known[link.representative_id]
        representatives[link.minor_id].append(Representative(person, link.relation, link.basis))
    return {
        person_id: _with_representatives(known[person_id], representatives[person_id]) for person_id in asked
    }


def person(uow: UnitOfWork, person_id: int, on: date, *, private: bool = False) -> PersonFacts:
    return people(uow, [person_id], on, private=private)[person_id]


def _valid(session: Session, table: type[Row], condition: ColumnElement[bool], on: date) -> list[Row]:
    return list(
        session.scalars(select(table).where(condition, table.valid_on(on)).order_by(table.valid_from))
    )


def _people_alone(
    uow: UnitOfWork, person_ids: set[int], on: date, *, private: bool
) -> dict[int, PersonFacts]:
    session = uow.session
    rows = {row.id: row for row in session.scalars(select(Person).where(Person.id.in_(person_ids)))}
    # Of spans that cross, the one that began last is the true one: it comes last and wins in the dict.
    names = {
        row.person_id: row for row in _valid(session, PersonName, PersonName.person_id.in_(person_ids), on)
    }
    posts = {row.person_id: row for row in _valid(session, Position, Position.person_id.in_(person_ids), on)}
    roles: dict[int, list[str]] = defaultdict(list)
    for role in _valid(session, PersonRole, PersonRole.person_id.in_(person_ids), on):
        roles[role.person_id].append(role.role)
    sealed = _private(uow, person_ids) if private else {}
    missing = person_ids - rows.keys()
    if missing:
        raise NotFound("Такого человека в реестре нет.")
    nameless = person_ids - names.keys()
    if nameless:
        raise NotFound(f"На {on:%d.%m.%Y} у человека № {min(nameless)} в реестре нет имени.")
    return {
        one: _person(rows[one], names[one], posts.get(one), roles[one], sealed.get(one)) for one in person_ids
    }


def _private(uow: UnitOfWork, person_ids: set[int]) -> dict[int, PrivateFacts]:
    rows = uow.session.scalars(select(PersonPrivate).where(PersonPrivate.person_id.in_(person_ids)))
    opened = uow.cipher.open_text
    return {
        row.person_id: PrivateFacts(
            opened(row.passport_sealed), opened(row.address_sealed), opened(row.phone_sealed)
        )
        for row in rows
    }


def _person(
    row: Person, name: PersonName, post: Position | None, roles: list[str], private: PrivateFacts | None
) -> PersonFacts:
    contract = Contract(row.contract_number, row.contract_date) if row.contract_date else None
    return PersonFacts(
        id=row.id,
        kind=cast(PersonKind, row.kind),
        name=name_of(name),
        gender=cast(Gender, row.gender),
        birth_date=row.birth_date,
        position=post.title if post else "",
        department=post.department if post else "",
        class_label=post.class_label if post else "",
        employer=post.employer if post else "",
        category=post.category if post else "",
        experience_years=row.experience_years,
        email=row.email,
        hired_on=row.hired_on,
        dismissed_on=row.dismissed_on,
        contract=contract,
        roles=tuple(roles),
        private=private,
    )


def _with_representatives(facts: PersonFacts, found: list[Representative]) -> PersonFacts:
    return replace(facts, representatives=tuple(found)) if found else facts
