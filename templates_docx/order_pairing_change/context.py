"""The own words of an order that ends a pair's work, hands it over or corrects what was ordered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from docgen.errors import Fault
from registry.snapshot import Pair, Person, Subject
from templates_docx.vocabulary.endings import ENDING, ending_faults, last_day, reason, successor
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words

DAYS_FOR_PROGRAMME = 30  # Rule V-49.
AMENDED = "изменение"

REQUIRED = (
    "организация.город",
    "пара.наставник.должность",
    "пара.наставляемые.должность",
    "пара.вид",
    "пара.куратор",
    "пара.куратор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """The last day lies in the pair's period; a change of facts ends nothing."""
    if reason(request.subject, request) != AMENDED:
        yield from ending_faults(request)


def _heading(subject: Subject, request: Request) -> str:
    of_whom = _of_whom(subject, request)
    headings = {
        AMENDED: f"О внесении изменений в сведения о наставнической {of_whom}",
        "замена": "О замене наставника",
        "завершение": f"О завершении работы наставнической {of_whom}",
    }
    return headings.get(reason(subject, request), f"О досрочном прекращении работы наставнической {of_whom}")


def _of_whom(subject: Subject, _: Request) -> str:
    return "группы" if subject.pair.is_group else "пары"


def _pairs(subject: Subject) -> list[Pair]:
    taking_over = successor(subject)
    return [subject.pair, *([taking_over] if taking_over else [])]


def _is_paid(subject: Subject, _: Request) -> bool:
    pair = subject.pair
    return bool(pair.terms.amount) and pair.mentor.is_employee and not pair.terms.in_job_function


def _to_be_acquainted(subject: Subject, request: Request) -> list[dict[str, object]]:
    """Every employee in the order, by name."""
    named = (one for pair in _pairs(subject) for one in (pair.mentor, *pair.mentees, pair.curator))
    staff = sorted(_employees(named), key=lambda person: person.name.full)
    return [read_words(PERSON, person, request) for person in staff]


def _employees(people: Iterable[Person | None]) -> list[Person]:
    return list({one.id: one for one in people if one is not None and one.is_employee}.values())


def _charged_by_post(subject: Subject, request: Request) -> list[str]:
    pays = _is_paid(subject, request) and reason(subject, request) != AMENDED
    payers = ["специалист по кадрам", "бухгалтер"] if pays else []
    return [*payers, "ответственный за ведение официального сайта", "ответственный за делопроизводство"]


def _programme_due(subject: Subject, request: Request) -> date:
    begins = last_day(subject, request) + timedelta(days=1)
    return max(begins, request.registration.date) + timedelta(days=DAYS_FOR_PROGRAMME)


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "прекращение": ENDING,
    "приказ": (
        Word("заголовок", "Заголовок к тексту: по причине", "О замене наставника", _heading),
        Word("пары_или_группы", "«пары» или «группы»", "пары", _of_whom),
        Word(
            "между_работниками",
            "Условие: работник помогает работнику (ст. 351.8 ТК РФ)",
            "да",
            lambda subject, _: subject.pair.is_between_employees,
        ),
        Word(
            "дополнительная_работа",
            "Условие: наставник – работник, наставляемый – нет (ст. 60.2 ТК РФ)",
            "нет",
            lambda subject, _: subject.pair.mentor.is_employee and not subject.pair.is_between_employees,
        ),
        Word("с_выплатой", "Условие: наставнику назначена выплата", "да", _is_paid),
        Word(
            "срок_программы",
            "До какого дня новый наставник представит программу",
            "15.05.2027",
            _programme_due,
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
            "Должности тех, кто назван в приказе не по имени",
            "бухгалтер; …",
            _charged_by_post,
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
