"""The own words of the order that brings mentoring in; the regulation and the road map are its appendices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.acquainted import by_choice, by_post
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

NAMED = ("куратор", "за_обеспечение", "за_данные", "за_сайт", "визируют")
TERMS = ("срок_баз", "срок_пар", "срок_мониторинга")

REQUIRED = (
    "организация.город",
    "основания.перечень",
    "план",
    *(f"ввод.{name}.должность" for name in NAMED[:-1]),
)


def check(request: Request) -> Iterator[Fault]:
    """No term passes before the order is signed."""
    for name in TERMS:
        term: date | None = request.inputs.get(name)
        if term is not None and term < request.registration.date:
            message = f"срок {term:%d.%m.%Y} раньше даты приказа: укажите более поздний"
            yield Fault("term_before_order", message, place=f"ввод.{name}")


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "приказ": (
        by_choice(NAMED),
        by_post(lambda _, __: ["ответственный за делопроизводство"]),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
