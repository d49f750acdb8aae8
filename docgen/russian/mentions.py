"""People named in a finished text, and the cases and genders each mention may stand in.

A mention is «Иванова Петра Ильича», «Петра Ильича Иванова», «Иванова П. И.» or «П. И. Иванова». The
patronymic, the first name and the endings of Russian surnames tell the case; other surnames may be in any.
Knows no governing words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.russian.dictionary import is_first_name, is_verb, name_readings
from docgen.russian.forms import CASES, Forms, PersonForms
from docgen.russian.name_parts import decline_first_name, decline_surname
from docgen.russian.post_words import Reading, post_words
from docgen.russian.surname_endings import common_noun
from docgen.russian.surname_tables import FOREIGN_IN, NOUNS_IN_OVA

ANYTHING: frozenset[Reading] = frozenset((case, gender) for case in CASES for gender in "mf")

_SPACE = "[ \N{NO-BREAK SPACE}]+"
_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:[оеё]вич|ич|[оеё]вн|[иы]чн|шн)(?:а|у|ем|ом|е|ы|ой|ою)?"
_INITIALS = r"[А-ЯЁ]\.(?:[ \N{NO-BREAK SPACE}]?[А-ЯЁ]\.)?"
_PATTERN = re.compile(
    rf"(?<![А-ЯЁа-яё«-])(?:"
    rf"(?P<surname>{_NAME}){_SPACE}(?P<first>{_NAME}){_SPACE}(?P<patronymic>{_PATRONYMIC})"
    rf"|(?P<first2>{_NAME}){_SPACE}(?P<patronymic2>{_PATRONYMIC}){_SPACE}(?P<surname2>{_NAME})"
    rf"|(?P<surname3>{_NAME}){_SPACE}{_INITIALS}(?!{_SPACE}?(?:{_NAME}|[А-ЯЁ]\.))"
    rf"|{_INITIALS}{_SPACE}?(?P<surname4>{_NAME})"
    rf")(?![А-ЯЁа-яё-])"
)


@dataclass(frozen=True)
class Mention:
    """One person named in the text; ``readings`` is empty when the parts of the name disagree."""

    start: int
    end: int
    text: str
    readings: frozenset[Reading]

    def span(self) -> tuple[int, int]:
        """Where the mention stands in its line, as a match of a pattern has it."""
        return self.start, self.end

    @property
    def cases(self) -> frozenset[str]:
        """The cases the mention may stand in."""
        return frozenset(case for case, _ in self.readings)

    def within(self, readings: frozenset[Reading]) -> bool:
        """Whether any reading of the mention is among these."""
        return bool(self.readings & readings)


def find_mentions(text: str, known: Sequence[Forms] = ()) -> list[Mention]:
    """The people of the text in order; ``known`` are forms computed or confirmed for them, which win."""
    return [_mention(match, known) for match in _matches(text)]


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The mentions one after another; «Директор Иван Ильич Ткач» does not begin with a surname."""
    position = 0
    while match := _PATTERN.search(text, position):
        start = "surname" if match["surname"] else "first2"
        first_word = match[start] or ""
        if first_word.lower() in post_words() or (first_word and is_verb(first_word)):
            position = match.end(start)
            continue
        yield match
        position = match.end()


def _mention(match: re.Match[str], known: Sequence[Forms]) -> Mention:
    text = match.group()
    found = _known_readings(" ".join(text.split()), known)
    return Mention(*match.span(), text, found or _readings(match))


def _known_readings(text: str, known: Sequence[Forms]) -> frozenset[Reading]:
    return frozenset(
        (case, person.gender)
        for person in known
        if isinstance(person, PersonForms)
        for case in CASES
        if text in _spellings(person, case)
    )


def _spellings(person: PersonForms, case: str) -> tuple[str, ...]:
    surname, initials = person.surname(case), " ".join(person.initials.split())
    given = person.given_names(case)
    return (f"{surname} {given}", f"{given} {surname}", f"{surname} {initials}", f"{initials} {surname}")


def _readings(match: re.Match[str]) -> frozenset[Reading]:
    parts = {name.rstrip("234"): word for name, word in match.groupdict().items() if word}
    found = surname_readings(parts["surname"])
    if "patronymic" in parts:
        found &= patronymic_readings(parts["patronymic"]) & first_name_readings(parts["first"])
    return found


