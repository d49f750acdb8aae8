"""The OpenCorpora dictionary, opened on first use and never at import.

Gives readings of one word: part of speech, gender, number, and the form in another case. Knows nothing of
phrases and of people; whether a reading is to be believed is decided by whoever asks.
The dictionary comes with pymorphy3 (OpenCorpora, CC BY-SA 3.0).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pymorphy3

from docgen.russian.forms import CASES, Case, Gender
from docgen.russian.spelling import like_spelling, word_set

OBLIQUE: tuple[Case, ...] = ("genitive", "dative", "accusative", "instrumental", "prepositional")
GRAMMEMES: dict[Case, str] = {
    "nominative": "nomn",
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}
_CASE_OF: dict[str, Case] = {grammeme: case for case, grammeme in GRAMMEMES.items()}
_GENDERS: dict[str, Gender] = {"masc": "m", "femn": "f", "neut": "n"}

KEPT = 4096
"""The words of papers come again and again: what was asked of the last few thousand is kept."""

# The guesser offers an inanimate noun and a plural for these; the papers mean a person.
PEOPLE = word_set("тьютор агент модератор коуч")

# A compound the dictionary guesses is certain when its last part is a profession: «соцпедагог».
PROFESSIONS = ("педагог", "психолог", "логопед", "методист", "руководитель", "воспитатель", "инспектор")

# Suffixes of a doer: in a post «обогатитель» is a person, in the dictionary a machine.
AGENTS = ("тель", "щик", "чик", "тор", "ник")

# The dictionary prefers a bookish plural; offices write the other one.
PLURALS = {"учители": "учителя", "директоры": "директора", "инспекторы": "инспектора"}


@dataclass(frozen=True)
class Reading:
    """One way to read a word in the nominative."""

    word: str
    is_noun: bool
    gender: Gender
    is_plural: bool
    is_animate: bool
    is_known: bool
    is_frozen: bool
    marks: frozenset[str]
    parse: Any

    def form(self, case: Case, *, plural: bool = False) -> str | None:
        """The word in the case, in its own capitals and ё; None when the dictionary has no such form."""
        number = "plur" if plural or self.is_plural else "sing"
        inflected = self._inflected(GRAMMEMES[case], number)
        if inflected is None:
            return None
        return like_spelling(inflected, self.word, self.parse.word, ending_yo=not self.is_proper)

    def oblique(self) -> tuple[str, str, str, str, str] | None:
        """The five oblique forms of a name in the singular; None when one is missing."""
        forms = [self.form(case) for case in OBLIQUE]
        gen, dat, acc, ins, loc = (form or "" for form in forms)
        return (gen, dat, acc, ins, loc) if all(forms) else None

    def _inflected(self, case: str, number: str) -> str | None:
        """The form nearest to this reading; pymorphy3 itself builds the paradigm anew for every case."""
        own = self.marks
        best, distance = None, 99
        for word, marks in _paradigm(self.parse):
            if case in marks and number in marks and len(own ^ marks) < distance:
                best, distance = word, len(own ^ marks)
        return best

    @property
    def is_certain(self) -> bool:
        """Whether the forms need no second look."""
        word = self.word.lower()
        return self.is_known or word in PEOPLE or word.endswith(PROFESSIONS)

    @property
    def is_proper(self) -> bool:
        """Whether it is a person's name, whose ё is the person's own affair."""
        return bool(self.marks & {"Name", "Surn", "Patr"})


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=64)
def _paradigm(parse: Any) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((form.word, form.tag.grammemes) for form in parse.lexeme)


@lru_cache(maxsize=8192)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of the word as a nominative noun, adjective or participle, the likeliest first."""
    parses = _analyzer().parse(word.lower())
    return tuple(
        reading for parse in parses if "nomn" in parse.tag and (reading := _reading(word, parse)) is not None
    )


