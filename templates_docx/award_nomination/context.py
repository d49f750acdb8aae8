"""The own words of a nomination: the testimonial by paragraphs; the votes carry it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.typed_lines import lines
from templates_docx.vocabulary.word import Request, Word

REQUIRED = ("лицо.должность",)


def check(request: Request) -> Iterator[Fault]:
    """More vote for than do not; the minutes come first."""
    votes = [request.inputs.get(name) or 0 for name in ("за", "против", "воздержались")]
    if min(votes) < 0 or 2 * votes[0] <= sum(votes):
        message = "решение не принято: «за» не больше половины голосов"
        yield Fault("not_carried", message, place="ввод.за")
    told: date | None = request.inputs.get("дата_протокола")
    if told is not None and told > request.registration.date:
        message = "протокол позже даты представления"
        yield Fault("minutes_after_paper", message, place="ввод.дата_протокола")


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "представление": (
        Word(
            "характеристика",
            "Абзацы характеристики: {% for абзац in представление.характеристика %}",
            "За четыре года …",
            lambda _, request: lines(request, "характеристика"),
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
