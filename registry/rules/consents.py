"""Who must have agreed, to what, and since when (requirements V-20, V-24, V-25, V-32)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.rules.finding import Remedy
from registry.snapshot import Consent, Pair, Person, Subject

PERSONAL_DATA = "pd_processing"
MENTOR_WORK = "mentor_work"

Breach = tuple[str, Remedy | None]


def participants_agreed_to_processing(subject: Subject) -> Iterator[Breach]:
    """Everyone in the pairs who is not an employee has a live consent to the processing of personal data.

    An employee's data are processed by the labour contract (152-ФЗ, ст. 6 ч. 1 п. 5).
    """
    for person in _participants(subject):
        if person.is_employee:
            continue
        found = _of(subject, PERSONAL_DATA, person)
        if not any(consent.is_live_on(subject.on) for consent in found):
            message = (
                f"Нет согласия на обработку персональных данных: {person.name.full}{_why(found, subject.on)}."
            )
            yield message, Remedy("consent", PERSONAL_DATA, person_id=person.id)


def right_people_signed(subject: Subject) -> Iterator[Breach]:
    """A minor's consent is signed by one of the legal representatives (152-ФЗ, ст. 9 ч. 6)."""
    people = {person.id: person for person in _participants(subject)}
    for consent in subject.consents:
        person = people.get(consent.person_id)
        if person is None or consent.kind != PERSONAL_DATA or not consent.is_live_on(subject.on):
            continue
        representatives = {one.person.id for one in person.representatives}
        if person.is_minor_on(consent.signed_on) and consent.signer_id not in representatives:
            message = (
                f"Согласие от {consent.signed_on:%d.%m.%Y} за несовершеннолетнего подписал не законный "
                f"представитель: {person.name.full}."
            )
            yield message, Remedy("consent", PERSONAL_DATA, person_id=person.id)


def mentors_agreed_to_work(subject: Subject) -> Iterator[Breach]:
    """Every employee who mentors signed a consent for this very pair, not later than the paper's date."""
    for pair in subject.pairs:
        if not pair.mentor.is_employee:
            continue
        found = [one for one in _of(subject, MENTOR_WORK, pair.mentor) if one.pair_id == pair.id]
        if not any(consent.is_live_on(subject.on) for consent in found):
            message = (
                f"Нет письменного согласия наставника {pair.mentor.name.full} "
                f"на работу с: {_mentees(pair)}{_why(found, subject.on)}."
            )
            yield message, Remedy("consent", MENTOR_WORK, person_id=pair.mentor.id, pair_id=pair.id)


def signer_is_known(subject: Subject) -> Iterator[Breach]:
    """A consent paper can be made: the age is known, and a minor has a legal representative."""
    person = subject.person
    if person is None:
        return
    if person.birth_date is None and person.kind == "pupil":
        yield f"Не указана дата рождения: {person.name.full}.", Remedy("person", person_id=person.id)
    if person.is_minor_on(subject.on) and not person.representatives:
        yield (
            f"Не указан законный представитель несовершеннолетнего: {person.name.full}.",
            Remedy("person", person_id=person.id),
        )


def _participants(subject: Subject) -> list[Person]:
    found = {subject.person.id: subject.person} if subject.person else {}
    for pair in subject.pairs:
        found |= {person.id: person for person in (pair.mentor, *pair.mentees)}
    return list(found.values())


def _of(subject: Subject, kind: str, person: Person) -> list[Consent]:
    return [one for one in subject.consents if one.kind == kind and one.person_id == person.id]


def _why(found: list[Consent], day: date) -> str:
    """What became of the consents there are, when none of them is live."""
    if not found:
        return ""
    last = found[-1]
    if last.withdrawn_on is not None and last.withdrawn_on <= day:
        return f" (отозвано {last.withdrawn_on:%d.%m.%Y})"
    if last.valid_until is not None and last.valid_until < day:
        return f" (истекло {last.valid_until:%d.%m.%Y})"
    return f" (подписано {last.signed_on:%d.%m.%Y}, позже даты документа)"


def _mentees(pair: Pair) -> str:
    return ", ".join(mentee.name.full for mentee in pair.mentees)
