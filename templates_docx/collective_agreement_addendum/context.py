"""The own words of an addendum to the collective agreement: days of leave agreed with their noun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from docgen.russian import count
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

REQUIRED = (
    "организация.город",
    "организация.адрес",
    "организация.инн",
    "организация.огрн",
    "руководитель.основание",
    "ввод.представитель.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """The decision comes before the agreement; the first months of a novice have their number."""
    told: date | None = request.inputs.get("дата_протокола")
    if told is not None and told > request.registration.date:
        message = "протокол позже даты соглашения"
        yield Fault("minutes_after_paper", message, place="ввод.дата_протокола")
    months = request.inputs.get("молодые_месяцев")
    if request.inputs.get("молодые") and not months:
        message = "на сколько месяцев закрепляется наставник молодого педагога"
        yield Fault("no_months", message, place="ввод.молодые_месяцев")


def _leave(_: Subject, request: Request) -> str | None:
    days = request.inputs.get("отпуск_дней")
    return count(days, "календарный день") if days else None


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "отпуск": (
        Word("дней", "Дни дополнительного отпуска, если о них договорились", "3 календарных дня", _leave),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
