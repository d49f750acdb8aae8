"""Where a thing stands in a form, in the words of its author: «таблица 2, строка 3, столбец 1», «абзац 14».

Knows the shape of a Word part (paragraphs, tables, cells), not what its text means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_BRACE = re.compile(r"\{[{%#]|[}%#]\}")
_TITLES = {
    "header": "верхний колонтитул",
    "footer": "нижний колонтитул",
    "footnotes": "сноски",
    "endnotes": "концевые сноски",
    "core": "свойства документа",
    "custom": "дополнительные свойства документа",
}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's visible text and its place."""

    text: str
    place: str
    element: etree._Element | None = None


def part_title(name: str) -> str:
    """What the author calls a part: empty for the text itself."""
    stem = name.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return _TITLES.get(stem, "")


def paragraphs(root: etree._Element, title: str) -> Iterator[Paragraph]:
    """Every paragraph of a part in the order of the text, with its place.

    After a paragraph come the texts with braces that stand in it but are not read as its text: a picture's
    description, a field's code. docxtpl fills those too.
    """
    places = _Places(root, f"{title}, " if title else "")
    place = title
    for element in root.iter("*"):
        if element.tag == f"{W}p":
            text = paragraph_text(element)
            place = places.of(element)
            yield Paragraph(text, place, element)
        strays = [*element.attrib.values(), "" if element.tag == f"{W}t" else element.text or ""]
        yield from (Paragraph(str(text), place, element) for text in strays if _BRACE.search(str(text)))


class _Places:
    """The places of a part's paragraphs, asked for in the order of the text."""

    def __init__(self, root: etree._Element, prefix: str) -> None:
        self._prefix = prefix
        self._number = 0
        outer = (table for table in root.iter(f"{W}tbl") if _outermost(table, f"{W}tbl") is None)
        self._tables = {table: number for number, table in enumerate(outer, start=1)}
        # A table may have thousands of rows: each is counted once, not for every paragraph in it.
        self._ordinals: dict[etree._Element, dict[etree._Element, int]] = {}

    def of(self, paragraph: etree._Element) -> str:
        table = _outermost(paragraph, f"{W}tbl")
        if table is not None:
            return f"{self._prefix}таблица {self._tables[table]}{self._in_table(paragraph)}"
        # A text box stands inside a paragraph: its own paragraphs do not count.
        self._number += _outermost(paragraph, f"{W}p") is None
        return f"{self._prefix}абзац {self._number}"

    def _in_table(self, paragraph: etree._Element) -> str:
        named = (("строка", _outermost(paragraph, f"{W}tr")), ("столбец", _outermost(paragraph, f"{W}tc")))
        return "".join(f", {name} {self._ordinal(found)}" for name, found in named if found is not None)

    def _ordinal(self, element: etree._Element) -> int:
        parent = element.getparent()
        if parent is None:
            return 1
        if parent not in self._ordinals:
            alike = parent.iterchildren(str(element.tag))
            self._ordinals[parent] = {child: number for number, child in enumerate(alike, start=1)}
        return self._ordinals[parent][element]


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of text boxes inside it, breaks and tabs as characters."""
    pieces = []
    for element in paragraph.iter(f"{W}t", *_BREAKS):
        # The stops of a paragraph are called «tab» too, and stand in «tabs», not in a run.
        if _nearest(element, f"{W}p") is paragraph and _nearest(element, f"{W}tabs") is None:
            pieces.append(_BREAKS.get(str(element.tag), element.text or ""))
    return "".join(pieces)


def _outermost(element: etree._Element, tag: str) -> etree._Element | None:
    found = None
    for ancestor in element.iterancestors(tag):
        found = ancestor
    return found


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)
