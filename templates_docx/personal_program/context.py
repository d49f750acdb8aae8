"""What a personal programme cannot do without: the note and the plan (письмо № АЗ-1128/08)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request

REQUIRED = (
    "пара.наставник.должность",
    "пара.наставляемые.должность",
    "пара.вид",
    "пара.режим",
    "пара.куратор",
    "пара.куратор.должность",
    "программа",
    "программа.запрос",
    "программа.цель",
    "программа.задачи",
    "программа.ожидаемый_результат",
    "программа.встречи",
    "программа.разделы",
)


def check(request: Request) -> Iterator[Fault]:
    """The mark of approval names both the number and the date of the approving order (rule V-01)."""
    number, day = request.inputs.get("номер_приказа"), request.inputs.get("дата_приказа")
    if bool(number) != bool(day):
        yield Fault(
            "half_a_mark", "номер и дата утверждающего приказа указываются вместе", place="ввод.номер_приказа"
        )
    elif day and day > request.registration.date:
        yield Fault(
            "order_after_programme",
            "утверждающий приказ датирован позже программы",
            place="ввод.дата_приказа",
        )


extend = OwnWords(required=REQUIRED, check=check)
