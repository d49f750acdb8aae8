"""The own words of a training plan: its themes as rows, the hours summed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.typed_lines import rows
from templates_docx.vocabulary.word import Request, Word, text

THEMES = "темы"
REQUIRED = ("основания.перечень", "ввод.составитель.должность")

ROW: tuple[Word[tuple[str, ...]], ...] = (
    Word("тема", "Тема и вопросы", "Постановка цели", lambda row, _: text(row[0])),
    Word("часы", "Сколько академических часов", "2", lambda row, _: row[1]),
    Word("форма", "Форма занятия, если указана", "практикум", lambda row, _: text(row[2])),
    Word("ведёт", "Кто проводит, если указано", "куратор", lambda row, _: text(row[3])),
    Word("срок", "Когда, если указано", "15.09.2026", lambda row, _: text(row[4])),
)


def check(request: Request) -> Iterator[Fault]:
    """Every theme has its hours, a whole number."""
    for row in rows(request, THEMES, 5):
        if not row[1].isdecimal() or int(row[1]) < 1:
            message = f"часы темы «{row[0]}»: тема; часы; форма занятия; кто проводит; дата"
            yield Fault("no_hours", message, place=f"ввод.{THEMES}")


def _themes(_: Subject, request: Request) -> list[dict[str, object]]:
    return [{word.name: word.read(row, request) for word in ROW} for row in rows(request, THEMES, 5)]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "план_обучения": (
        Word("темы", "Строки плана", "строка.тема", _themes, of=ROW),
        Word(
            "всего_часов",
            "Сумма часов",
            "10",
            lambda _, request: sum(int(row[1]) for row in rows(request, THEMES, 5)),
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