_PATRONYMIC_ENDINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ич", "m", ("nominative",)),
    ("ича", "m", ("genitive", "accusative")),
    ("ичу", "m", ("dative",)),
    ("ичем", "m", ("instrumental",)),
    ("ичом", "m", ("instrumental",)),
    ("иче", "m", ("prepositional",)),
    ("на", "f", ("nominative",)),
    ("ны", "f", ("genitive",)),
    ("не", "f", ("dative", "prepositional")),
    ("ну", "f", ("accusative",)),
    ("ной", "f", ("instrumental",)),
)


def patronymic_readings(word: str) -> frozenset[Reading]:
    """«Ильича» → the genitive or the accusative of a man."""
    return frozenset(
        (case, gender)
        for ending, gender, cases in _PATRONYMIC_ENDINGS
        if word.lower().endswith(ending)
        for case in cases
    )


@lru_cache(maxsize=1024)
def first_name_readings(word: str) -> frozenset[Reading]:
    """The cases of a first name as the dictionary or our own rules have it; an unknown one may be in any."""
    known = name_readings(word.rpartition("-")[2])
    return known | _by_trial(word, decline_first_name, is_first_name) if known else ANYTHING


# Endings after the suffix of a Russian surname.
_POSSESSIVE: dict[str, tuple[Reading, ...]] = {
    "": (("nominative", "m"),),
    "а": (("genitive", "m"), ("accusative", "m"), ("nominative", "f")),
    "у": (("dative", "m"), ("accusative", "f")),
    "ым": (("instrumental", "m"),),
    "е": (("prepositional", "m"),),
    "ой": (("genitive", "f"), ("dative", "f"), ("instrumental", "f"), ("prepositional", "f")),
}
_ADJECTIVE: dict[str, tuple[Reading, ...]] = {
    "ий": (("nominative", "m"),),
    "ого": (("genitive", "m"), ("accusative", "m")),
    "ому": (("dative", "m"),),
    "им": (("instrumental", "m"),),
    "ом": (("prepositional", "m"),),
    "ая": (("nominative", "f"),),
    "ой": (("genitive", "f"), ("dative", "f"), ("instrumental", "f"), ("prepositional", "f")),
    "ую": (("accusative", "f"),),
}
_SUFFIXES = (
    (re.compile(r".+(?:ов|ев|ёв|ин|ын)(а|у|ым|е|ой|)"), _POSSESSIVE),
    (re.compile(r".+(?:ск|цк)(ий|ого|ому|им|ом|ая|ой|ую)"), _ADJECTIVE),
)


@lru_cache(maxsize=1024)
def surname_readings(word: str) -> frozenset[Reading]:
    """«Беловой» → four cases of a woman; «Ткача» as our own rules decline «Ткач»."""
    lower = word.rpartition("-")[2].lower()
    for pattern, endings in _SUFFIXES:
        match = pattern.fullmatch(lower)
        if match and lower not in FOREIGN_IN:
            as_noun = _is_noun(lower[: match.start(1)] + "а")
            return frozenset(endings[match[1]]) | (_as_trial(word) if as_noun else frozenset())
    return _as_trial(word) or ANYTHING


def _is_noun(lower: str) -> bool:
    """Whether a surname in -ова, -ина may be a thing: a man called «Калина»."""
    return lower in NOUNS_IN_OVA or common_noun(lower, "f") is not None


def _as_trial(word: str) -> frozenset[Reading]:
    return _by_trial(word, decline_surname, str.istitle)


def is_plain_surname(word: str) -> bool:
    """Whether the word alone looks like a Russian surname in some case."""
    return any(pattern.fullmatch(word.lower()) for pattern, _ in _SUFFIXES)


# What may have been cut off or added to make the form: «Ткача», «Кисту», «Лосем», «Нечаем», «Белого».
_REBUILT = ("", "а", "я", "ь", "й", "ый", "ий", "ой", "ая", "яя")


def _by_trial(
    word: str, decline: Callable[[str, str], Forms], is_likely: Callable[[str], bool]
) -> frozenset[Reading]:
    """The readings of a form, from every likely nominative that our rules would decline into it."""
    stems = {word[: len(word) - cut] + rebuilt for cut in range(1, 4) for rebuilt in _REBUILT}
    nominatives = [word, *(stem for stem in stems if len(stem) > 1 and is_likely(stem))]
    return frozenset(
        (case, gender)
        for nominative in nominatives
        for gender in ("m", "f")
        for case in CASES
        if decline(nominative, gender).case(case) == word
    )
