"""w:tbl → a table with every cell's look: table style, its conditions, the table's own and the cell's own.

The conditions and their order are those of ECMA-376, part 1, 17.7.6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from docgen.pdf.read.names import Element, W, local
from docgen.pdf.read.properties import Border, CellProps, ParagraphProps, RowProps, RunProps, TableProps
from docgen.pdf.read.source import Source
from docgen.pdf.read.styles import Style, StyleLayer
from docgen.pdf.read.table_properties import read_cell_properties, read_row_properties, read_table_properties
from docgen.pdf.resolve.formats import CellFormat

_SIDES = ("top", "left", "bottom", "right")
_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN, _NO_ROWS, _NO_COLUMNS = (
    0x20,
    0x40,
    0x80,
    0x100,
    0x200,
    0x400,
)
_DEFAULT_MARGINS = {"top": 0.0, "left": 108.0, "bottom": 0.0, "right": 108.0}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell's place in its table: row and columns, and how many there are."""

    row: int
    rows: int
    column: int
    end: int
    columns: int


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as written, at its grid column."""

    element: Element
    column: int
    span: int
    props: CellProps


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as written."""

    props: RowProps
    cells: list[RawCell]


class TableLook:
    """The look a table gives to its cells and to what stands in them."""

    def __init__(self, table: Element, source: Source) -> None:
        own = read_table_properties(table.find(W + "tblPr"))
        self.style: list[Style] = source.styles.chain(own.get("style", ""), "table")
        merged = TableProps()
        for one in self.style:
            merged = _over(merged, one.layer.table)
        self.props = _over(merged, own)
        self.borders = self.props.get("borders", {})
        self.margins = {**_DEFAULT_MARGINS, **self.props.get("margins", {})}
        self._look = own.get("look", merged.get("look", 0))
        self._plain = not any(one.conditions for one in self.style)

    def layers(self, place: CellPlace) -> list[StyleLayer]:
        """What the table style states for a cell, the weakest statement first."""
        layers = [one.layer for one in self.style]
        if self._plain:
            return layers
        for condition in self._conditions(place):
            layers += [one.conditions[condition] for one in self.style if condition in one.conditions]
        return layers

    def text(self, place: CellPlace) -> tuple[ParagraphProps, RunProps]:
        """What the table style states for the paragraphs and runs of a cell."""
        paragraph, run = ParagraphProps(), RunProps()
        for layer in self.layers(place):
            paragraph, run = paragraph | layer.paragraph, run | layer.run
        return paragraph, run

    def cell(self, place: CellPlace, own: CellProps) -> CellFormat:
        """The look of a cell."""
        conditional = [one.cell for one in self.layers(place)]
        stated = [*conditional, own]
        shades = [one["shade"] for one in stated if "shade" in one]
        return CellFormat(
            borders=dict(self._cell_borders(place, conditional, own)),
            margins={**self.margins, **_joined(one.get("margins", {}) for one in stated)},
            shade=shades[-1] if shades else self.props.get("shade", ""),
            valign=_last(stated, "valign", "top"),
            direction=_last(stated, "direction", "lrTb"),
            no_wrap=bool(own.get("no_wrap", False)),
        )

    def _cell_borders(
        self, place: CellPlace, conditional: list[CellProps], own: CellProps
    ) -> Iterator[tuple[str, Border]]:
        """The sides of a cell: its own, else its condition's, else the table's outer or inner border."""
        by_condition = _joined(one.get("borders", {}) for one in conditional)
        for side in _SIDES:
            inner = _is_inner(place, side)
            between = "insideH" if side in {"top", "bottom"} else "insideV"
            found = own.get("borders", {}).get(side)
            found = found or by_condition.get(side)
            found = found or (by_condition.get(between) if inner else None)
            found = found or self.borders.get(between if inner else side)
            if found is not None:
                yield side, found
        for slant in ("tl2br", "tr2bl"):
            if slant in own.get("borders", {}):
                yield slant, own["borders"][slant]

    def _conditions(self, place: CellPlace) -> Iterator[str]:
        first_row = bool(self._look & _FIRST_ROW) and place.row == 0
        last_row = bool(self._look & _LAST_ROW) and place.row == place.rows - 1
        first = bool(self._look & _FIRST_COLUMN) and place.column == 0
        last = bool(self._look & _LAST_COLUMN) and place.end == place.columns
        if not self._look & _NO_COLUMNS and not first and not last:
            at = (place.column - bool(self._look & _FIRST_COLUMN)) // self.props.get("column_band", 1)
            yield f"band{at % 2 + 1}Vert"
        if not self._look & _NO_ROWS and not first_row and not last_row:
            at = (place.row - bool(self._look & _FIRST_ROW)) // self.props.get("row_band", 1)
            yield f"band{at % 2 + 1}Horz"
        named = (("firstCol", first), ("lastCol", last), ("firstRow", first_row), ("lastRow", last_row))
        yield from (name for name, holds in named if holds)
        corners = (
            ("neCell", first_row and last), ("nwCell", first_row and first),
            ("seCell", last_row and last), ("swCell", last_row and first),
        )  # fmt: skip
        yield from (name for name, holds in corners if holds)


