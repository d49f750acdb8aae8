"""Who must have agreed, who signed, and whether the consent still holds (V-20, V-24, V-25, V-28, V-32)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from registry.reference.purposes import (
    BEING_MENTORED,
    DISSEMINATION,
    HEALTH,
    MENTOR_WORK,
    PARTICIPATION,
    PERSONAL_DATA,
    PSYCHOLOGY,
    title_of,
)
from registry.rules.finding import Breach, Remedy
from registry.snapshot import Consent, Pair, Person, Subject

__all__ = ["MENTOR_WORK", "PERSONAL_DATA"]

OF_A_PERSON = frozenset({PERSONAL_DATA, DISSEMINATION, PARTICIPATION, PSYCHOLOGY, HEALTH})
"""Kinds that a representative signs for a minor."""

BY_ACT = ("опекун", "попечитель", "приёмный родитель", "приемный родитель")
"""Representatives whose powers rest on an act and not on the record of birth (СК РФ, ст. 64, 148.1)."""

BY_BOTH_FROM, SOON = 14, timedelta(days=30)


def participants_agreed_to_processing(subject: Subject) -> Iterator[Breach]:
    """Everyone in the pairs who is not an employee has a live consent to the processing of personal data.

    An employee's data are processed by the labour contract (152-ФЗ, ст. 6 ч. 1 п. 5).
    """
    for person in participants(subject):
        if person.is_employee:
            continue
        found = consents_of(subject, PERSONAL_DATA, person)
        if not any(consent.covers(person, subject.on) for consent in found):
            message = (
                f"Нет согласия на обработку персональных данных: "
                f"{person.name.full}{why(found, person, subject.on)}."
            )
            yield message, Remedy("consent", PERSONAL_DATA, person_id=person.id)


def right_people_signed(subject: Subject) -> Iterator[Breach]:
    """A minor's consent is signed by a legal representative with powers, and from 14 by the minor too.

    152-ФЗ, ст. 9 ч. 6; СК РФ, ст. 64; the second signature from 14 is the practice of ГК РФ, ст. 26.
    """
    for person, consent in _live_of_persons(subject):
        if not person.is_minor_on(consent.signed_on):
            continue
        told = f"Согласие от {consent.signed_on:%d.%m.%Y}"
        stood = next((one for one in person.representatives if one.person.id == consent.signer_id), None)
        if stood is None:
            yield (
                f"{told} за несовершеннолетнего подписал не законный представитель: {person.name.full}.",
                Remedy("consent", consent.kind, person_id=person.id),
            )
        elif stood.relation.strip().lower() in BY_ACT and not stood.basis.strip():
            yield (
                f"{told} подписал {stood.relation.strip().lower()} без документа о полномочиях: "
                f"{person.name.full}. Впишите реквизиты акта в карточку обучающегося.",
                Remedy("person", person_id=person.id),
            )
        age = person.age_on(consent.signed_on)
        if consent.youth_signed is False and age is not None and age >= BY_BOTH_FROM:
            yield (
                f"{told} не подписал сам обучающийся, а ему было уже {age}: {person.name.full}.",
                Remedy("consent", consent.kind, person_id=person.id),
            )


def adults_signed_themselves(subject: Subject) -> Iterator[Breach]:
    """Whoever is of age agrees for himself: the subject is the one whose data they are (152-ФЗ, ст. 9)."""
    for person, consent in _live_of_persons(subject):
        by_another = consent.signer_id not in {None, person.id}
        if by_another and not person.is_minor_on(consent.signed_on):
            yield (
                f"Согласие от {consent.signed_on:%d.%m.%Y} за совершеннолетнего подписал другой человек: "
                f"{person.name.full}.",
                Remedy("consent", consent.kind, person_id=person.id),
            )


def coming_of_age_is_known(subject: Subject) -> Iterator[Breach]:
    """What a representative signed ends with the 18th birthday: told thirty days before."""
    for person, consent in _live_of_persons(subject):
        by_another = consent.signer_id not in {None, person.id}
        if by_another and not person.is_minor_on(subject.on + SOON) and person.is_minor_on(subject.on):
            yield (
                f"Скоро 18 лет: {person.name.full}. {title_of(consent.kind)} подписал представитель, "
                "с 18 лет нужно новое, своё.",
                Remedy("consent", consent.kind, person_id=person.id),
            )


def nobody_has_withdrawn(subject: Subject) -> Iterator[Breach]:
    """Nobody in the paper has withdrawn what it stands on (152-ФЗ, ст. 21 ч. 5, ст. 10.1 ч. 12).

    The data of an employee that the labour contract needs are processed without a consent.
    """
    for person in participants(subject):
        for kind in (PERSONAL_DATA, PARTICIPATION):
            if kind == PERSONAL_DATA and person.is_employee:
                continue
            yield from _withdrawal(consents_of(subject, kind, person), person, subject.on)
    for pair in subject.pairs:
        for kind, people in ((MENTOR_WORK, (pair.mentor,)), (BEING_MENTORED, pair.mentees)):
            for person in people:
                own = [one for one in consents_of(subject, kind, person) if one.pair_id == pair.id]
                yield from _withdrawal(own, person, subject.on)


def _withdrawal(found: list[Consent], person: Person, day: date) -> Iterator[Breach]:
    """A breach when the last word on the matter is a withdrawal."""
    gone = [one for one in found if one.withdrawn_on is not None and one.withdrawn_on <= day]
    if gone and not any(one.covers(person, day) for one in found):
        last = gone[-1]
        yield (
            f"Согласие отозвано {last.withdrawn_on:%d.%m.%Y}: {person.name.full} "
            f"({title_of(last.kind).lower()}). Новые документы с этими данными выпускать нельзя.",
            Remedy("consent", last.kind, person_id=person.id, pair_id=last.pair_id),
        )


def mentors_agreed_to_work(subject: Subject) -> Iterator[Breach]:
    """Every employee who mentors signed a consent for this very pair, not later than the paper's date."""
    for pair in subject.pairs:
        if not pair.mentor.is_employee:
            continue
        mentor = pair.mentor
        found = [one for one in consents_of(subject, MENTOR_WORK, mentor) if one.pair_id == pair.id]
        if not any(consent.is_live_on(subject.on) for consent in found):
            message = (
                f"Нет письменного согласия на работу наставником: {mentor.name.full} "
                f"(в паре – {_mentees(pair)}){why(found, mentor, subject.on)}."
            )
            yield message, Remedy("consent", MENTOR_WORK, person_id=mentor.id, pair_id=pair.id)


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


