"""What personal data may be used for: each purpose on a basis of its own (V-22…V-29, V-33, V-51).

Which type is asked which rule stands in the manifests; what a paper says is looked at in ``consent_texts``.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.reference.purposes import (
    BEING_MENTORED,
    DISSEMINATION,
    PARTICIPATION,
    PERSONAL_DATA,
    PSYCHOLOGY,
)
from registry.rules import consents
from registry.rules.consents import consents_of, participants, why
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.snapshot import Consent, Pair, Person, Subject

RECIPIENT = "получатель"
"""The question of a paper that leaves the school: to whom."""


def recipient_is_named(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """Data go to another only by a consent that names him (152-ФЗ, ст. 7, ст. 9 ч. 4 п. 6)."""
    asked = paper.answer(RECIPIENT) or subject.organisation.municipality
    for person in participants(subject):
        found = [one for one in consents_of(subject, PERSONAL_DATA, person) if one.covers(person, subject.on)]
        if not any(one.other_basis or _same(one.recipient, asked) for one in found):
            whom = f"«{asked}»" if asked else "получателю"
            yield (
                f"Нет согласия на передачу данных {whom}: {person.name.full}.",
                Remedy("consent", PERSONAL_DATA, person_id=person.id),
            )


def spreading_is_settled(subject: Subject) -> Iterator[Breach]:
    """A consent to spreading has an answer for its items, its pages and its last day (приказ РКН № 18)."""
    for person in participants(subject):
        for one in consents_of(subject, DISSEMINATION, person):
            if not one.is_live_on(subject.on) or one.other_basis:
                continue
            lacks = [
                what
                for what, there in (
                    ("отметки «да» или «нет»", one.items),
                    ("адреса страниц", one.resources),
                    ("срок", one.valid_until),
                )
                if not there
            ]
            if lacks:
                yield (
                    f"В согласии на распространение от {one.signed_on:%d.%m.%Y} не отмечено: "
                    f"{', '.join(lacks)}: {person.name.full}.",
                    Remedy("consent", DISSEMINATION, person_id=person.id),
                )


def publication_is_agreed(subject: Subject) -> Iterator[Breach]:
    """Nobody is named in public without a consent to spreading the name (152-ФЗ, ст. 10.1 ч. 1)."""
    for person in participants(subject):
        found = consents_of(subject, DISSEMINATION, person)
        if not any(one.covers(person, subject.on) and one.allows("name") for one in found):
            yield (
                f"Нет согласия на публикацию имени: {person.name.full}{_why_not(found, person, subject)}. "
                "Публикуйте без имени или получите согласие на распространение.",
                Remedy("consent", DISSEMINATION, person_id=person.id),
            )


def listed_people_agreed(subject: Subject) -> Iterator[Breach]:
    """Nobody stands in the register of participants without a basis (152-ФЗ, ст. 6, ст. 9)."""
    for message, remedy in consents.participants_agreed_to_processing(subject):
        yield f"В базу внести нельзя. {message}", remedy


def mentees_agreed(subject: Subject) -> Iterator[Breach]:
    """Every mentee agreed to the mentor; for a minor a representative agreed to the taking part.

    Письмо № АЗ-1128/08; 273-ФЗ, ст. 34 ч. 4.
    """
    for pair in subject.pairs:
        minors = [one for one in (*pair.mentees, pair.mentor) if one.is_minor_on(subject.on)]
        for person in minors:
            yield from _participation(subject, person)
        for person in pair.mentees:
            if person not in minors:
                yield from _own_agreement(subject, pair, person)


def psychology_is_agreed(subject: Subject) -> Iterator[Breach]:
    """No minor is tested by a psychologist without the representative's consent (273-ФЗ, ст. 42)."""
    for person in participants(subject):
        if person.is_minor_on(subject.on) and not is_covered(subject, PSYCHOLOGY, person):
            found = consents_of(subject, PSYCHOLOGY, person)
            yield (
                "Нет согласия представителя на психологическую диагностику: "
                f"{person.name.full}{why(found, person, subject.on)}.",
                Remedy("consent", PSYCHOLOGY, person_id=person.id),
            )


