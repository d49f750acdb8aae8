"""The own words of the pairing order: what follows from all its pairs together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from docgen.errors import Fault
from docgen.russian import Forms, school_year
from registry.snapshot import Pair, Person, Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON, full_forms, join_forms
from templates_docx.vocabulary.word import Request, Word, read_words

PAIRS_IN_TEXT = 3  # With more the order has an appendix (requirements C, order_pairing).
MENTEES_IN_TEXT = 6  # A point naming more people than this is not read to its end.
DAYS_FOR_PROGRAMMES = 30  # Rule V-49: a programme is made within 30 days of the order.
CONTROL_OWN = "оставить за руководителем"

REQUIRED = (
    "организация.город",
    "пары.наставник.должность",
    "пары.наставляемые.должность",
    "пары.вид",
    "пары.куратор",
    "пары.куратор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """The term for the programmes is not earlier than the order itself (rule V-04)."""
    term = _programmes_due(request)
    if term < request.registration.date:
        message = f"срок представления программ ({term:%d.%m.%Y}) раньше даты документа"
        yield Fault("term_before_order", message, place="ввод.срок_программ")


def _programmes_due(request: Request) -> date:
    typed: date | None = request.inputs.get("срок_программ")
    return typed or request.registration.date + timedelta(days=DAYS_FOR_PROGRAMMES)


def _heading(subject: Subject, _: Request) -> str:
    """«О закреплении наставнических пар и групп на 2026–2027 учебный год»; the year only when it is one."""
    groups = [pair.is_group for pair in subject.pairs]
    one = len(groups) == 1
    if all(groups):
        whom = "наставнической группы" if one else "наставнических групп"
    elif any(groups):
        whom = "наставнических пар и\N{NO-BREAK SPACE}групп"
    else:
        whom = "наставнической пары" if one else "наставнических пар"
    years = {school_year(day) for pair in subject.pairs for day in (pair.starts_on, pair.ends_on)}
    term = f" на {years.pop()} учебный год" if len(years) == 1 else ""
    return f"О закреплении {whom}{term}"


def _people(pair: Pair) -> tuple[Person, ...]:
    return (pair.mentor, *pair.mentees)


def _participants(subject: Subject) -> Iterator[Person]:
    return (person for pair in subject.pairs for person in _people(pair))


def _unique(people: Iterable[Person | None]) -> list[Person]:
    return list({person.id: person for person in people if person is not None}.values())


def _curators(subject: Subject, request: Request) -> list[dict[str, object]]:
    return [read_words(PERSON, person, request) for person in _unique(pair.curator for pair in subject.pairs)]


def _curators_together(subject: Subject, _: Request) -> Forms | None:
    curators = _unique(pair.curator for pair in subject.pairs)
    return join_forms([full_forms(person) for person in curators], "; ") if curators else None


def _to_be_acquainted(subject: Subject, request: Request) -> list[dict[str, object]]:
    """All employees in the order, by name; pupils and parents are told otherwise."""
    people = _unique([*_participants(subject), *(pair.curator for pair in subject.pairs)])
    staff = sorted((one for one in people if one.is_employee), key=lambda person: person.name.full)
    return [read_words(PERSON, person, request) for person in staff]


def _charged_by_post(subject: Subject, request: Request) -> list[str]:
    payers = ["специалист по кадрам", "бухгалтер"] if _is_paid(subject, request) else []
    return [*payers, "ответственный за ведение официального сайта", "ответственный за делопроизводство"]


def _has_appendix(subject: Subject, _: Request) -> bool:
    mentees = sum(len(pair.mentees) for pair in subject.pairs)
    return len(subject.pairs) > PAIRS_IN_TEXT or mentees > MENTEES_IN_TEXT


def _is_paid(subject: Subject, _: Request) -> bool:
    terms = [pair.terms for pair in subject.pairs if pair.mentor.is_employee]
    return any(one.amount and not one.in_job_function for one in terms)


def _has_extra_work(subject: Subject, _: Request) -> bool:
    """An employee mentors somebody who is not one: extra work by ТК РФ, ст. 60.2, not mentoring by 351.8."""
    return any(
        pair.mentor.is_employee and not pair.is_between_employees and not pair.terms.in_job_function
        for pair in subject.pairs
    )


def _has_other_mentees(subject: Subject, _: Request) -> bool:
    return any(not mentee.is_employee for pair in subject.pairs for mentee in pair.mentees)


def _has_invited_mentors(subject: Subject, _: Request) -> bool:
    return any(pair.mentor.kind in {"partner", "parent"} for pair in subject.pairs)


def _has_employed_mentees(subject: Subject, _: Request) -> bool:
    return any(mentee.is_employee for pair in subject.pairs for mentee in pair.mentees)


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "приказ": (
        Word(
            "заголовок",
            "Заголовок к тексту: по составу пар и учебному году",
            "О закреплении наставнических пар и групп на 2026–2027 учебный год",
            _heading,
        ),
        Word(
            "между_работниками",
            "Условие: есть пары, где работник помогает работнику",
            "да",
            lambda subject, _: any(pair.is_between_employees for pair in subject.pairs),
        ),
        Word(
            "дополнительная_работа",
            "Условие: есть наставники-работники, для которых это дополнительная работа (ст. 60.2 ТК РФ)",
            "нет",
            _has_extra_work,
        ),
        Word(
            "не_работники",
            "Условие: среди наставляемых есть обучающиеся или студенты",
            "нет",
            _has_other_mentees,
        ),
        Word(
            "внешние_наставники",
            "Условие: среди наставников есть партнёры или родители",
            "нет",
            _has_invited_mentors,
        ),
        Word("педагоги", "Условие: среди наставляемых есть работники", "да", _has_employed_mentees),
        Word(
            "обучающиеся",
            "Условие: среди участников есть обучающиеся",
            "нет",
            lambda subject, _: any(person.kind == "pupil" for person in _participants(subject)),
        ),
        Word(
            "несовершеннолетние",
            "Условие: среди участников есть несовершеннолетние",
            "нет",
            lambda subject, _: any(person.is_minor_on(subject.on) for person in _participants(subject)),
        ),
        Word("с_приложением", "Условие: пар больше трёх, состав – в приложении", "да", _has_appendix),
        Word("с_выплатами", "Условие: есть наставники, которым назначена выплата", "да", _is_paid),
        Word(
            "состав_кураторов",
            "Все кураторы с должностями, через точку с запятой; склоняется",
            "Орлова Татьяна Николаевна, заместитель директора по УВР",
            _curators_together,
        ),
        Word(
            "кураторы",
            "Список кураторов без повторов: слова человека у каждого",
            "куратор.фио",
            _curators,
            of=PERSON,
        ),
        Word(
            "срок_программ",
            "До какого дня представить программы",
            "01.10.2026",
            lambda _, request: _programmes_due(request),
        ),
        Word(
            "контроль_за_собой",
            "Условие: руководитель оставляет контроль за собой",
            "да",
            lambda _, request: (request.inputs.get("контроль") or CONTROL_OWN) == CONTROL_OWN,
        ),
        Word(
            "ознакомляются",
            "Список работников для листа ознакомления, по алфавиту",
            "работник.фио",
            _to_be_acquainted,
            of=PERSON,
        ),
        Word(
            "должности_ознакомления",
            "Должности тех, кто назван в приказе не по имени: в листе ознакомления им оставлены строки",
            "бухгалтер; …",
            _charged_by_post,
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