def _reading(word: str, parse: Any) -> Reading | None:
    tag = parse.tag
    is_plural = "plur" in tag
    if tag.POS not in {"NOUN", "ADJF", "PRTF"} or not (is_plural or tag.gender in _GENDERS or "ms-f" in tag):
        return None
    return Reading(
        word=word,
        is_noun=tag.POS == "NOUN",
        gender="p" if is_plural else _GENDERS.get(tag.gender, "m"),
        is_plural=is_plural,
        is_animate="anim" in tag or word.lower() in PEOPLE,
        is_known=bool(parse.is_known),
        is_frozen="Abbr" in tag,
        marks=frozenset(tag.grammemes),
        parse=parse,
    )


def is_known(word: str) -> bool:
    """Whether the dictionary itself has the word, in any form."""
    return bool(_analyzer().word_is_known(word.lower()))


@lru_cache(maxsize=KEPT)
def is_verb(word: str) -> bool:
    """Whether the dictionary knows the word as a verb or an infinitive and as nothing else."""
    parses = [parse for parse in _analyzer().parse(word.lower()) if parse.is_known]
    return bool(parses) and all(parse.tag.POS in {"INFN", "VERB"} for parse in parses)


@lru_cache(maxsize=KEPT)
def is_adjective(word: str) -> bool:
    """Whether the dictionary knows the word as a full adjective or participle and as nothing else."""
    parses = [parse for parse in _analyzer().parse(word.lower()) if parse.is_known]
    return bool(parses) and all(parse.tag.POS in {"ADJF", "PRTF"} for parse in parses)


def is_infinitive(word: str) -> bool:
    """Whether the dictionary knows the word as an infinitive and as nothing else."""
    parses = [parse for parse in _analyzer().parse(word.lower()) if parse.is_known]
    return bool(parses) and all(parse.tag.POS == "INFN" for parse in parses)


def participle_readings(word: str) -> frozenset[tuple[Case, Gender]]:
    """The cases and genders of a participle in the singular; empty when the word may be anything else."""
    parses = [parse for parse in _analyzer().parse(word.lower()) if parse.is_known]
    if not parses or any(parse.tag.POS != "PRTF" or "plur" in parse.tag for parse in parses):
        return frozenset()
    return frozenset((_CASE_OF[parse.tag.case], _GENDERS[parse.tag.gender]) for parse in parses)


def said_of(word: str) -> frozenset[Gender]:
    """The genders a predicate in the singular is said of: «прошла», «награждён»; empty for another word."""
    parses = [parse for parse in _analyzer().parse(word.lower()) if parse.is_known]
    if not parses or any(not _is_predicate(parse.tag) for parse in parses):
        return frozenset()
    return frozenset(_GENDERS[parse.tag.gender] for parse in parses)


def _is_predicate(tag: Any) -> bool:
    """A verb in the past, a short participle or adjective, in the masculine or the feminine."""
    said = tag.POS in {"PRTS", "ADJS"} or (tag.POS == "VERB" and "past" in tag)
    return said and tag.gender in {"masc", "femn"}


def is_first_name(word: str) -> bool:
    """Whether the dictionary knows the word as a person's first name in the nominative singular."""
    return any(r.is_known and "Name" in r.marks and not r.is_plural for r in readings(word))


@lru_cache(maxsize=1024)
def name_readings(word: str) -> frozenset[tuple[Case, Gender]]:
    """The cases and genders a form of a first name may have; empty when the dictionary knows no such name."""
    found: set[tuple[Case, Gender]] = set()
    for parse in _analyzer().parse(word.lower()):
        tag = parse.tag
        if parse.is_known and "Name" in tag and "plur" not in tag and tag.case in _CASE_OF:
            genders: tuple[Gender, ...] = ("m", "f") if "ms-f" in tag else (_GENDERS.get(tag.gender, "m"),)
            cases = CASES if "Fixd" in tag else (_CASE_OF[tag.case],)
            found |= {(case, gender) for case in cases for gender in genders}
    return frozenset(found)
