"""A table → rows of boxes: how wide its columns, how high its rows, where the content of a cell stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.pdf.paginate.atoms import Atom, CellBox, RowBox, TableBox, stack_height
from docgen.pdf.paginate.columns import column_edges
from docgen.pdf.resolve.content import Cell, Row, Table
from docgen.pdf.resolve.formats import NO_BORDER

if TYPE_CHECKING:
    from docgen.pdf.paginate.stacking import Stacker

_VERTICAL = {"btLr": 90, "tbRl": -90, "tbRlV": -90}
# Vertical text is laid out as if on one long line when its row has no height of its own.
_LONG = 20_000


class TableLayout:
    """Lays out tables; asks the stacker for the content of cells."""

    def __init__(self, stacker: Stacker, compatibility: int) -> None:
        self._stacker = stacker
        self._compatibility = compatibility

    def atoms(self, table: Table, width: float) -> list[Atom]:
        """The rows of a table as atoms in a column of a width."""
        edges = column_edges(table, width, self._compatibility)
        box = TableBox([], headers=_header_rows(table), place=table.place)
        for index in range(len(table.rows)):
            box.rows.append(self._row(table, index, edges, box))
        _fit_merged(box)
        atoms = [Atom(row.height, row=row) for row in box.rows]
        for index, atom in enumerate(atoms):
            atom.keep = 0 < index <= box.headers or (index > 0 and _keeps_next(box.rows[index - 1]))
            if atom.row is not None:
                atom.notes = _notes(atom.row)
        return atoms

    def _row(self, table: Table, index: int, edges: list[float], box: TableBox) -> RowBox:
        row = table.rows[index]
        exact = row.height_rule == "exact" and row.height > 0
        above = table.rows[index - 1] if index else None
        top, bottom = _widest(row, "top"), _widest(row, "bottom") if index == len(table.rows) - 1 else 0.0
        if above is not None:
            top = max(top, _widest(above, "bottom"))
        cells = [self._cell(cell, row, edges, top, bottom) for cell in row.cells]
        needed = max((_needed(one) for one in cells if one.rows == 1), default=0)
        minimum = row.height if row.height_rule != "auto" or row.height else 0
        # The lower border of a table is added even to a row that has a height of its own.
        height = row.height + bottom if exact else max(needed, minimum + bottom, 1)
        return RowBox(
            cells=cells,
            height=height,
            own=height,
            table=box,
            index=index,
            cant_split=row.cant_split or exact,
            exact=exact,
            header=index < box.headers,
            minimum=minimum,
        )

    def _cell(self, cell: Cell, row: Row, edges: list[float], top: float, bottom: float) -> CellBox:
        left, right = edges[cell.column], edges[min(cell.column + cell.span, len(edges) - 1)]
        margins = cell.format.margins
        inset_left = max(margins["left"], cell.format.borders.get("left", NO_BORDER).width / 2)
        inset_right = max(margins["right"], cell.format.borders.get("right", NO_BORDER).width / 2)
        turned = _VERTICAL.get(cell.format.direction, 0)
        inner = right - left - inset_left - inset_right
        if turned:
            inner = (row.height or _LONG) - margins["top"] - margins["bottom"]
        atoms = self._stacker.stack(cell.blocks, max(inner, 1), in_cell=True)
        return CellBox(
            cell=cell,
            x=left,
            width=right - left,
            atoms=atoms,
            content=_longest(atoms) if turned else stack_height(atoms),
            top=margins["top"] + top,
            bottom=margins["bottom"] + bottom,
            left=inset_left,
            rows=cell.rows,
            turned=turned,
        )


def _widest(row: Row, side: str) -> float:
    """The width of the widest border of a row on one side: it is taken from the row's height."""
    return max((cell.format.borders.get(side, NO_BORDER).width for cell in row.cells), default=0.0)


def _needed(box: CellBox) -> float:
    return box.content + box.top + box.bottom


def _longest(atoms: list[Atom]) -> float:
    """The length of the longest vertical line."""
    ends = [run.x + run.width for atom in atoms if atom.line for run in atom.line.runs]
    return max(ends, default=0)


def _header_rows(table: Table) -> int:
    """How many rows at the top are repeated; a table of nothing else repeats none."""
    count = 0
    while count < len(table.rows) and table.rows[count].header:
        count += 1
    return 0 if count == len(table.rows) else count


def _fit_merged(box: TableBox) -> None:
    """Make the last of merged rows high enough for what the merged cell holds."""
    for row in box.rows:
        for cell in row.cells:
            if cell.rows > 1:
                reach = box.rows[row.index : row.index + cell.rows]
                lacking = _needed(cell) - sum(one.height for one in reach)
                if lacking > 0 and not reach[-1].exact:
                    reach[-1].height += lacking


def _keeps_next(row: RowBox) -> bool:
    """A row stands with the next one when the first paragraph of its first cell asks for it."""
    first = row.cells[0].atoms[0].paragraph if row.cells and row.cells[0].atoms else None
    return first is not None and first.format.keep_next


def _notes(row: RowBox) -> list[int]:
    return [note for cell in row.cells for atom in cell.atoms for note in atom.notes]
