"""tblPr, trPr and tcPr → what a table, a row and a cell say of themselves."""

from __future__ import annotations

from docgen.pdf.read.borders import read_borders, read_fill, read_margins
from docgen.pdf.read.names import Element, W, is_on, local, percent, twips, value, whole
from docgen.pdf.read.properties import CellProps, RowProps, TableProps, Width

# The bits of tblLook, for files that name them one by one.
_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


def read_width(element: Element | None) -> Width | None:
    """A width with its unit; None when the element is absent."""
    if element is None:
        return None
    kind, text = value(element, "type") or "dxa", value(element, "w")
    if kind == "pct" or (text or "").endswith("%"):
        return Width("pct", percent(text) or 0)
    return Width(kind, twips(text) or 0)


def read_table_properties(element: Element | None) -> TableProps:
    """What a tblPr states."""
    props: TableProps = {}
    for child in () if element is None else element:
        name = local(child)
        if name == "tblStyle":
            props["style"] = value(child) or ""
        elif name in {"tblW", "tblInd"}:
            width = read_width(child)
            if width is not None:
                props["width" if name == "tblW" else "indent"] = width
        elif name == "tblLayout":
            props["layout"] = value(child, "type") or "autofit"
        elif name == "jc":
            props["align"] = {"start": "left", "end": "right"}.get(value(child) or "left", value(child) or "")
        elif reader := _TABLE_READERS.get(name):
            reader(child, props)
    return props


def _margins(child: Element, props: TableProps) -> None:
    props["margins"] = read_margins(child)


def _borders(child: Element, props: TableProps) -> None:
    props["borders"] = read_borders(child)


def _shade(child: Element, props: TableProps) -> None:
    props["shade"] = read_fill(child)


def _spacing(child: Element, props: TableProps) -> None:
    props["spacing"] = twips(value(child, "w")) or 0


def _look(child: Element, props: TableProps) -> None:
    named = [bit for name, bit in _LOOK.items() if value(child, name) in {"1", "true", "on"}]
    stated = value(child)
    props["look"] = int(stated, 16) if stated and _is_hex(stated) else sum(named)


def _row_band(child: Element, props: TableProps) -> None:
    props["row_band"] = max(1, whole(value(child), 1))


def _column_band(child: Element, props: TableProps) -> None:
    props["column_band"] = max(1, whole(value(child), 1))


def _floating(child: Element, props: TableProps) -> None:
    props["floating"] = True


_TABLE_READERS = {
    "tblCellMar": _margins,
    "tblBorders": _borders,
    "shd": _shade,
    "tblCellSpacing": _spacing,
    "tblLook": _look,
    "tblStyleRowBandSize": _row_band,
    "tblStyleColBandSize": _column_band,
    "tblpPr": _floating,
}


def read_row_properties(element: Element | None) -> RowProps:
    """What a trPr states."""
    props: RowProps = {}
    for child in () if element is None else element:
        name = local(child)
        if name == "trHeight":
            props["height"] = max(0, twips(value(child)) or 0)
            props["height_rule"] = value(child, "hRule") or "atLeast"
        elif name == "cantSplit":
            props["cant_split"] = is_on(child)
        elif name == "tblHeader":
            props["header"] = is_on(child)
        elif name == "hidden":
            props["hidden"] = is_on(child)
        elif name == "gridBefore":
            props["skip_before"] = max(0, whole(value(child)))
        elif name == "gridAfter":
            props["skip_after"] = max(0, whole(value(child)))
    return props


def read_cell_properties(element: Element | None) -> CellProps:
    """What a tcPr states."""
    props: CellProps = {}
    for child in () if element is None else element:
        if reader := _CELL_READERS.get(local(child)):
            reader(child, props)
    return props


def _cell_width(child: Element, props: CellProps) -> None:
    width = read_width(child)
    if width is not None:
        props["width"] = width


def _span(child: Element, props: CellProps) -> None:
    props["span"] = max(1, min(whole(value(child), 1), 200))


def _merge(child: Element, props: CellProps) -> None:
    props["merge"] = value(child) or "continue"


def _horizontal_merge(child: Element, props: CellProps) -> None:
    props["horizontal_merge"] = value(child) or "continue"


def _cell_borders(child: Element, props: CellProps) -> None:
    props["borders"] = read_borders(child)


def _cell_shade(child: Element, props: CellProps) -> None:
    props["shade"] = read_fill(child)


def _cell_margins(child: Element, props: CellProps) -> None:
    props["margins"] = read_margins(child)


def _valign(child: Element, props: CellProps) -> None:
    props["valign"] = value(child) or "top"


def _direction(child: Element, props: CellProps) -> None:
    props["direction"] = value(child) or "lrTb"


def _no_wrap(child: Element, props: CellProps) -> None:
    props["no_wrap"] = is_on(child)


_CELL_READERS = {
    "tcW": _cell_width,
    "gridSpan": _span,
    "vMerge": _merge,
    "hMerge": _horizontal_merge,
    "tcBorders": _cell_borders,
    "shd": _cell_shade,
    "tcMar": _cell_margins,
    "vAlign": _valign,
    "textDirection": _direction,
    "noWrap": _no_wrap,
}


def grid_columns(table: Element) -> list[float]:
    """The widths the tblGrid states, in twips."""
    grid = table.find(W + "tblGrid")
    return [] if grid is None else [max(0, twips(value(column, "w")) or 0) for column in grid]


def _is_hex(text: str) -> bool:
    return all(letter in "0123456789abcdefABCDEF" for letter in text)
