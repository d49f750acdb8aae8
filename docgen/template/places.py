"""Where a thing stands in a form, in the words of its author: «таблица 2, строка 3, столбец 1», «абзац 14».

Knows the shape of a Word part (paragraphs, tables, cells), not what its text means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_TITLES = {
    "header": "верхний колонтитул",
    "footer": "нижний колонтитул",
    "footnotes": "сноски",
    "endnotes": "концевые сноски",
    "core": "свойства документа",
}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's visible text and its place."""

    text: str
    place: str


def part_title(name: str) -> str:
    """What the author calls a part: empty for the text itself."""
    stem = name.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return _TITLES.get(stem, "")


def paragraphs(root: etree._Element, title: str) -> Iterator[Paragraph]:
    """Every paragraph of a part in the order of the text, with its place."""
    tables = _outer_tables(root)
    number = 0
    for element in root.iter(f"{W}p"):
        table = _outermost(element, f"{W}tbl")
        if table is not None:
            place = _cell_place(element, tables[table])
        else:
            # A text box stands inside a paragraph: its own paragraphs do not count.
            number += _outermost(element, f"{W}p") is None
            place = f"абзац {number}"
        yield Paragraph(paragraph_text(element), f"{title}, {place}" if title else place)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of text boxes inside it, breaks and tabs as characters."""
    pieces = []
    for element in paragraph.iter(f"{W}t", *_BREAKS):
        # The stops of a paragraph are called «tab» too, and stand in «tabs», not in a run.
        if _nearest(element, f"{W}p") is paragraph and _nearest(element, f"{W}tabs") is None:
            pieces.append(_BREAKS.get(str(element.tag), element.text or ""))
    return "".join(pieces)


def _outer_tables(root: etree._Element) -> dict[etree._Element, int]:
    outer = (table for table in root.iter(f"{W}tbl") if _outermost(table, f"{W}tbl") is None)
    return {table: number for number, table in enumerate(outer, start=1)}


def _cell_place(element: etree._Element, table_number: int) -> str:
    row, cell = _outermost(element, f"{W}tr"), _outermost(element, f"{W}tc")
    place = f"таблица {table_number}"
    if row is not None:
        place += f", строка {_ordinal(row)}"
    return place if cell is None else f"{place}, столбец {_ordinal(cell)}"


def _ordinal(element: etree._Element) -> int:
    return 1 + sum(1 for _ in element.itersiblings(str(element.tag), preceding=True))


def _outermost(element: etree._Element, tag: str) -> etree._Element | None:
    found = None
    for ancestor in element.iterancestors(tag):
        found = ancestor
    return found


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)