def read_rows(table: Element) -> list[RawRow]:
    """The rows of a table with their cells at grid columns; content controls are looked through."""
    rows = []
    for row in _inside(table, "tr"):
        props = read_row_properties(row.find(W + "trPr"))
        cells, column = [], props.get("skip_before", 0)
        for element in _inside(row, "tc"):
            own = read_cell_properties(element.find(W + "tcPr"))
            span = own.get("span", 1)
            cells.append(RawCell(element, column, span, own))
            column += span
        if cells and not props.get("hidden"):
            rows.append(RawRow(props, _horizontally_merged(cells)))
    return rows


def row_span(rows: list[RawRow], at: int, cell: RawCell) -> int:
    """Over how many rows a cell reaches; 0 for one that a merged cell above covers."""
    merge = cell.props.get("merge")
    if merge is None:
        return 1
    if merge == "continue" and at > 0 and _merged_at(rows[at - 1], cell) is not None:
        return 0
    below = at + 1
    while below < len(rows) and _continues(rows[below], cell):
        below += 1
    return below - at


def _merged_at(row: RawRow, cell: RawCell) -> RawCell | None:
    return next((one for one in row.cells if one.column == cell.column and one.props.get("merge")), None)


def _continues(row: RawRow, cell: RawCell) -> bool:
    found = _merged_at(row, cell)
    return found is not None and found.props.get("merge") == "continue"


def _horizontally_merged(cells: list[RawCell]) -> list[RawCell]:
    """Old files merge side by side with hMerge instead of gridSpan."""
    merged: list[RawCell] = []
    for cell in cells:
        if cell.props.get("horizontal_merge") == "continue" and merged:
            last = merged[-1]
            merged[-1] = RawCell(last.element, last.column, last.span + cell.span, last.props)
        else:
            merged.append(cell)
    return merged


def _inside(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _inside(child, name)


def _is_inner(place: CellPlace, side: str) -> bool:
    outer = {
        "top": place.row == 0,
        "bottom": place.row == place.rows - 1,
        "left": place.column == 0,
        "right": place.end >= place.columns,
    }
    return not outer[side]


def _over(base: TableProps, stated: TableProps) -> TableProps:
    props = base | stated
    if "borders" in base and "borders" in stated:
        props["borders"] = {**base["borders"], **stated["borders"]}
    if "margins" in base and "margins" in stated:
        props["margins"] = {**base["margins"], **stated["margins"]}
    return props


def _joined(maps: Iterable[dict[str, T]]) -> dict[str, T]:
    joined: dict[str, T] = {}
    for one in maps:
        joined.update(one)
    return joined


def _last(stated: list[CellProps], key: str, default: str) -> str:
    return next((str(one[key]) for one in reversed(stated) if key in one), default)  # type: ignore[literal-required]
