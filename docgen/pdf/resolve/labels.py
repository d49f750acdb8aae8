"""The counters of lists: which number an item bears, in which figures.

Knows lists and nothing of paragraphs' looks. The kinds of figures are those of ECMA-376, part 1, 17.18.59.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.pdf.read.numbering import Level, ListKind

_PLACE = re.compile(r"%([1-9])")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Counters:
    """Counts items of every list of a document, in the order of the text."""

    def __init__(self, lists: dict[int, ListKind]) -> None:
        self._lists = lists
        self._counts: dict[int, dict[int, int]] = {}
        self._restarted: set[tuple[int, int]] = set()

    def next(self, number: int, level: int) -> str:
        """The text of the next item's label at a level of a list."""
        kind = self._lists[number]
        counts = self._counts.setdefault(kind.shared, {})
        self._advance(number, kind, counts, level)
        return _label(kind, counts, level)

    def _advance(self, number: int, kind: ListKind, counts: dict[int, int], level: int) -> None:
        restarts = level in kind.restarts and (number, level) not in self._restarted
        if restarts:
            self._restarted.add((number, level))
        if restarts or level not in counts:
            counts[level] = _level(kind, level).start
        else:
            counts[level] += 1
        for above in range(level):
            counts.setdefault(above, _level(kind, above).start)
        for below in [one for one in counts if one > level and _restarts(_level(kind, one), one, level)]:
            del counts[below]


def figures(kind: str, number: int) -> str | None:
    """A number in a kind of figures; None for a kind that is not known."""
    write = _FIGURES.get(kind)
    return write(number) if write else None


def is_known(kind: str) -> bool:
    """Whether numbers of a kind can be written."""
    return kind in _FIGURES or kind == "bullet"


def _restarts(level: Level, at: int, counted: int) -> bool:
    """A level starts anew after any higher one, or only after the one it names; 0 means never."""
    if level.restart is None:
        return True
    return level.restart != 0 and counted < level.restart <= at


def _level(kind: ListKind, level: int) -> Level:
    return kind.levels.get(level, Level(start=1))


def _label(kind: ListKind, counts: dict[int, int], level: int) -> str:
    own = _level(kind, level)
    if own.kind == "bullet":
        return own.text

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        shown = "decimal" if own.legal and at != level else _level(kind, at).kind
        return figures(shown, counts.get(at, _level(kind, at).start)) or ""

    return _PLACE.sub(number, own.text)


def _letters(alphabet: str) -> Callable[[int], str]:
    """a … z, aa, bb …: Word repeats the letter."""

    def write(number: int) -> str:
        if number < 1:
            return ""
        times, at = divmod(number - 1, len(alphabet))
        return alphabet[at] * min(times + 1, 50)

    return write


def _roman(number: int) -> str:
    parts = []
    for size, sign in _ROMAN if 0 < number < 32768 else ():
        times, number = divmod(number, size)
        parts.append(sign * times)
    return "".join(parts)


_FIGURES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
    "lowerLetter": _letters(_LATIN),
    "upperLetter": lambda number: _letters(_LATIN)(number).upper(),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": lambda number: _letters(_RUSSIAN)(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": lambda number: f"{number}-й",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
}
