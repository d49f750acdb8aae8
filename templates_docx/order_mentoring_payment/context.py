"""The own words of an order on pay for mentoring: set, stopped, or a bonus paid once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docgen.errors import Fault
from registry.snapshot import Pair, Subject
from templates_docx.vocabulary.acquainted import acquainted, chosen_as
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word

SET, STOP, BONUS = "установить", "прекратить", "премировать"

REQUIRED = ("организация.город", "пары.наставник.должность", "пары.наставляемые.должность", "пары.сумма")


def check(request: Request) -> Iterator[Fault]:
    """Only employees are paid by the school; a bonus has a sum; pay does not stop before it began."""
    for pair in request.subject.pairs:
        if not pair.mentor.is_employee:
            message = (
                f"выплата назначается только работнику школы, а {pair.mentor.name.full} в ней не работает"
            )
            yield Fault("not_an_employee", message, place="пары.наставник")
    if _action(request) == BONUS and request.inputs.get("сумма_премии") is None:
        yield Fault("no_sum", "размер премии", place="ввод.сумма_премии")
    if _action(request) == STOP and any(
        _last_day(request) < pair.starts_on for pair in request.subject.pairs
    ):
        message = f"последний день ({_last_day(request):%d.%m.%Y}) раньше начала наставничества"
        yield Fault("day_outside_period", message, place="ввод.последний_день")


def _action(request: Request) -> str:
    return request.inputs.get("действие") or SET


def _last_day(request: Request) -> date:
    """Of the event, else as typed, else the end of the latest pair."""
    if request.subject.ending is not None:
        return request.subject.ending.last_day
    typed: date | None = request.inputs.get("последний_день")
    return typed or max(pair.ends_on for pair in request.subject.pairs)


def _heading(subject: Subject, request: Request) -> str:
    whom = "наставнику" if len(subject.pairs) == 1 else "наставникам"
    return {
        SET: f"Об установлении выплаты {whom}",
        STOP: f"О прекращении выплаты {whom}",
        BONUS: "О премировании наставника" if len(subject.pairs) == 1 else "О премировании наставников",
    }[_action(request)]


def _is_extra_work(pair: Pair) -> bool:
    """An employee mentors somebody who is not one: ТК РФ, ст. 60.2 and 151, not 351.8."""
    return pair.mentor.is_employee and not pair.is_between_employees


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "приказ": (
        Word("заголовок", "Заголовок к тексту: по действию", "Об установлении выплаты наставнику", _heading),
        Word(
            "действие",
            "«установить», «прекратить» или «премировать»",
            "установить",
            lambda _, request: _action(request),
        ),
        Word(
            "между_работниками",
            "Условие: есть пары, где работник помогает работнику",
            "да",
            lambda subject, _: any(pair.is_between_employees for pair in subject.pairs),
        ),
        Word(
            "дополнительная_работа",
            "Условие: есть пары, где наставляемый – не работник (ст. 60.2 ТК РФ)",
            "нет",
            lambda subject, _: any(map(_is_extra_work, subject.pairs)),
        ),
        Word(
            "последний_день",
            "Последний день, за который начисляется выплата",
            "15.04.2027",
            lambda _, request: _last_day(request),
        ),
        Word(
            "следующий_день",
            "С какого дня выплата прекращается",
            "16.04.2027",
            lambda _, request: _last_day(request) + timedelta(days=1),
        ),
        Word(
            "ознакомляются",
            "Список наставников для листа ознакомления, по алфавиту",
            "работник.фио",
            lambda subject, request: acquainted(
                (*(pair.mentor for pair in subject.pairs), *chosen_as(request, "визируют")), request
            ),
            of=PERSON,
        ),
        Word(
            "должности_ознакомления",
            "Должности тех, кто назван в приказе не по имени",
            "бухгалтер; специалист по кадрам",
            lambda *_: ["бухгалтер", "специалист по кадрам"],
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
