"""The bases of participants as rows: who is helped, who helps (Р-145: the fields of both bases).

One row a person and a pair. Health is never told; a representative's contact only when that very one has
signed the consent. Who has no basis is masked before the rows are read (``disclosure.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.reference.purposes import PERSONAL_DATA
from registry.snapshot import Consent, Pair, Person, Subject
from templates_docx.vocabulary.disclosure import MASK
from templates_docx.vocabulary.pairs import form_title
from templates_docx.vocabulary.word import Request, Word, in_print, read_words


@dataclass(frozen=True, slots=True)
class Participant:
    """A row of a base: the person, those at the other end of the pair, and the pair itself."""

    number: int
    name: str
    contact: str
    born: str
    place: str
    experience: str
    request: str
    since: date
    until: date
    others: tuple[str, ...]
    form: str
    hours: str
    result: str
    consent: str


def mentees(subject: Subject) -> tuple[Participant, ...]:
    """Everybody helped in the pairs of the subject, by name."""
    found = [(one, pair, (_named(pair.mentor),)) for pair in subject.pairs for one in pair.mentees]
    return tuple(_rows(subject, found))


def mentors(subject: Subject) -> tuple[Participant, ...]:
    """Everybody who helps in them, by name."""
    found = [(pair.mentor, pair, tuple(_named(one) for one in pair.mentees)) for pair in subject.pairs]
    return tuple(_rows(subject, found))


def _rows(subject: Subject, found: Sequence[tuple[Person, Pair, tuple[str, ...]]]) -> Iterator[Participant]:
    ordered = sorted(found, key=lambda row: (row[0].name.full, row[1].id))
    for number, (person, pair, others) in enumerate(ordered, start=1):
        yield Participant(
            number=number,
            name=person.name.full,
            contact=_contact(person, subject),
            born=str(person.birth_date.year) if person.birth_date else MASK,
            place=place_of(person),
            experience=_experience(person),
            request=in_print(pair.request) or MASK,
            since=pair.starts_on,
            until=pair.ends_on,
            others=others,
            form=form_title(pair.form.title) or MASK,
            hours=str(pair.terms.hours_per_month or MASK),
            result=_result(pair),
            consent=_consent(person, subject),
        )


def place_of(person: Person) -> str:
    """A class, a post, or a place of work outside; a dash when none is known."""
    label = f"{person.class_label} класс" if person.class_label else ""
    parts = [one for one in (label, person.position, person.employer) if one and one != MASK]
    return in_print(", ".join(parts)) or MASK


def _named(person: Person) -> str:
    place = place_of(person)
    return in_print(person.name.full if place == MASK else f"{person.name.full}, {place}")


def _contact(person: Person, subject: Subject) -> str:
    """One's own; of a minor that of the representative who has signed."""
    if not person.is_minor_on(subject.on):
        return person.email or MASK
    signers = {one.signer_id for one in _processing(person, subject)}
    known = [one.person.email for one in person.representatives if one.person.id in signers]
    return next((email for email in known if email), MASK)


def _processing(person: Person, subject: Subject) -> list[Consent]:
    own = [one for one in subject.consents if one.person_id == person.id and one.kind == PERSONAL_DATA]
    return [one for one in own if one.covers(person, subject.on)]


def _consent(person: Person, subject: Subject) -> str:
    live = _processing(person, subject)
    if not live:
        return "работник" if person.is_employee else "нет"
    last = max(live, key=lambda one: one.signed_on)
    return "иное основание" if last.other_basis else f"от {last.signed_on:%d.%m.%Y}"


def _experience(person: Person) -> str:
    years = "" if person.experience_years is None else f"стаж, лет: {person.experience_years}"
    category = "" if person.category == MASK else person.category
    return in_print("; ".join(one for one in (years, category) if one)) or MASK


def _result(pair: Pair) -> str:
    """How many activities of the programme have a result written down."""
    if pair.programme is None or not pair.programme.activities:
        return MASK
    activities = pair.programme.activities
    done = sum(bool(one.actual_result.strip()) for one in activities)
    return f"{done} из\N{NO-BREAK SPACE}{len(activities)}"


PARTICIPANT: tuple[Word[Participant], ...] = (
    Word("номер", "Номер по порядку", "1", lambda one, _: one.number),
    Word(
        "фио",
        "Фамилия, имя, отчество; прочерк, если нет основания",
        "Иванова Анна Петровна",
        lambda one, _: one.name,
    ),
    Word(
        "контакт",
        "Почта; у несовершеннолетнего – представителя",
        "mail@example.org",
        lambda one, _: one.contact,
    ),
    Word("год_рождения", "Год рождения", "2012", lambda one, _: one.born),
    Word("место", "Класс, должность, место работы", "8 «А» класс", lambda one, _: one.place),
    Word("опыт", "Стаж и категория", "стаж, лет: 12; высшая", lambda one, _: one.experience),
    Word("запрос", "С чем нужна помощь", "работа с трудным классом", lambda one, _: one.request),
    Word("с_какого", "Дата вхождения в программу", "15.09.2026", lambda one, _: one.since),
    Word("по_какое", "Дата завершения", "31.05.2027", lambda one, _: one.until),
    Word(
        "другие",
        "Наставник или наставляемые, по строке",
        "{% for имя in строка.другие %}",
        lambda one, _: list(one.others),
    ),
    Word("форма", "Форма наставничества", "педагог – педагог", lambda one, _: one.form),
    Word("время", "Часов в месяц", "8", lambda one, _: one.hours),
    Word("результат", "Сколько мероприятий программы с результатом", "2 из 5", lambda one, _: one.result),
    Word("согласие", "На чём основана обработка данных", "от 07.09.2026", lambda one, _: one.consent),
)
BASE: tuple[Word[Subject], ...] = (
    Word(
        "наставляемые",
        "Строки базы наставляемых",
        "{% for строка in база.наставляемые %}",
        lambda subject, request: _read(mentees(subject), request),
        of=PARTICIPANT,
    ),
    Word(
        "наставники",
        "Строки базы наставников",
        "{% for строка in база.наставники %}",
        lambda subject, request: _read(mentors(subject), request),
        of=PARTICIPANT,
    ),
)
"""The bases of a school; a type puts them under «база»."""


def _read(rows: tuple[Participant, ...], request: Request) -> list[dict[str, object]]:
    return [read_words(PARTICIPANT, row, request) for row in rows]
