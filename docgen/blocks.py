"""A .docx that somebody else made, as the paragraphs and table rows its reader sees, each with its place.

Cells keep their paragraphs apart, a merged cell stands once and is empty where it goes on, and a paragraph
of a list begins with a dash. Knows Word's tables and lists, and nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from docgen.package import WORD, Package, parse_xml
from docgen.template.places import W, paragraph_text

_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_CONTENT = f"{W}sdtContent"
_LIST_MARK = "– "
_MOST_SPAN = 63
"""Word itself makes no more columns than this."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``follows``: it stands right below another, with no empty line between them."""

    text: str
    number: int
    follows: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """The paragraphs of each cell; ``table`` and ``row`` are counted from one."""

    cells: tuple[tuple[str, ...], ...]
    table: int
    row: int


def read_blocks(source: bytes | Path) -> list[Paragraph | TableRow]:
    """The text from top to bottom. Raises UnsafePackage when the file is no .docx we accept."""
    package = Package.open(source)
    reader = _Reader(_listing_styles(package))
    for name in package.parts_of_type(f"{WORD}document.main+xml"):
        reader.read(parse_xml(package.members[name]))
    return reader.blocks


class _Reader:
    """Walks the document once, counting paragraphs and tables."""

    def __init__(self, listing: frozenset[str]) -> None:
        self._listing = listing
        self.blocks: list[Paragraph | TableRow] = []
        self._paragraphs = 0
        self._tables = 0
        self._follows = False

    def read(self, holder: etree._Element) -> None:
        for child in holder:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag not in _GONE:
                self.read(child)

    def _paragraph(self, element: etree._Element) -> None:
        self._paragraphs += 1
        text = " ".join(_broken(element, self._listing))
        if text:
            self.blocks.append(Paragraph(text, self._paragraphs, self._follows))
        self._follows = bool(text)
        for box in element.iter(f"{W}txbxContent"):
            self.read(box)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        self._follows = False
        number = self._tables
        for index, row in enumerate(_children(table, "tr"), start=1):
            self.blocks.append(TableRow(tuple(self._cells(row)), number, index))

    def _cells(self, row: etree._Element) -> Iterator[tuple[str, ...]]:
        """A cell over several columns is followed by empty ones; the lower part of a merged one is empty."""
        for cell in _children(row, "tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val") != "restart"
            yield () if goes_on else tuple(self._lines(cell))
            yield from (() for _ in range(_span(cell) - 1))

    def _lines(self, holder: etree._Element) -> Iterator[str]:
        """The paragraphs of a cell, those of a table inside it too."""
        for child in holder:
            if child.tag == f"{W}p":
                yield from _broken(child, self._listing)
            elif child.tag not in _GONE:
                yield from self._lines(child)


def _children(holder: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of this name, those inside content controls too."""
    for child in holder:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", _CONTENT):
            yield from _children(child, name)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    told = span.get(f"{W}val", "1") if span is not None else "1"
    return min(int(told), _MOST_SPAN) if told.isascii() and told.isdigit() else 1


def _broken(paragraph: etree._Element, listing: frozenset[str]) -> Iterator[str]:
    """The lines of a paragraph that is broken by hand; the first bears the mark of the list."""
    mark = _mark(paragraph, listing)
    for line in paragraph_text(paragraph).split("\n"):
        text = " ".join(line.split())
        if text:
            yield f"{mark}{text}"
            mark = ""


def _mark(paragraph: etree._Element, listing: frozenset[str]) -> str:
    """Word keeps the mark of a list apart from the text: in the paragraph or in its style."""
    listed = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    if listed is not None:
        return _LIST_MARK if listed.get(f"{W}val") != "0" else ""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return _LIST_MARK if style is not None and style.get(f"{W}val") in listing else ""


def _listing_styles(package: Package) -> frozenset[str]:
    """The ids of the styles that number their paragraphs."""
    found = (
        style.get(f"{W}styleId", "")
        for name in package.parts_of_type(f"{WORD}styles+xml")
        for style in parse_xml(package.members[name]).iter(f"{W}style")
        if style.find(f"{W}pPr/{W}numPr/{W}numId") is not None
    )
    return frozenset(found)
