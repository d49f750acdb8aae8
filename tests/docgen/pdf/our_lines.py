"""The lines of our own layout, in the order they are painted, as the comparison wants them."""

from __future__ import annotations

from collections.abc import Iterator

from line_comparison import OurLine, plain_words

from docgen.pdf.draw.tracing import shift_in
from docgen.pdf.paginate.atoms import Atom
from docgen.pdf.paginate.pages import LaidOut

_ORDER = ("header", "body", "note", "footer")


def our_lines(laid_out: LaidOut) -> list[OurLine]:
    """All lines of a layout."""
    paragraphs: dict[int, int] = {}
    found = []
    for number, page in enumerate(laid_out.pages):
        # LibreOffice paints the footer after the notes.
        for standing in sorted(page.standing, key=lambda one: _ORDER.index(one.part)):
            for y, atom in _lines(standing.atom, standing.y):
                assert atom.line is not None
                key = (
                    (number, id(atom.paragraph))
                    if standing.part in {"header", "footer"}
                    else id(atom.paragraph)
                )
                paragraph = paragraphs.setdefault(key, len(paragraphs))  # type: ignore[arg-type]
                found.append(OurLine(number, y / 20, paragraph, plain_words(_text(atom))))
    return found


def _text(atom: Atom) -> str:
    """Runs in order; what a tab or a picture parts are different words."""
    assert atom.line is not None
    parts, end = [], None
    for run in atom.line.runs:
        if end is not None and run.x - end > 30:
            parts.append(" ")
        parts.append(run.text)
        end = run.x + run.width
    return "".join(parts)


def _lines(atom: Atom, y: float) -> Iterator[tuple[float, Atom]]:
    if atom.line is not None:
        yield y + atom.pad_top + atom.line.ascent, atom
    elif atom.row is not None:
        for cell in (one for one in atom.row.cells if not one.turned):
            top = y + cell.top + shift_in(cell, atom.row)
            for inner in cell.atoms:
                top += inner.gap
                yield from _lines(inner, top)
                top += inner.height + inner.below
