"""The own words of a mentor's report: what of the plan was done, counted from the programme itself."""

from __future__ import annotations

from registry.snapshot import Activity, Subject
from templates_docx.vocabulary.endings import ENDING
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Word

REQUIRED = (
    "пара.наставник.должность",
    "пара.наставляемые.должность",
    "пара.вид",
    "пара.куратор",
    "пара.куратор.должность",
    "программа",
    "программа.запрос",
    "программа.цель",
    "программа.ожидаемый_результат",
    "программа.мероприятия",
)


def _activities(subject: Subject) -> tuple[Activity, ...]:
    programme = subject.pair.programme
    return programme.activities if programme else ()


def _done(subject: Subject) -> int:
    return sum(bool(one.actual_result.strip()) for one in _activities(subject))


def _share(subject: Subject) -> int:
    """Whole percent of the plan's activities; none of an empty plan."""
    planned = len(_activities(subject))
    return round(100 * _done(subject) / planned) if planned else 0


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "прекращение": ENDING,
    "отчёт": (
        Word("всего", "Сколько мероприятий в плане", "6", lambda subject, _: len(_activities(subject))),
        Word(
            "выполнено",
            "У скольких отмечен фактический результат",
            "5",
            lambda subject, _: _done(subject),
        ),
        Word(
            "не_выполнено",
            "У скольких результат не отмечен",
            "1",
            lambda subject, _: len(_activities(subject)) - _done(subject),
        ),
        Word("доля", "Доля выполненных, целых процентов", "83", lambda subject, _: _share(subject)),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED)
