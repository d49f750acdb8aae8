"""The own words of the act of destruction of personal data (152-ФЗ, ст. 21 ч. 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

REQUIRED = ("организация.адрес", "организация.инн", "организация.огрн")


def _destroyed_on(request: Request) -> date:
    typed: date | None = request.inputs.get("дата_уничтожения")
    return typed or request.registration.date


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "уничтожение": (
        Word(
            "дата",
            "Когда уничтожено: введённый день или дата акта",
            "20.11.2026",
            lambda _, request: _destroyed_on(request),
        ),
    )
}


def check(request: Request) -> Iterator[Fault]:
    """The act is not written before the deed."""
    if _destroyed_on(request) > request.registration.date:
        yield Fault("too_early", "акт датирован раньше уничтожения", place="ввод.дата_уничтожения")


extend = OwnWords(WORDS, required=REQUIRED, check=check)
