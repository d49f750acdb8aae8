"""The rows of a log of meetings: what kinds of meetings a pair's work consists of, first to last."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

FIRST = ("первая (организационная)", "пробная", "планирование")
LAST = "заключительная"
USUAL, MOST = 12, 60

REQUIRED = (
    "пара.наставник.должность",
    "пара.наставляемые.должность",
    "пара.вид",
    "пара.режим",
    "пара.куратор",
    "пара.куратор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """A log has rows, and not more than anybody fills."""
    asked = _regular(request)
    if not 1 <= asked <= MOST:
        message = f"число регулярных встреч от 1 до {MOST}, а указано {asked}"
        yield Fault("too_many_rows", message, place="ввод.регулярных")


def _regular(request: Request) -> int:
    answered = request.inputs.get("регулярных")
    return USUAL if answered is None else int(answered)


def _meetings(_: Subject, request: Request) -> list[str]:
    return [*FIRST, *["регулярная"] * _regular(request), LAST]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "журнал": (
        Word("встречи", "Виды встреч по порядку, строка на каждую", "первая (организационная)", _meetings),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
