"""The five oblique forms of a surname by its type, and what is to be said of them.

Knows no surnames: which type one belongs to is decided by the rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.russian.adjectives import adjective_form
from docgen.russian.dictionary import Reading, readings
from docgen.russian.forms import CASES, Confidence, Gender
from docgen.russian.spelling import VOWELS, like_spelling, syllables

Oblique = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Other:
    """Another way the family may decline, and what its switch says: «-ом», «как существительное»."""

    label: str
    forms: Oblique


@dataclass(frozen=True, slots=True)
class Verdict:
    """Five oblique forms of one piece, what is to be said of them and what else is possible."""

    forms: Oblique
    confidence: Confidence = "high"
    doubt: str = ""
    others: tuple[Other, ...] = ()


def unspelled(text: str) -> str:
    return text.lower().replace("ё", "е")


def two_consonants(before: str) -> bool:
    return len(before) > 1 and not set(before[-2:]) & (VOWELS | {"ь", "й"})


def common_noun(lower: str, gender: Gender = "m") -> Reading | None:
    """The thing or the creature of the same name, when the dictionary itself has it."""
    return next(
        (
            reading
            for reading in readings(lower)
            if reading.is_noun
            and reading.is_known
            and not reading.is_plural
            and not reading.is_proper
            and not reading.marks & {"Geox", "Abbr"}
            and (reading.gender == gender or "ms-f" in reading.marks)
        ),
        None,
    )


def noun_forms(noun: Reading, word: str) -> Oblique:
    """The noun's forms as a person's: the accusative of a masculine is the genitive."""
    gen, dat, acc, ins, loc = (
        like_spelling(noun.form(case) or word, word, noun.parse.word) for case in CASES[1:]
    )
    return (gen, dat, gen if noun.gender == "m" else acc, ins, loc)


def noun_instrumental(noun: Reading | None) -> str:
    """«ом» or «ем» as the dictionary's noun has it; empty without a noun."""
    form = (noun.form("instrumental") or "") if noun is not None else ""
    return form[-2:].replace("ё", "е") if form.endswith(("ом", "ем", "ём")) else ""


def same(word: str) -> Verdict:
    return Verdict((word,) * 5)


def hard(word: str, ins: str = "") -> Oblique:
    """A man's surname on a hard consonant; ``ins`` is «ом» or «ем» where the consonant allows both."""
    ins = ins or ("ем" if word[-1].lower() == "ц" and syllables(word) > 1 else "ом")
    return (word + "а", word + "у", word + "а", word + ins, word + "е")


def possessive(word: str) -> Oblique:
    """«Беловым», «Фоминым»."""
    return (word + "а", word + "у", word + "а", word + "ым", word + "е")


def soft(word: str) -> Oblique:
    stem = word[:-1]
    return (stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е")


def feminine(word: str) -> Oblique:
    stem = word[:-1]
    return (stem + "ой", stem + "ой", stem + "у", stem + "ой", stem + "ой")


def as_noun(word: str) -> Oblique:
    stem = word[:-1]
    return (stem + "ы", stem + "е", stem + "у", stem + "ой", stem + "е")


def adjectival(word: str, gender: Gender) -> Oblique:
    gen, dat, acc, ins, loc = (adjective_form(word, case, gender, animate=True) for case in CASES[1:])
    return (gen, dat, acc, ins, loc)
