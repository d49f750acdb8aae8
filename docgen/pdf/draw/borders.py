"""Borders and grounds of cells, paragraphs and pages → rules and rectangles."""

from __future__ import annotations

from docgen.pdf.draw.strokes import Ground, Rule
from docgen.pdf.paginate.atoms import CellBox, Frame, RowBox
from docgen.pdf.paginate.pages import Page
from docgen.pdf.resolve.formats import NO_BORDER


def cell_rules(
    cell: CellBox, row: RowBox, x: float, y: float, height: float
) -> tuple[list[Ground], list[Rule]]:
    """The ground and the four sides of a cell whose upper left corner is known."""
    format, right, bottom = cell.cell.format, x + cell.width, y + height
    grounds = [Ground(x, y, cell.width, height, format.shade)] if format.shade else []
    sides = {
        "top": (x, y, right, y),
        "bottom": (x, bottom, right, bottom),
        "left": (x, y, x, bottom),
        "right": (right, y, right, bottom),
        "tl2br": (x, y, right, bottom),
        "tr2bl": (right, y, x, bottom),
    }
    rules = [Rule(*sides[side], one) for side, one in format.borders.items() if one.visible and side in sides]
    return grounds, rules


def frame_rules(
    frame: Frame, x: float, top: float, bottom: float, *, opens: bool, closes: bool
) -> tuple[list[Ground], list[Rule]]:
    """The ground and the borders of a paragraph's lines on one page."""
    format = frame.paragraph.format
    left, right = x + frame.left, x + frame.right
    sides = {side: format.borders.get(side, NO_BORDER) for side in ("top", "left", "bottom", "right")}
    outer_left = left - sides["left"].space * 20 - sides["left"].width / 2
    outer_right = right + sides["right"].space * 20 + sides["right"].width / 2
    if not sides["left"].visible:
        outer_left = left
    if not sides["right"].visible:
        outer_right = right
    grounds = (
        [Ground(outer_left, top, outer_right - outer_left, bottom - top, format.shade)]
        if format.shade
        else []
    )
    rules = []
    if sides["top"].visible and opens:
        y = top + sides["top"].width / 2
        rules.append(Rule(outer_left, y, outer_right, y, sides["top"]))
    if sides["bottom"].visible and closes:
        y = bottom - sides["bottom"].width / 2
        rules.append(Rule(outer_left, y, outer_right, y, sides["bottom"]))
    rules += [
        Rule(at, top, at, bottom, sides[side])
        for side, at in (("left", outer_left), ("right", outer_right))
        if sides[side].visible
    ]
    return grounds, rules


def page_rules(page: Page) -> list[Rule]:
    """The border of a page, measured from its edge or from its text."""
    section = page.section
    if not section.borders or page.blank or not _bears(page):
        return []
    edges = {side: _edge(page, side) for side in ("left", "top", "right", "bottom")}
    left, top, right, bottom = edges["left"], edges["top"], edges["right"], edges["bottom"]
    sides = {
        "top": (left, top, right, top),
        "bottom": (left, bottom, right, bottom),
        "left": (left, top, left, bottom),
        "right": (right, top, right, bottom),
    }
    return [Rule(*sides[side], one) for side, one in section.borders.items() if one.visible and side in sides]


def _bears(page: Page) -> bool:
    kind = page.section.borders_on
    return kind == "allPages" or (kind == "firstPage") == page.first_of_section


def _edge(page: Page, side: str) -> float:
    section, border = page.section, page.section.borders.get(side, NO_BORDER)
    space = border.space * 20 + border.width / 2
    if section.borders_from == "page":
        return {"left": space, "top": space}.get(
            side, (section.width if side == "right" else section.height) - space
        )
    text = {
        "left": section.left - space,
        "top": section.top - space,
        "right": section.width - section.right + space,
        "bottom": section.height - section.bottom + space,
    }
    return text[side]
