"""Adjectives, participles and adjectival surnames: endings by the last letter of the stem.

Own tables instead of the dictionary's: it turns «высший» into «высочайшего» and adds ё of its own.
The rule: Русская грамматика (1980), § 1301–1315.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.russian.forms import Case, Gender
from docgen.russian.spelling import SIBILANTS, VELARS

_LONG = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
_REFLEXIVE = ("йся", "яся", "еся")

# Stress on the ending: «большой, большого» and not «большего».
_STRESSED_STEMS = frozenset({"больш", "чуж"})

# Possessive adjectives take ь before the ending: «казачий, казачьего».
_POSSESSIVE = frozenset({"казачий", "казачья", "казачье", "казачьи", "третий", "третья", "третье", "третьи"})


@dataclass(frozen=True)
class _Stem:
    text: str
    y: str  # ы or и
    o: str  # о or е
    soft: bool
    tail: str  # «ся» of a reflexive participle.


def is_adjectival(word: str) -> bool:
    """Whether the word has the ending of a full adjective."""
    lower = word.lower()
    return lower in _POSSESSIVE or (len(lower) > 3 and (lower.endswith(_LONG) or lower.endswith(_REFLEXIVE)))


def adjective_form(
    word: str, case: Case, gender: Gender, *, animate: bool = False, plural: bool = False
) -> str:
    """The adjective in the case; ``word`` is its nominative in any gender, ``gender`` the one wanted."""
    lower = word.lower()
    if lower in _POSSESSIVE:
        ending = _possessive_endings("p" if plural else gender)[_case_as(case, gender, animate, plural)]
        return word[: len(lower) - 2] + _upper_like(ending, word)
    wanted = _case_as(case, gender, animate, plural)
    if wanted == "nominative" and gender == "m" and not plural and lower.endswith("ой"):
        return word
    stem = _stem(word)
    ending = _endings(stem, "p" if plural else gender)[wanted] + stem.tail
    return stem.text + _upper_like(ending, word)


def _case_as(case: Case, gender: Gender, animate: bool, plural: bool) -> Case:
    """The accusative of a masculine or a plural repeats the genitive or the nominative."""
    if case != "accusative" or (gender == "f" and not plural):
        return case
    if gender == "n" and not plural:
        return "nominative"
    return "genitive" if animate else "nominative"


def _stem(word: str) -> _Stem:
    lower = word.lower()
    tail = "ся" if lower.endswith(_REFLEXIVE) else ""
    body = lower[: len(lower) - len(tail)]
    stem, ending = word[: len(body) - 2], body[-2:]
    last = stem[-1:].lower()
    if last in VELARS:
        return _Stem(stem, "и", "о", False, tail)
    if last in SIBILANTS:
        stressed = ending in {"ой", "ое"} or stem.lower() in _STRESSED_STEMS
        return _Stem(stem, "и", "о" if stressed else "е", False, tail)
    soft = ending in {"ий", "яя", "ее", "ие"}
    return _Stem(stem, "и" if soft else "ы", "е" if soft else "о", soft, tail)


def _endings(stem: _Stem, gender: Gender) -> dict[Case, str]:
    y, o = stem.y, stem.o
    if gender == "f":
        first, fourth = ("яя", "юю") if stem.soft else ("ая", "ую")
        return _row(first, o + "й", o + "й", fourth, o + "й", o + "й")
    if gender == "p":
        return _row(y + "е", y + "х", y + "м", "", y + "ми", y + "х")
    first = o + "е" if gender == "n" else y + "й"
    return _row(first, o + "го", o + "му", "", y + "м", o + "м")


def _possessive_endings(gender: Gender) -> dict[Case, str]:
    if gender == "f":
        return _row("ья", "ьей", "ьей", "ью", "ьей", "ьей")
    if gender == "p":
        return _row("ьи", "ьих", "ьим", "", "ьими", "ьих")
    return _row("ье" if gender == "n" else "ий", "ьего", "ьему", "", "ьим", "ьем")


def _row(nom: str, gen: str, dat: str, acc: str, ins: str, loc: str) -> dict[Case, str]:
    return {
        "nominative": nom,
        "genitive": gen,
        "dative": dat,
        "accusative": acc,
        "instrumental": ins,
        "prepositional": loc,
    }


def _upper_like(ending: str, word: str) -> str:
    return ending.upper() if word.isupper() else ending
