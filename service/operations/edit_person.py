"""Add a person by hand, change what is known of one, name who stands for a minor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from registry import people, person_changes, reading
from registry.people import NewPerson
from registry.person_changes import Undated
from registry.snapshot import Person
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts
from service.reach import require_person


@dataclass(frozen=True, slots=True)
class Name:
    surname: str
    first_name: str
    patronymic: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a person is: a post, a class, or a place of work outside."""

    title: str = ""
    department: str = ""
    class_label: str = ""
    employer: str = ""
    category: str = ""


def add_person(
    parts: Parts, actor: Actor, kind: str, name: Name, place: Place, facts: Undated, at: datetime
) -> int:
    """Returns the person's id. Raises Forbidden, InvalidFact."""
    actor.require("edit_people", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        person_id = _add(uow, actor.organisation_id, kind, name, place, facts)
        uow.commit()
    return person_id


def change_person(
    parts: Parts,
    actor: Actor,
    person_id: int,
    name: Name,
    place: Place,
    facts: Undated,
    *,
    since: date,
    at: datetime,
) -> bool:
    """A new name or place holds from ``since`` on, the rest is corrected; whether anything was new.

    Raises Forbidden, NotFound, InvalidFact.
    """
    with parts.writing(actor, at) as uow:
        require_person(uow.session, actor, "edit_people", person_id)
        known = reading.person(uow, person_id, at.date())
        if (name, place, facts) == (name_of(known), place_of(known), undated_of(known)):
            return False
        if name != name_of(known):
            people.rename(uow, person_id, name.surname, name.first_name, name.patronymic, since=since)
        if place != place_of(known):
            people.appoint(
                uow,
                person_id,
                since=since,
                title=place.title,
                department=place.department,
                class_label=place.class_label,
                employer=place.employer,
                category=place.category,
            )
        person_changes.correct(uow, person_id, facts)
        uow.commit()
    return True


def add_representative(
    parts: Parts,
    actor: Actor,
    minor_id: int,
    name: Name,
    facts: Undated,
    relation: str,
    basis: str,
    at: datetime,
) -> int:
    """Register who stands for the minor; returns the representative's id. Raises Forbidden, InvalidFact."""
    with parts.writing(actor, at) as uow:
        organisation_id = require_person(uow.session, actor, "edit_people", minor_id)
        person_id = _add(uow, organisation_id, "parent", name, Place(), facts)
        people.represent(uow, minor_id, person_id, relation, basis)
        uow.commit()
    return person_id


def name_of(person: Person) -> Name:
    return Name(person.name.surname, person.name.first_name, person.name.patronymic)


def undated_of(person: Person) -> Undated:
    contract = person.contract
    return Undated(
        gender=person.gender,
        birth_date=person.birth_date,
        email=person.email,
        experience_years=person.experience_years,
        hired_on=person.hired_on,
        dismissed_on=person.dismissed_on,
        contract_number=contract.number if contract else "",
        contract_date=contract.signed_on if contract else None,
    )


def place_of(person: Person) -> Place:
    return Place(person.position, person.department, person.class_label, person.employer, person.category)


def _add(uow: UnitOfWork, organisation_id: int, kind: str, name: Name, place: Place, facts: Undated) -> int:
    person_changes.check_dates(facts, uow.at.date())
    new = NewPerson(
        kind=kind,
        surname=name.surname,
        first_name=name.first_name,
        patronymic=name.patronymic,
        gender=facts.gender,
        birth_date=facts.birth_date,
        title=place.title,
        department=place.department,
        class_label=place.class_label,
        employer=place.employer,
        category=place.category,
        email=facts.email,
        experience_years=facts.experience_years,
        hired_on=facts.hired_on,
        dismissed_on=facts.dismissed_on,
        contract_number=facts.contract_number,
        contract_date=facts.contract_date,
    )
    return people.add(uow, organisation_id, new)
