"""The subject of a paper: a person, a pair or several pairs, with the organisation and the consents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from sqlalchemy import select

from registry import consents, indicators
from registry.errors import InvalidFact, NotFound
from registry.models import Pair as PairRow
from registry.models import Person as PersonRow
from registry.people import organisation_of, organisations_of
from registry.reading.organisations import organisation
from registry.reading.pairs import pairs
from registry.reading.papers import papers_in_force
from registry.reading.people import people, person
from registry.reading.plans import current_plan, plan_above
from registry.snapshot import Consent, Pair, Person, Subject
from registry.unit_of_work import UnitOfWork

Kind = Literal["person", "pair", "pairs", "organisation"]


def subject(
    uow: UnitOfWork,
    kind: Kind,
    ids: Iterable[int],
    on: date,
    *,
    private: bool = False,
    type_id: str = "",
    chosen: Iterable[int] = (),
    counted: bool = False,
) -> Subject:
    """All that a paper about these people or pairs, or about a school, may say, as of a day.

    ``type_id``: of the paper's type; those of it that are in force already are then among the facts.
    ``chosen``: people the paper names besides, of the same organisation. ``counted``: with the indicators.
    Raises NotFound when something is unknown, or is not of one organisation; InvalidFact when none is asked,
    or several for a paper about one.
    """
    asked = list(ids)
    _require_number(kind, len(asked))
    found = _found(uow, kind, asked, on, private=private, type_id=type_id)
    if counted:
        found = replace(found, indicators=indicators.of_organisation(uow.session, found.organisation.id, on))
    named = _chosen(uow, found.organisation.id, list(chosen), on)
    return replace(found, chosen=named, consents=_with_theirs(uow, found, named)) if named else found


def _with_theirs(uow: UnitOfWork, found: Subject, named: tuple[Person, ...]) -> tuple[Consent, ...]:
    """The consents of the subject and those of the people chosen, each once."""
    known = {one.id for one in found.consents}
    more = consents.of_people(uow.session, [one.id for one in named])
    return (*found.consents, *(one for one in more if one.id not in known))


def _found(
    uow: UnitOfWork, kind: Kind, asked: list[int], on: date, *, private: bool, type_id: str
) -> Subject:
    if kind == "organisation":
        return _of_organisation(uow, asked[0], on)
    if kind == "person":
        papers = papers_in_force(uow.session, type_id, person_id=asked[0]) if type_id else ()
        return replace(_of_person(uow, asked[0], on, private=private), papers=papers)
    found = _of_pairs(uow, kind, asked, on, private=private)
    if kind == "pairs" or not type_id:  # Of many pairs the order that fixed each is told by the pair.
        return found
    return replace(found, papers=papers_in_force(uow.session, type_id, pair_id=asked[0]))


def _require_number(kind: Kind, number: int) -> None:
    if number == 0:
        raise InvalidFact("Не выбрано, о ком документ: выберите человека или пару.")
    if number > 1 and kind != "pairs":
        about = {"person": "одного человека", "pair": "одну пару"}.get(kind, "одну организацию")
        raise InvalidFact(f"Такой документ составляется на {about}, а выбрано: {number}.")


def _chosen(uow: UnitOfWork, organisation_id: int, ids: list[int], on: date) -> tuple[Person, ...]:
    """In the order chosen. Raises NotFound when somebody is of another organisation."""
    if not ids:
        return ()
    if set(organisations_of(uow.session, ids).values()) != {organisation_id}:
        raise NotFound("Такого человека в реестре нет.")
    known = people(uow, ids, on)
    return tuple(known[one] for one in ids)


def _of_organisation(uow: UnitOfWork, organisation_id: int, on: date) -> Subject:
    """The school with its pairs at work, the consents of those in them, and its staff."""
    at_work = select(PairRow.id).where(
        PairRow.organisation_id == organisation_id,
        PairRow.status == "active",
        PairRow.starts_on <= on,
        PairRow.ends_on >= on,
    )
    found = pairs(uow, uow.session.scalars(at_work.order_by(PairRow.id)), on)
    return Subject(
        kind="organisation",
        on=on,
        organisation=organisation(uow.session, organisation_id, on),
        pairs=found,
        consents=consents.of_people(uow.session, {one.id for pair in found for one in _involved(pair)}),
        staff=staff(uow, organisation_id, on),
        plan=current_plan(uow.session, organisation_id, on),
        plan_above=plan_above(uow.session, organisation_id, on),
    )


def staff(uow: UnitOfWork, organisation_id: int, on: date) -> tuple[Person, ...]:
    """Everybody employed on a day, by name."""
    employed = select(PersonRow.id).where(
        PersonRow.organisation_id == organisation_id,
        PersonRow.kind == "staff",
        PersonRow.hired_on.is_(None) | (PersonRow.hired_on <= on),
        PersonRow.dismissed_on.is_(None) | (PersonRow.dismissed_on > on),
    )
    return _by_name(people(uow, uow.session.scalars(employed), on))


def choosable(uow: UnitOfWork, organisation_id: int, on: date) -> tuple[Person, ...]:
    """Whom a paper's question may name: the staff, and every mentor from outside or among pupils."""
    mentors = uow.session.scalars(select(PairRow.mentor_id).where(PairRow.organisation_id == organisation_id))
    outside = {one.id: one for one in people(uow, mentors, on).values() if not one.is_employee}
    return _by_name({one.id: one for one in staff(uow, organisation_id, on)} | outside)


def _by_name(known: dict[int, Person]) -> tuple[Person, ...]:
    return tuple(sorted(known.values(), key=lambda one: (one.name.full, one.id)))


def _of_person(uow: UnitOfWork, person_id: int, on: date, *, private: bool) -> Subject:
    organisation_id = organisation_of(uow.session, person_id)
    return Subject(
        kind="person",
        on=on,
        organisation=organisation(uow.session, organisation_id, on),
        person=person(uow, person_id, on, private=private),
        consents=consents.of_people(uow.session, [person_id]),
    )


def _of_pairs(uow: UnitOfWork, kind: Kind, pair_ids: list[int], on: date, *, private: bool) -> Subject:
    found = pairs(uow, pair_ids, on, private=private)
    organisation_ids = {pair.organisation_id for pair in found}
    if len(organisation_ids) != 1:
        raise NotFound("Выберите пары одной организации.")
    return Subject(
        kind=kind,
        on=on,
        organisation=organisation(uow.session, organisation_ids.pop(), on),
        pairs=found,
        consents=consents.of_people(uow.session, {one.id for pair in found for one in _involved(pair)}),
    )


def _involved(pair: Pair) -> tuple[Person, ...]:
    curator = (pair.curator,) if pair.curator else ()
    return (pair.mentor, *pair.mentees, *curator)
