"""A road map's file as lines and table rows with their places, and how a text becomes them.

In a text a row's cells stand apart by tabs; marks of lists and of bold letters that a converter left in it
(``<p>``, ``<li>``, ``**``) are read as the paragraphs they mean. It knows no columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.errors import UnreadableRoadMap
from registry.spreadsheet.delimited import decode

Cell = tuple[str, ...]
"""The paragraphs of a cell; none for an empty one."""

MOST_LINES = 5_000
MOST_BYTES = 2 * 1024 * 1024
_BREAK = re.compile(r"</p>|<br\s*/?>|</li>|<li[^>]*>|<p[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|ul|ol|li|br|b|i|u|strong|em|span|div|sup|sub)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside of tables; ``joined`` when it goes on what stands right above it."""

    text: str
    place: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    place: str

    def text(self, column: int | None) -> str:
        """The cell's paragraphs as one line; empty for a column that is not there."""
        if column is None or column >= len(self.cells):
            return ""
        return " ".join(self.cells[column])

    def paragraphs(self, column: int | None) -> Cell:
        return self.cells[column] if column is not None and column < len(self.cells) else ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file as its reader sees it, from top to bottom."""

    blocks: tuple[Line | Row, ...]
    name: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Row))


def read_text(content: bytes, name: str) -> Source:
    """A text file in any Russian encoding. Raises UnreadableRoadMap."""
    if len(content) > MOST_BYTES:
        raise UnreadableRoadMap(
            "Файл слишком большой для дорожной карты: сохраните в него только её.", place=name
        )
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableRoadMap("Это не текст: сохраните дорожную карту как .docx или .txt.", place=name)
    text, _ = decode(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").split("\n")
    if len(lines) > MOST_LINES:
        raise UnreadableRoadMap("В файле слишком много строк для дорожной карты.", place=name)
    return Source(tuple(_blocks(lines)), name)


def cell_of(text: str) -> Cell:
    """The paragraphs of a cell's text."""
    pieces = (_TAG.sub(" ", piece).replace("**", "") for piece in _BREAK.split(text))
    return tuple(line for piece in pieces if (line := " ".join(piece.split())))


def _blocks(lines: list[str]) -> Iterator[Line | Row]:
    """A line without tabs right below a row is the rest of that row's last cell."""
    last: Row | None = None
    joined, bold = False, False
    for number, line in enumerate(lines, start=1):
        place = f"строка {number}"
        if "\t" in line:
            if last is not None:
                yield last
            last = Row(tuple(cell_of(cell) for cell in line.split("\t")), place)
        elif not line.strip():
            if last is not None:
                yield last
            last, joined = None, bold
        elif last is not None:
            last = _lengthened(last, line)
        else:
            marks = line.count("**")
            text = " ".join(cell_of(line))
            if text:
                yield Line(text, place, joined)
            bold = bold ^ (marks % 2 == 1)
            joined = True
    if last is not None:
        yield last


def _lengthened(row: Row, line: str) -> Row:
    return Row((*row.cells[:-1], row.cells[-1] + cell_of(line)), row.place)


def words_of(blocks: Iterable[Line | Row]) -> Iterator[str]:
    """Every text of the source, cell by cell."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (paragraph for cell in block.cells for paragraph in cell)
