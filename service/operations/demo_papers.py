"""The sample school's papers of a school year, in the lawful order: consents, addenda, the order, programmes.

Everything goes through the same operations as a person's clicks; what is issued already is not issued again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from registry import journal, pairs, reading
from registry.journal import Record
from registry.reference.purposes import MENTOR_WORK
from registry.snapshot import Pair, Person
from service.access import Actor
from service.operations.issue_document import Request, issue_document
from service.operations.missing_consents import signers
from service.operations.record_consent import Signed, record_consents
from service.parts import Parts

CONSENTS_ON = date(2026, 9, 7)
CONSENTS_UNTIL = date(2027, 8, 31)
ADDENDA_ON = date(2026, 9, 14)
ORDER_ON = date(2026, 9, 15)
PROGRAMMES_ON = date(2026, 9, 25)


@dataclass(frozen=True, slots=True)
class Step:
    """One paper to be made: its type, about whom, of what date."""

    type_id: str
    subject_ids: tuple[int, ...]
    dated: date


def plan(parts: Parts, actor: Actor, at: datetime) -> list[Step]:
    """Every paper of the year, in the order of the law (requirements, Part I)."""
    with parts.reading(actor, at) as uow:
        every = reading.pairs(uow, pairs.ids(uow.session, actor.organisation_id), CONSENTS_ON)
    found = tuple(pair for pair in every if pair.starts_on <= at.date())
    with_employees = [pair for pair in found if pair.mentor.is_employee]
    return [
        *(_processing(person) for person in _participants(found)),
        *(
            Step("consent_participation_minor", (person.id,), CONSENTS_ON)
            for person in _participants(found)
            if person.is_minor_on(CONSENTS_ON)
        ),
        *(Step("mentor_consent", (pair.id,), CONSENTS_ON) for pair in with_employees),
        *(Step("mentee_consent", (pair.id,), CONSENTS_ON) for pair in found if _grown(pair)),
        *(Step("labour_addendum", (pair.id,), ADDENDA_ON) for pair in with_employees),
        Step("order_pairing", tuple(pair.id for pair in found), ORDER_ON),
        *(Step("personal_program", (pair.id,), PROGRAMMES_ON) for pair in found),
    ]


def carry_out(
    parts: Parts, actor: Actor, steps: list[Step], at: datetime, tell: Callable[[Step], None]
) -> Iterator[Record]:
    """Issue what is not issued yet, note each consent as signed, and give back every paper's record."""
    for step in steps:
        tell(step)
        record = _issued_before(parts, actor, step, at)
        if record is None:
            record = issue_document(parts, actor, Request(step.type_id, step.subject_ids, step.dated), at)
        _note_consent(parts, actor, step, at)
        yield record


def _participants(found: tuple[Pair, ...]) -> list[Person]:
    people = {person.id: person for pair in found for person in (pair.mentor, *pair.mentees)}
    return [people[person_id] for person_id in sorted(people)]


def _processing(person: Person) -> Step:
    minor = person.is_minor_on(CONSENTS_ON)
    return Step("consent_pd_minor" if minor else "consent_pd_adult", (person.id,), CONSENTS_ON)


def _issued_before(parts: Parts, actor: Actor, step: Step, at: datetime) -> Record | None:
    of_person = parts.document_type(step.type_id).manifest.subject == "person"
    with parts.reading(actor, at) as uow:
        live = journal.live_of_type(
            uow.session,
            step.type_id,
            person_ids=step.subject_ids if of_person else (),
            pair_ids=() if of_person else step.subject_ids,
        )
        found = live.get(step.subject_ids[0])
        return journal.get(uow.session, found) if found is not None else None


def _note_consent(parts: Parts, actor: Actor, step: Step, at: datetime) -> None:
    """The sample people sign on the day the paper is made."""
    document_type = parts.document_type(step.type_id)
    kind = document_type.manifest.records_consent
    if not kind:
        return
    subject_id = step.subject_ids[0]
    with parts.reading(actor, at) as uow:
        if document_type.manifest.subject == "person":
            signed = [_of_person(reading.person(uow, subject_id, step.dated), kind, step.dated)]
        else:
            signed = _of_pair(reading.pair(uow, subject_id, step.dated), kind)
    record_consents(
        parts, actor, signed, signed_on=step.dated, valid_until=CONSENTS_UNTIL, at=at
    )  # What is for a pair ends with the pair.


def _of_person(person: Person, kind: str, on: date) -> Signed:
    """For a child of two parents the one whom the paper names has signed it."""
    signer_id, _ = signers(person, on)[0]
    return Signed(person.id, kind, signer_id=signer_id)


def _of_pair(pair: Pair, kind: str) -> list[Signed]:
    who = [pair.mentor] if kind == MENTOR_WORK else _grown(pair)
    return [Signed(person.id, kind, pair.id) for person in who]


def _grown(pair: Pair) -> list[Person]:
    return [mentee for mentee in pair.mentees if not mentee.is_minor_on(CONSENTS_ON)]
