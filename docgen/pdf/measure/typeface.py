"""One face of a font file: its advances, its heights, and the letters it has.

Parsed once a process and kept. reportlab reads the file; the three heights it does not keep are read here.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from math import floor
from pathlib import Path

from docgen.pdf.measure.face import Face

# LibreOffice lays text out as on a device of 8,640 dots an inch, six to a twip, and so do we.
_STEPS = 6


# A text longer than any word is not met twice.
_WORD = 60


class Typeface:
    """A face and its measures at any size."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.font = Face(self.name, path)
        self.units: int = self.font.face.unitsPerEm
        self.letters: dict[int, int] = self.font.face.charToGlyph
        data: bytes = path.read_bytes()
        tables = _tables(data)
        self.ascent, descent, self.gap = struct.unpack_from(">hhh", data, tables["hhea"] + 4)
        self.descent = -descent
        self.underline_position, self.underline_width = struct.unpack_from(">hh", data, tables["post"] + 8)
        self.strike_width, self.strike_position = struct.unpack_from(">hh", data, tables["OS/2"] + 26)
        self._advances = _advances(data, tables)

    def advance(self, letter: str) -> int | None:
        """The advance of a letter in the face's units; None when the face has no such letter."""
        glyph = self.letters.get(ord(letter))
        return None if glyph is None else self._advances[min(glyph, len(self._advances) - 1)]

    @lru_cache(maxsize=64)  # noqa: B019 - faces live as long as the process
    def at(self, size: float) -> Type:
        """The face at a size in points."""
        return Type(self, size)


class Type:
    """A face at a size: widths and heights in twips."""

    def __init__(self, face: Typeface, size: float) -> None:
        self.face = face
        self.size = size
        self._scale = size * 20 / face.units * _STEPS
        up, down, gap = (_half_up(one * self._scale) for one in (face.ascent, face.descent, face.gap))
        # What a font leaves between lines stands above them.
        self.ascent = _half_up(up / _STEPS) + _half_up(gap / _STEPS)
        self.descent = _half_up((up + down) / _STEPS) + _half_up(gap / _STEPS) - self.ascent
        self._widths: dict[str, float | None] = {}
        self._words: dict[str, float | None] = {}

    def width(self, text: str) -> float | None:
        """The width of a text; None when the face lacks a letter of it."""
        try:
            return self._words[text]
        except KeyError:
            if len(self._words) > 20_000:
                self._words.clear()
            found = self._summed(text)
            if len(text) < _WORD:
                self._words[text] = found
            return found

    def _summed(self, text: str) -> float | None:
        total = 0.0
        for letter in text:
            width = self._letter(letter)
            if width is None:
                return None
            total += width
        return total

    def _letter(self, letter: str) -> float | None:
        if letter not in self._widths:
            advance = self.face.advance(letter)
            self._widths[letter] = None if advance is None else _half_up(advance * self._scale) / _STEPS
        return self._widths[letter]


def _half_up(number: float) -> int:
    return floor(number + 0.5)


@lru_cache(maxsize=64)
def load(path: Path) -> Typeface:
    """The face of a file."""
    return Typeface(path)


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for at in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * at)
        found[tag.decode("latin-1")] = offset
    return found


def _advances(data: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    return struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
