"""A form as lines of text: for review, and so that a change made in Word can be read as a diff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from docgen.package import Package
from docgen.template.open import Story, open_form
from docgen.template.places import W, paragraph_text
from docgen.template.release import ISSUED


def outline(source: bytes | Path) -> str:
    """The form's paragraphs, tables (a row a line), headers, footers, notes and properties, in that order.

    Raises UnsafePackage or TemplateFaults when the file is not a form we accept.
    """
    _, stories = open_form(Package.open(source))
    lines = (line for story in stories for line in _story_lines(story))
    return "\n".join(lines) + "\n"


def _story_lines(story: Story) -> Iterator[str]:
    if not str(story.root.tag).startswith(W):
        shown = (child for child in story.root if child.text and child.text != ISSUED)
        lines = [f"{etree.QName(child).localname}: {child.text}" for child in shown]
    else:
        lines = [line for line in _block_lines(story.root) if line]
    if lines:
        yield f"== {story.title or 'текст'} =="
        yield from lines


def _block_lines(holder: etree._Element) -> Iterator[str]:
    for child in holder:
        if child.tag == f"{W}p":
            yield _one_line(paragraph_text(child))
            for box in child.iter(f"{W}txbxContent"):
                yield from (f"[надпись] {line}" for line in _block_lines(box))
        elif child.tag == f"{W}tbl":
            yield from _table_lines(child)
        else:
            # A content control, a note or the body itself holds blocks of its own.
            yield from _block_lines(child)


def _table_lines(table: etree._Element) -> Iterator[str]:
    for row in _own(table, f"{W}tr", table):
        cells = (_cell_line(cell) for cell in _own(row, f"{W}tc", table))
        yield f"| {' | '.join(cells)} |"


def _cell_line(cell: etree._Element) -> str:
    return " / ".join(line for line in _block_lines(cell) if line)


def _own(holder: etree._Element, tag: str, table: etree._Element) -> Iterator[etree._Element]:
    """Rows or cells of this table, those in content controls too, those of a nested table not."""
    return (found for found in holder.iter(tag) if next(found.iterancestors(f"{W}tbl")) is table)


def _one_line(text: str) -> str:
    return text.strip().replace("\t", " → ").replace("\n", " ↵ ")
