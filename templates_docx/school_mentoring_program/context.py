"""The own words of a school's programme: stages and indicators typed as rows, pairs counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.schools import COUNTS
from templates_docx.vocabulary.typed_lines import lines, rows
from templates_docx.vocabulary.word import Request, Word, text

STAGES, INDICATORS = "этапы", "показатели"
REQUIRED = ("организация.город", "основания.список", "ввод.куратор.должность")

Row = tuple[str, ...]
STAGE: tuple[Word[Row], ...] = (
    Word("название", "Этап", "Подготовка условий", lambda row, _: text(row[0])),
    Word("содержание", "Что делают", "приказ, положение", lambda row, _: text(row[1])),
    Word("срок", "Когда", "сентябрь", lambda row, _: text(row[2])),
)
INDICATOR: tuple[Word[Row], ...] = (
    Word("показатель", "Что измеряют", "Доля молодых педагогов", lambda row, _: text(row[0])),
    Word("сейчас", "Значение сейчас, если известно", "62", lambda row, _: text(row[1])),
    Word("план", "Значение к концу срока", "100", lambda row, _: text(row[2])),
)


def check(request: Request) -> Iterator[Fault]:
    """The programme has somebody in it, every stage its term and every indicator its aim."""
    if not request.inputs.get("педагоги") and not request.inputs.get("обучающиеся"):
        message = "программа ни о ком: включите модуль для педагогов или для обучающихся"
        yield Fault("nobody", message, place="ввод.педагоги")
    for name in (STAGES, INDICATORS):
        for row in rows(request, name, 3):
            if not row[2]:
                message = f"«{row[0]}»: в строке должно быть три части через точку с запятой"
                yield Fault("row_not_whole", message, place=f"ввод.{name}")


def _table(name: str, words: Sequence[Word[Row]], request: Request) -> list[dict[str, object]]:
    return [{word.name: word.read(row, request) for word in words} for row in rows(request, name, 3)]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "программа_школы": (
        Word("год", "Год утверждения", "2026", lambda _, one: str(one.inputs["дата_приказа"].year)),
        Word("записка", "Абзацы записки", "…", lambda _, request: lines(request, "записка")),
        Word(
            "этапы",
            "Строки этапов",
            "этап.название",
            lambda _, request: _table(STAGES, STAGE, request),
            of=STAGE,
        ),
        Word(
            "показатели",
            "Строки показателей",
            "строка.показатель",
            lambda _, request: _table(INDICATORS, INDICATOR, request),
            of=INDICATOR,
        ),
        *COUNTS,
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
