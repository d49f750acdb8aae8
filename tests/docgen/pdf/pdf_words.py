"""Reads a PDF as its reader would: every word with its baseline, in the order it was painted.

Knows the operators LibreOffice and our engine write; measures in points from the page's lower left corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; ``turned`` when it is not written along the page's lines."""

    page: int
    x: float
    y: float
    end: float
    text: str
    turned: bool = False


def read_words(pdf: bytes) -> list[Word]:
    """All words of a PDF in painting order."""
    reader = PdfReader(BytesIO(pdf))
    return [word for number, page in enumerate(reader.pages) for word in _Page(reader, page, number).words()]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(BytesIO(pdf)).pages)


@dataclass
class _Font:
    letters: dict[int, str]
    widths: dict[int, float]
    wide: bool

    def codes(self, data: bytes) -> Iterator[int]:
        if self.wide:
            yield from (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2))
        else:
            yield from data


@dataclass
class _State:
    matrix: Matrix = _UNIT
    font: _Font | None = None
    size: float = 1
    spacing: float = 0
    word: float = 0
    scale: float = 1
    leading: float = 0
    stack: list[tuple[Any, ...]] = field(default_factory=list)


class _Page:
    def __init__(self, reader: PdfReader, page: Any, number: int) -> None:
        self._number = number
        self._fonts = {
            name: _font(one.get_object()) for name, one in page["/Resources"].get("/Font", {}).items()
        }
        self._stream = ContentStream(page.get_contents(), reader)
        self._state = _State()
        self._line = self._text = _UNIT
        self._glyphs: list[tuple[str, float, float, float, bool]] = []

    def words(self) -> Iterator[Word]:
        for operands, operator in self._stream.operations:
            self._do(operator.decode("latin-1"), operands)
        yield from self._joined()

    def _do(self, operator: str, operands: Any) -> None:  # noqa: PLR0912 - one branch an operator
        state = self._state
        if operator == "q":
            state.stack.append((state.matrix, state.font, state.size, state.spacing, state.word, state.scale))
        elif operator == "Q" and state.stack:
            state.matrix, state.font, state.size, state.spacing, state.word, state.scale = state.stack.pop()
        elif operator == "cm":
            state.matrix = _times(_matrix(operands), state.matrix)
        elif operator == "BT":
            self._line = self._text = _UNIT
        elif operator == "Tf":
            state.font, state.size = self._fonts[str(operands[0])], float(operands[1])
        elif operator in {"Tc", "Tw", "TL"}:
            setattr(state, {"Tc": "spacing", "Tw": "word", "TL": "leading"}[operator], float(operands[0]))
        elif operator == "Tz":
            state.scale = float(operands[0]) / 100
        elif operator in {"Td", "TD"}:
            self._line = self._text = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
        elif operator == "Tm":
            self._line = self._text = _matrix(operands)
        elif operator == "Tj":
            self._show(_bytes(operands[0]))
        elif operator == "TJ":
            for part in operands[0]:
                if isinstance(part, (int, float)):
                    self._move(-float(part) / 1000 * state.size * state.scale)
                else:
                    self._show(_bytes(part))

    def _show(self, data: bytes) -> None:
        state = self._state
        assert state.font is not None
        for code in state.font.codes(data):
            at = _times(self._text, state.matrix)
            width = state.font.widths.get(code, 0) / 1000 * state.size + state.spacing
            if code == 32 and not state.font.wide:
                width += state.word
            turned = abs(at[1]) > abs(at[0])
            end = at[4] + width * state.scale * at[0]
            self._glyphs.append((state.font.letters.get(code, "\ufffd"), at[4], at[5], end, turned))
            self._move(width * state.scale)

    def _move(self, by: float) -> None:
        self._text = _times((1, 0, 0, 1, by, 0), self._text)

    def _joined(self) -> Iterator[Word]:
        """Glyphs side by side on one baseline are a word; a space or a jump ends it."""
        word: list[tuple[str, float, float, float, bool]] = []
        for glyph in self._glyphs:
            if word and (glyph[0].isspace() or not _adjoins(word[-1], glyph)):
                yield self._word(word)
                word = []
            if not glyph[0].isspace() and glyph[0]:
                word.append(glyph)
        if word:
            yield self._word(word)

    def _word(self, glyphs: list[tuple[str, float, float, float, bool]]) -> Word:
        text = "".join(one[0] for one in glyphs)
        return Word(self._number, glyphs[0][1], glyphs[0][2], glyphs[-1][3], text, glyphs[0][4])


def _adjoins(one: tuple[str, float, float, float, bool], two: tuple[str, float, float, float, bool]) -> bool:
    if one[4]:
        return two[4] and abs(one[1] - two[1]) < 4
    return abs(one[2] - two[2]) < 7 and -1.5 < two[1] - one[3] < 6


def _font(font: Any) -> _Font:
    letters = _letters(font["/ToUnicode"].get_object().get_data()) if "/ToUnicode" in font else {}
    if font["/Subtype"] == "/Type0":
        return _Font(letters, _wide_widths(font["/DescendantFonts"][0].get_object()), True)
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", []))}
    return _Font(letters, widths, False)


def _wide_widths(font: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    parts = list(font.get("/W", []))
    while parts:
        first, second = int(parts.pop(0)), parts.pop(0)
        if isinstance(second, list):
            widths.update({first + at: float(width) for at, width in enumerate(second)})
        else:
            width = float(parts.pop(0))
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
    return widths


def _letters(cmap: bytes) -> dict[int, str]:
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        codes = _HEX.findall(block)
        letters.update(
            {int(code, 16): _utf16(text) for code, text in zip(codes[::2], codes[1::2], strict=True)}
        )
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, rest in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[.*?\]|<[0-9A-Fa-f]+>)", block, re.S
        ):
            start = int(low, 16)
            targets = _HEX.findall(rest)
            for at in range(int(high, 16) - start + 1):
                if rest.startswith(b"["):
                    letters[start + at] = _utf16(targets[at])
                else:
                    letters[start + at] = chr(int(targets[0], 16) + at)
    return letters


def _utf16(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be")


def _bytes(operand: Any) -> bytes:
    return operand.original_bytes if hasattr(operand, "original_bytes") else bytes(operand)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
