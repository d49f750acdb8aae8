"""What rPr, pPr, tblPr, trPr and tcPr say, as they say it: nothing inherited, nothing resolved.

Every mapping holds only what its element states, so that a later mapping laid over an earlier one is the
inheritance of the standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class Border:
    """One side: its kind, its width in eighths of a point, its distance in points and its colour."""

    kind: str
    size: int = 4
    space: int = 0
    color: str = "000000"

    @property
    def width(self) -> float:
        """The whole width in twips; a double line is three lines of its size."""
        if not self.visible:
            return 0
        return self.size * 2.5 * (3 if self.kind == "double" else 1)

    @property
    def visible(self) -> bool:
        return self.kind not in {"nil", "none", ""}


@dataclass(frozen=True, slots=True)
class TabStop:
    """A stop in twips from the margin, its kind (left, center, right, decimal, bar, clear), its leader."""

    position: float
    kind: str
    leader: str = "none"


@dataclass(frozen=True, slots=True)
class Width:
    """A width: ``dxa`` in twips, ``pct`` in percent, ``auto`` or ``nil``."""

    kind: str
    size: float


class RunProps(TypedDict, total=False):
    """Of a run; sizes in points, distances in twips."""

    style: str
    font: str
    theme_font: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    small_caps: bool
    strike: bool
    double_strike: bool
    hidden: bool
    underline: str
    underline_color: str
    vertical: str
    color: str
    highlight: str
    shade: str
    spacing: float
    raised: float
    scale: float
    kern: float
    right_to_left: bool
    boxed: Border
    unsupported: tuple[str, ...]


class ParagraphProps(TypedDict, total=False):
    """Of a paragraph; distances in twips, ``line`` in twips or in 240ths of a line by ``line_rule``."""

    style: str
    align: str
    left: float
    right: float
    first: float
    before: float
    after: float
    before_auto: bool
    after_auto: bool
    line: float
    line_rule: str
    keep_next: bool
    keep_lines: bool
    widow: bool
    page_break_before: bool
    tabs: dict[float, TabStop]
    contextual: bool
    borders: dict[str, Border]
    shade: str
    outline: int
    number: int
    level: int
    snap: bool
    unsupported: tuple[str, ...]


class CellProps(TypedDict, total=False):
    """Of a cell, and of the cell part of a table style."""

    width: Width
    span: int
    merge: str
    horizontal_merge: str
    borders: dict[str, Border]
    shade: str
    margins: dict[str, float]
    valign: str
    direction: str
    no_wrap: bool


class RowProps(TypedDict, total=False):
    """Of a row."""

    height: float
    height_rule: str
    cant_split: bool
    header: bool
    skip_before: int
    skip_after: int
    align: str
    hidden: bool


class TableProps(TypedDict, total=False):
    """Of a table, and of the table part of a table style."""

    style: str
    width: Width
    layout: str
    align: str
    indent: Width
    margins: dict[str, float]
    borders: dict[str, Border]
    spacing: float
    look: int
    row_band: int
    column_band: int
    shade: str
    floating: bool