def participants(subject: Subject) -> list[Person]:
    """The one person, or everybody in the pairs but the curators, each once."""
    found = {subject.person.id: subject.person} if subject.person else {}
    for pair in subject.pairs:
        found |= {person.id: person for person in (pair.mentor, *pair.mentees)}
    return list(found.values())


def consents_of(subject: Subject, kind: str, person: Person) -> list[Consent]:
    """The person's consents of one kind, the oldest first."""
    return [one for one in subject.consents if one.kind == kind and one.person_id == person.id]


def why(found: list[Consent], person: Person, day: date) -> str:
    """What became of the consents there are, when none of them holds on the day."""
    if not found:
        return ""
    last = found[-1]
    if last.withdrawn_on is not None and last.withdrawn_on <= day:
        return f" (отозвано {last.withdrawn_on:%d.%m.%Y})"
    if last.valid_until is not None and last.valid_until < day:
        return f" (истекло {last.valid_until:%d.%m.%Y})"
    if last.is_paused_on(day):
        return f" (приостановлено {last.paused_on:%d.%m.%Y})"
    if last.signed_on > day:
        return f" (подписано {last.signed_on:%d.%m.%Y}, позже даты документа)"
    return f" (подписал представитель {last.signed_on:%d.%m.%Y}, а теперь есть 18 лет: нужно своё)"


def _live_of_persons(subject: Subject) -> Iterator[tuple[Person, Consent]]:
    """The live consents that a person gives for himself, with the person; marks of another basis left out."""
    people = {person.id: person for person in participants(subject)}
    for consent in subject.consents:
        person = people.get(consent.person_id)
        own = consent.kind in OF_A_PERSON and not consent.other_basis
        if person is not None and own and consent.is_live_on(subject.on):
            yield person, consent


def _mentees(pair: Pair) -> str:
    return ", ".join(mentee.name.full for mentee in pair.mentees)
