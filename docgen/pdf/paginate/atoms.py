"""What a page is filled with: atoms that are never cut (lines) or only as a whole thing can be (rows).

Distances in twips. ``gap`` stands above an atom and vanishes at the top of a page that began by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.pdf.lines.line import Line
from docgen.pdf.resolve.content import Cell, Paragraph


@dataclass(slots=True)
class Frame:
    """The borders and the ground of a paragraph, drawn once around all its lines on a page."""

    paragraph: Paragraph
    left: float
    right: float
    joins: Frame | None = None


@dataclass(slots=True)
class Atom:
    """One line or one table row on its way to a page.

    ``keep`` forbids a page to end before it; ``force`` begins a page; ``below`` is what line spacing leaves
    under it, before the next gap.
    """

    height: float
    gap: float = 0
    below: float = 0
    keep: bool = False
    force: str = ""
    x: float = 0
    line: Line | None = None
    row: RowBox | None = None
    frame: Frame | None = None
    pad_top: float = 0
    pad_bottom: float = 0
    first: bool = False
    last: bool = False
    paragraph: Paragraph | None = None
    notes: list[int] = field(default_factory=list)


@dataclass(slots=True)
class CellBox:
    """A cell with its content laid out; insets keep the content off the borders."""

    cell: Cell
    x: float
    width: float
    atoms: list[Atom]
    content: float
    top: float
    bottom: float
    left: float
    rows: int
    turned: int = 0
    continued: bool = False
    split: bool = False


@dataclass(slots=True)
class RowBox:
    """A row: its cells, its height, and the table it belongs to.

    ``own`` is the height without what a merged cell that ends here adds.
    """

    cells: list[CellBox]
    height: float
    table: TableBox
    index: int
    cant_split: bool = False
    exact: bool = False
    header: bool = False
    minimum: float = 0
    own: float = 0


@dataclass(slots=True)
class TableBox:
    """A table's rows and how many of them are repeated on every page."""

    rows: list[RowBox]
    headers: int = 0
    place: str = ""


def stack_height(atoms: list[Atom]) -> float:
    """The height of atoms standing on each other, what is left under the last one included."""
    return sum(atom.gap + atom.height + atom.below for atom in atoms)


def paragraphs_of(atom: Atom) -> Iterator[Paragraph]:
    """The paragraphs whose lines an atom holds, those in the cells of a row included."""
    if atom.paragraph is not None:
        yield atom.paragraph
    for cell in atom.row.cells if atom.row else ():
        for inner in cell.atoms:
            yield from paragraphs_of(inner)
