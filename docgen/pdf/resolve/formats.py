"""Formats with nothing left to inherit: what a run, a paragraph and a cell look like in the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.pdf.read.properties import Border, TabStop

NO_BORDER = Border("none")


@dataclass(frozen=True, slots=True, eq=False)
class RunFormat:
    """The look of letters; ``size`` and ``raised`` in points, ``spacing`` in twips. Equal looks are one."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: str = ""
    underline: str = ""
    underline_color: str = ""
    vertical: str = "baseline"
    raised: float = 0
    color: str = "000000"
    ground: str = ""
    spacing: float = 0
    scale: float = 1
    kerned: bool = False
    hidden: bool = False
    boxed: Border = NO_BORDER


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The place of a paragraph; distances in twips, ``line`` in twips or, by the rule "auto", in 240ths."""

    style: str
    align: str = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    before_auto: bool = False
    after_auto: bool = False
    line: float = 240
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    widow: bool = True
    page_break_before: bool = False
    tabs: tuple[TabStop, ...] = ()
    contextual: bool = False
    borders: dict[str, Border] = field(default_factory=dict)
    shade: str = ""
    outline: int = 9


@dataclass(frozen=True, slots=True)
class CellFormat:
    """The look of a cell; margins in twips by side."""

    borders: dict[str, Border]
    margins: dict[str, float]
    shade: str = ""
    valign: str = "top"
    direction: str = "lrTb"
    no_wrap: bool = False
