"""Capitals and ё come from the person's own spelling, never from a library.

Knows letters only: no cases, no dictionary.
"""

from __future__ import annotations

import re

CYRILLIC_NAME = re.compile(r"[А-ЯЁа-яё]+(?:['’ʼ-][А-ЯЁа-яё]+)*")
VOWELS = frozenset("аеёиоуыэюя")
SIBILANTS = frozenset("жчшщ")
VELARS = frozenset("гкх")


def squeeze(text: str) -> str:
    """The text with every run of white space, no-break spaces too, as one plain space."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """The text with every run of plain spaces as one; its no-break spaces stay."""
    return re.sub("[^\\S\N{NO-BREAK SPACE}]+", " ", text).strip()


def word_set(table: str) -> frozenset[str]:
    """A table of words, written as plain lines."""
    return frozenset(table.split())


def syllables(word: str) -> int:
    """How many vowels the word has."""
    return sum(letter in VOWELS for letter in word.lower())


def title_case(word: str) -> str:
    """«САЛТЫКОВ-ЩЕДРИН» → «Салтыков-Щедрин»; anything but a word in capitals comes back untouched."""
    if len(word) < 2 or not word.isupper():
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def like_spelling(form: str, own: str, base: str = "", *, ending_yo: bool = False) -> str:
    """``form``, inflected from ``own`` by a library, in the capitals and the ё of ``own``.

    ``base`` is the nominative as the library spells it. A ё that ``own`` does not have is the library's
    opinion of another person's name («Семенов» has no «Семёнова»); a ё that ``own`` has is dropped only where
    the library knows it and drops it itself («Пётр», «Петра»). ``ending_yo`` keeps the ё of an ending, as the
    common nouns of a document have it («рублём»).
    """
    length = _shared_length(form, own)
    stem = "".join(_letter(form, own, base, position) for position in range(length))
    tail = form[length:]
    if "ё" not in own.lower() and not ending_yo:
        tail = tail.replace("ё", "е")
    return stem + (tail.upper() if own.isupper() and len(own) > 1 else tail)


def _letter(form: str, own: str, base: str, position: int) -> str:
    """One letter of the shared stem: the person's own, unless the library knowingly drops its ё."""
    letter = own[position]
    knows = base[position : position + 1].lower() == "ё"
    if letter.lower() == "ё" and form[position].lower() == "е" and knows:
        return "Е" if letter.isupper() else "е"
    return letter


def _shared_length(form: str, own: str) -> int:
    """How many first letters are the same, е and ё taken as one."""
    folded, model = _fold(form), _fold(own)
    length = 0
    while length < min(len(folded), len(model)) and folded[length] == model[length]:
        length += 1
    return length


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")