def _participation(subject: Subject, person: Person) -> Iterator[Breach]:
    if not is_covered(subject, PARTICIPATION, person):
        found = consents_of(subject, PARTICIPATION, person)
        yield (
            "Нет согласия представителя на участие в наставничестве: "
            f"{person.name.full}{why(found, person, subject.on)}.",
            Remedy("consent", PARTICIPATION, person_id=person.id),
        )


def _own_agreement(subject: Subject, pair: Pair, person: Person) -> Iterator[Breach]:
    found = [one for one in consents_of(subject, BEING_MENTORED, person) if one.pair_id == pair.id]
    if not any(one.covers(person, subject.on) for one in found):
        yield (
            f"Нет согласия наставляемого на работу с наставником: {person.name.full} "
            f"(наставник – {pair.mentor.name.full}){why(found, person, subject.on)}.",
            Remedy("consent", BEING_MENTORED, person_id=person.id, pair_id=pair.id),
        )


def is_covered(subject: Subject, kind: str, person: Person) -> bool:
    """Whether a consent of the kind holds for the person on the paper's date."""
    return any(one.covers(person, subject.on) for one in consents_of(subject, kind, person))


def _why_not(found: list[Consent], person: Person, subject: Subject) -> str:
    """A live consent that says «нет» to the name is a reason of its own."""
    if any(one.covers(person, subject.on) for one in found):
        return " (в согласии отмечено «нет»)"
    return why(found, person, subject.on)


def plain(text: str) -> str:
    """The text as it is compared: no case, single plain spaces."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").casefold().split())


def _same(one: str, other: str) -> bool:
    return bool(one) and (not other or plain(one) == plain(other))


RULES: tuple[Rule, ...] = (
    Rule(
        "V-22",
        "block",
        "152-ФЗ, ст. 7, ст. 9 ч. 4 п. 6",
        "Передача другой организации – по согласию, где она названа.",
        recipient_is_named,
        certain=False,
        acts=("fz-152:7", "fz-152:9"),
        reads="paper",
    ),
    Rule(
        "V-24",
        "block",
        "152-ФЗ, ст. 9",
        "За совершеннолетнего согласие подписал он сам.",
        consents.adults_signed_themselves,
        acts=("fz-152:9",),
    ),
    Rule(
        "V-25-AGE",
        "warn",
        "152-ФЗ, ст. 9 ч. 6",
        "За 30 дней до 18-летия: согласие представителя нужно заменить своим (для всех видов).",
        consents.coming_of_age_is_known,
        certain=False,
        acts=("fz-152:9",),
    ),
    Rule(
        "V-26",
        "block",
        "152-ФЗ, ст. 10.1; приказ Роскомнадзора № 18",
        "В согласии на распространение есть ответы по пунктам, адреса страниц и срок.",
        spreading_is_settled,
        acts=("fz-152:10.1", "rkn-18"),
    ),
    Rule(
        "V-27",
        "block",
        "152-ФЗ, ст. 10.1",
        "Имя и фотография публикуются по действующему согласию на распространение.",
        publication_is_agreed,
        acts=("fz-152:10.1",),
        overridable=True,
    ),
    Rule(
        "V-28",
        "block",
        "152-ФЗ, ст. 21 ч. 5; ст. 10.1 ч. 12",
        "Никто из участников не отозвал согласие, на котором держится документ.",
        consents.nobody_has_withdrawn,
        certain=False,
        acts=("fz-152:21", "fz-152:10.1"),
    ),
    Rule(
        "V-29",
        "block",
        "152-ФЗ, ст. 6, ст. 9",
        "В базу участников внесены только те, на чьи данные есть основание.",
        listed_people_agreed,
        acts=("fz-152:6", "fz-152:9"),
    ),
    Rule(
        "V-33",
        "block",
        "письмо № АЗ-1128/08; 273-ФЗ, ст. 34",
        "Наставляемый согласен на наставника, за несовершеннолетнего – представитель на участие.",
        mentees_agreed,
        certain=False,
        acts=("az-1128-08", "fz-273:34"),
        overridable=True,
    ),
    Rule(
        "V-51",
        "block",
        "273-ФЗ, ст. 42",
        "Психологическая диагностика несовершеннолетнего – с согласия представителя.",
        psychology_is_agreed,
        certain=False,
        acts=("fz-273:42",),
    ),
)
