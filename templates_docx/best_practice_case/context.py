"""The own words of a best practice: typed lines as paragraphs, steps and rows of before and after."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.outsiders import typed
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.typed_lines import enumerated, lines, rows
from templates_docx.vocabulary.word import Request, Word, text

RESULTS = "результаты"
REQUIRED = ("ввод.авторы.должность",)

ROW: tuple[Word[tuple[str, ...]], ...] = (
    Word("показатель", "Что измеряли", "Самооценка", lambda row, _: text(row[0])),
    Word("до", "Значение до", "4,2", lambda row, _: text(row[1])),
    Word("после", "Значение после", "7,6", lambda row, _: text(row[2])),
    Word("изменение", "Изменение", "+3,4", lambda row, _: text(row[3])),
)


def check(request: Request) -> Iterator[Fault]:
    """Something was measured before or after: a practice is known by its result."""
    if typed(request, RESULTS) and not any(row[1] or row[2] for row in rows(request, RESULTS, 4)):
        message = "значения «до» и «после»: показатель; до; после; изменение"
        yield Fault("nothing_measured", message, place=f"ввод.{RESULTS}")


def _results(_: Subject, request: Request) -> list[dict[str, object]]:
    return [{word.name: word.read(row, request) for word in ROW} for row in rows(request, RESULTS, 4)]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "практика": (
        Word("проблема", "Абзацы о проблеме", "…", lambda _, request: lines(request, "проблема")),
        Word("действия", "Шаги, со знаками", "…;", lambda _, request: enumerated(request, "действия")),
        Word("результаты", "Строки «до – после»", "строка.показатель", _results, of=ROW),
        Word("условия", "Условия, со знаками", "…;", lambda _, request: enumerated(request, "условия")),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
