"""The own words of the feedback questionnaire: who fills it in, unless nobody shall know."""

from __future__ import annotations

from registry.snapshot import Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word, text

REQUIRED = ("пара.вид",)


def _who(subject: Subject, request: Request) -> str:
    """Nobody for an anonymous one; one of a group writes his own name."""
    pair = subject.pair
    if request.inputs.get("анонимно"):
        return ""
    if request.inputs.get("роль") == "наставник":
        return text(pair.mentor.name.full) or ""
    return (text(pair.mentees[0].name.full) or "") if len(pair.mentees) == 1 else ""


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "анкета": (
        Word(
            "участник",
            "Кто заполняет; пусто в анонимной анкете и в анкете участника группы",
            "Петров Иван Сергеевич",
            _who,
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED)
