"""The words of the end of a pair's work, and of a change in it: the event's facts, else what was typed.

One table for the papers of one event, so that they cannot differ. Knows no paper by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docgen.errors import Fault
from registry.snapshot import Pair, Subject
from templates_docx.vocabulary.pairs import PAIR, pair_words
from templates_docx.vocabulary.word import Request, Word

REASON, LAST_DAY, NOTIFIED = "причина", "последний_день", "дата_вручения"
"""The questions by which a paper made outside an event tells the same."""

_REASONS = {
    "refusal": "отказ",
    "cancellation": "отмена",
    "finished": "завершение",
    "mentor_changed": "замена",
    "amended": "изменение",
}
USUAL = "завершение"


def reason(subject: Subject, request: Request) -> str:
    """«отказ», «отмена», «завершение», «замена», «изменение», «выбытие»."""
    told = _REASONS[subject.ending.reason] if subject.ending else None
    return request.inputs.get(REASON) or told or USUAL


def last_day(subject: Subject, request: Request) -> date:
    """The last day of the work: of the event, else as typed, else the end of the pair's period."""
    typed: date | None = request.inputs.get(LAST_DAY)
    if subject.ending is not None:
        return subject.ending.last_day
    return typed or subject.pair.ends_on


def successor(subject: Subject) -> Pair | None:
    """The pair that takes the work over."""
    return subject.ending.successor if subject.ending else None


def ending_faults(request: Request) -> Iterator[Fault]:
    """The last day lies inside the pair's period."""
    pair, day = request.subject.pair, last_day(request.subject, request)
    if not pair.starts_on <= day <= pair.ends_on:
        message = (
            f"последний день ({day:%d.%m.%Y}) вне периода пары "
            f"({pair.starts_on:%d.%m.%Y} – {pair.ends_on:%d.%m.%Y})"
        )
        yield Fault("day_outside_period", message, place=f"ввод.{LAST_DAY}")


def _notified(subject: Subject, request: Request) -> date | None:
    typed: date | None = request.inputs.get(NOTIFIED)
    return typed or (subject.ending.notified_on if subject.ending else None)


def _successor_words(subject: Subject, request: Request) -> dict[str, object] | None:
    found = successor(subject)
    # It is no pair of the subject's own list, and bears no number in it.
    return dict(_words_of(found, request)) if found else None


def _words_of(pair: Pair, request: Request) -> Iterator[tuple[str, object]]:
    alone = Subject("pair", request.subject.on, request.subject.organisation, pairs=(pair,))
    yield from pair_words(pair, Request(alone, request.inputs, request.registration)).items()


ENDING: tuple[Word[Subject], ...] = (
    Word(
        "причина",
        "Чем вызвано: «отказ», «отмена», «выбытие», «завершение», «замена», «изменение»",
        "отказ",
        reason,
    ),
    Word("последний_день", "Последний день работы пары", "15.04.2027", last_day),
    Word(
        "следующий_день",
        "День, следующий за последним днём работы пары",
        "16.04.2027",
        lambda subject, request: last_day(subject, request) + timedelta(days=1),
    ),
    Word(
        "досрочно",
        "Условие: работа кончается раньше срока, на который пара закреплена",
        "да",
        lambda subject, request: last_day(subject, request) < subject.pair.ends_on,
    ),
    Word(
        "дата_предупреждения",
        "Когда подано заявление или вручено уведомление",
        "12.04.2027",
        _notified,
    ),
    Word(
        "преемник",
        "Пара, к которой переходит работа: слова пары",
        "прекращение.преемник.наставник.фио",
        _successor_words,
        of=PAIR,
    ),
)
