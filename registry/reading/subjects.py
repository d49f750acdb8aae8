"""The subject of a paper: a person, a pair or several pairs, with the organisation and the consents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from registry import consents
from registry.errors import InvalidFact, NotFound
from registry.people import organisation_of
from registry.reading.organisations import organisation
from registry.reading.pairs import pairs
from registry.reading.papers import papers_in_force
from registry.reading.people import person
from registry.snapshot import Pair, Person, Subject
from registry.unit_of_work import UnitOfWork

Kind = Literal["person", "pair", "pairs"]


def subject(
    uow: UnitOfWork,
    kind: Kind,
    ids: Iterable[int],
    on: date,
    *,
    private: bool = False,
    type_id: str = "",
) -> Subject:
    """All that a paper about these people or pairs may say, as of a day.

    ``type_id``: of the paper's type; those of it that are in force already are then among the facts.
    Raises NotFound when something is unknown, or when the pairs are not of one organisation; InvalidFact
    when none is asked, or several for a paper about one.
    """
    asked = list(ids)
    _require_number(kind, len(asked))
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
        about = "одного человека" if kind == "person" else "одну пару"
        raise InvalidFact(f"Такой документ составляется на {about}, а выбрано: {number}.")


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
