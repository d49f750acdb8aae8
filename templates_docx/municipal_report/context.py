"""The own words of the municipal report: indicators of all schools, each school in numbers, typed lists."""

from __future__ import annotations

from collections.abc import Callable

from registry.snapshot import Subject
from templates_docx.vocabulary.authorities import SCHOOLS, authority_faults
from templates_docx.vocabulary.indicators import REPORT
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.plan_fact import PLAN_FACT
from templates_docx.vocabulary.typed_tables import printed_lines
from templates_docx.vocabulary.word import Request, Word

LISTS = {
    "анализ": "Что показал анализ",
    "рекомендации": "Рекомендации школам",
    "практики": "Лучшие практики",
    "планы": "Задачи на следующий год",
}


def _list(name: str) -> Callable[[Subject, Request], list[str]]:
    return lambda _, request: printed_lines(request, name)


WORDS = {
    "отчёт": REPORT,
    "карта": PLAN_FACT,
    "муниципалитет": (
        *SCHOOLS,
        *(
            Word(name, title, f"{{% for строка in муниципалитет.{name} %}}", _list(name))
            for name, title in LISTS.items()
        ),
    ),
}

extend = OwnWords(WORDS, required=("организация.город",), check=authority_faults)
