"""Where the columns of a table begin and end.

The grid of the file is taken as LibreOffice takes it; a table without one shares the width among its columns.
"""

from __future__ import annotations

from itertools import accumulate
from math import floor

from docgen.pdf.resolve.content import Table

_ROUNDING = 20
_PARTS = 10_000


def column_edges(table: Table, width: float, compatibility: int) -> list[float]:
    """The x of every column's edge from the left of the column of text, in twips."""
    grid = _widths(table, width)
    total = sum(grid)
    start = _start(table, width, total, compatibility)
    # LibreOffice keeps columns as ten-thousandths of the table and cuts their edges to whole twips.
    parts = accumulate(floor(one * _PARTS / total + 0.5) for one in grid[:-1])
    return [start, *(start + floor(part * total / _PARTS) for part in parts), start + total]


def _widths(table: Table, width: float) -> list[float]:
    wanted = _wanted(table, width)
    grid = list(table.grid)
    if not any(grid):
        grid = _stated(table)
    if not all(grid):
        missing = grid.count(0)
        rest = max((wanted or width) - sum(grid), 0)
        grid = [one or max(rest / missing, 100) for one in grid]
    total = sum(grid)
    relative = table.width is not None and table.width.kind == "pct"
    # Rounding in the file leaves the grid a few twips off the table's width; the width holds.
    if wanted and total and (relative or abs(total - wanted) < _ROUNDING):
        grid = [one * wanted / total for one in grid]
    return grid


def _wanted(table: Table, width: float) -> float | None:
    if table.width is None or table.width.size <= 0:
        return None
    return width * table.width.size / 100 if table.width.kind == "pct" else table.width.size


def _stated(table: Table) -> list[float]:
    """Column widths as the cells state them, where the grid is silent."""
    widths = [0.0] * len(table.grid)
    for row in table.rows:
        for cell in row.cells:
            if cell.span == 1 and cell.width is not None and cell.width.kind == "dxa":
                widths[cell.column] = widths[cell.column] or cell.width.size
    return widths


def _start(table: Table, width: float, total: float, compatibility: int) -> float:
    if table.align == "center":
        return (width - total) / 2
    if table.align == "right":
        return width - total
    # Until Word 2010 the text of the first cell stands at the margin; since 2013 the edge of the table does.
    return table.indent - (table.margins["left"] if compatibility < 15 else 0)
