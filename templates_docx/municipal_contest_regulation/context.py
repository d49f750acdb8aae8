"""The own words of a contest's regulation: criteria as rows, their marks summed, the stages in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.typed_lines import rows
from templates_docx.vocabulary.word import Request, Word, text

CRITERIA = "критерии"
STAGES = ("дата_приказа", "заявки_с", "заявки_по", "экспертиза_до", "заочный_до", "очный", "итоги")
REQUIRED = ("организация.полное_наименование",)

ROW: tuple[Word[tuple[str, ...]], ...] = (
    Word("критерий", "Что оценивают", "Новизна приёмов", lambda row, _: text(row[0])),
    Word("баллы", "Наибольший балл", "5", lambda row, _: row[1]),
)


def check(request: Request) -> Iterator[Fault]:
    """The stages follow each other; every criterion has its mark."""
    told = [(name, request.inputs[name]) for name in STAGES if request.inputs.get(name)]
    for (_, earlier), (name, later) in pairwise(told):
        if later < earlier:
            message = f"{later:%d.%m.%Y} раньше предыдущего срока ({earlier:%d.%m.%Y})"
            yield Fault("stages_out_of_order", message, place=f"ввод.{name}")
    for row in rows(request, CRITERIA, 2):
        if not row[1].isdecimal() or int(row[1]) < 1:
            message = f"«{row[0]}»: критерий; наибольший балл – целое число"
            yield Fault("no_mark", message, place=f"ввод.{CRITERIA}")


def _criteria(_: Subject, request: Request) -> list[dict[str, object]]:
    return [{word.name: word.read(row, request) for word in ROW} for row in rows(request, CRITERIA, 2)]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "конкурс": (
        Word("критерии", "Строки критериев", "строка.критерий", _criteria, of=ROW),
        Word(
            "всего",
            "Наибольшая сумма баллов",
            "50",
            lambda _, request: sum(int(row[1]) for row in rows(request, CRITERIA, 2)),
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
