"""Where the columns of a table begin and end.

The grid of the file is taken as LibreOffice takes it; a table without one shares the width among its columns.
"""

from __future__ import annotations

from itertools import accumulate

from docgen.pdf.resolve.content import Table


def column_edges(table: Table, width: float, compatibility: int) -> list[float]:
    """The x of every column's edge from the left of the column of text, in twips."""
    grid = _widths(table, width)
    total = sum(grid)
    start = _start(table, width, total, compatibility)
    return [start, *(start + edge for edge in accumulate(grid))]


def _widths(table: Table, width: float) -> list[float]:
    wanted = _wanted(table, width)
    grid = list(table.grid)
    if not any(grid):
        grid = _stated(table)
    if not all(grid):
        missing = grid.count(0)
        rest = max((wanted or width) - sum(grid), 0)
        grid = [one or max(rest / missing, 100) for one in grid]
    if wanted and table.width is not None and table.width.kind == "pct" and sum(grid):
        grid = [one * wanted / sum(grid) for one in grid]
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
