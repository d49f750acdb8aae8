"""Writes each text of ``samples/roadmaps`` as the Word file a school has.

Run as ``python samples/make_roadmaps.py``.

The same rows with what Word adds: merged cells where a row goes on, lists with marks of their own, a frame of
two cells around the mark of approval. The same run gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.table import _Cell

from docgen.package import Package
from registry.plan_facts import Entry
from registry.roadmaps.entries import read_entries
from registry.roadmaps.source import Line, Row, Source, read_text

FOLDER = Path(__file__).parent / "roadmaps"
FRAMED = "3_"
"""This one has its mark of approval inside a table."""


def main() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        source = read_text(path.read_bytes(), path.name)
        path.with_suffix(".docx").write_bytes(word_file(source, framed=path.name.startswith(FRAMED)))


def word_file(source: Source, *, framed: bool) -> bytes:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    lines = [block for block in source.blocks if isinstance(block, Line)]
    if framed:
        _frame(document, lines[:6])
        document.add_paragraph("")
        lines = lines[6:]
    for line in lines:
        if not line.joined:
            document.add_paragraph("")
        document.add_paragraph(line.text)
    document.add_paragraph("")
    _table(document, source.rows)
    kept = BytesIO()
    document.save(kept)
    return Package.open(kept.getvalue()).write()


def _frame(document: WordDocument, lines: list[Line]) -> None:
    """The organisation on the left, the mark of approval on the right."""
    table = document.add_table(rows=1, cols=2)
    _fill(table.cell(0, 0), [line.text for line in lines[:2]])
    _fill(table.cell(0, 1), [line.text for line in lines[2:]])


def _table(document: WordDocument, rows: tuple[Row, ...]) -> None:
    width = len(rows[0].cells)
    table = document.add_table(rows=len(rows), cols=width)
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            goes_on = number > 1 and not row.cells[0] and not cell
            if goes_on:  # A row that goes on over a page: in Word the cell is merged with the one above.
                table.cell(number - 1, column).merge(table.cell(number, column))
            else:
                _fill(table.cell(number, column), _paragraphs(cell))


def _paragraphs(cell: tuple[str, ...]) -> list[str]:
    """A list inside of one paragraph becomes paragraphs of a list."""
    if len(cell) != 1 or cell[0][:1].isdigit():
        return list(cell)
    entries = read_entries(cell)
    if len(entries) == 1 and not entries[0].children:
        return list(cell)
    return [text for entry in entries for text in _listed(entry)]


def _listed(entry: Entry) -> list[str]:
    if entry.children:
        return [entry.text, *(f"– {child.text}" for child in entry.children)]
    return [f"– {entry.text}"]


def _fill(cell: _Cell, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if text.startswith("– "):
            paragraph.style = "List Bullet"
        paragraph.add_run(text.removeprefix("– "))


if __name__ == "__main__":
    main()
