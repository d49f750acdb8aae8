"""The own words of the materials for the site: pairs as a number, a small one untold (152-ФЗ, ст. 5)."""

from __future__ import annotations

from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

FEWEST = 5


def _pairs(subject: Subject, _: Request) -> str:
    number = len(subject.pairs)
    if number < FEWEST:
        return "Наставнические пары и группы работают по персонализированным программам."
    return f"Действующих наставнических пар и групп: {number}."


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "сайт": (
        Word(
            "пары",
            "Предложение о парах школы; число меньше пяти не называется",
            "Наставнические пары и группы работают …",
            _pairs,
        ),
    ),
}

extend = OwnWords(WORDS)
