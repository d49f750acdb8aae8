"""Borders and shading, alike wherever the standard lets them stand."""

from __future__ import annotations

from docgen.pdf.read.names import Element, local, twips, value, whole
from docgen.pdf.read.properties import Border

# The standard lets a side be named by the direction of writing.
_SIDES = {"start": "left", "end": "right"}
# Patterns that are drawn as a mixture: the share of the pattern's colour in it.
_PATTERNS = {"clear": 0.0, "nil": 0.0, "solid": 1.0}


def read_border(element: Element) -> Border:
    """One side of a frame."""
    color = value(element, "color") or "auto"
    return Border(
        kind=value(element) or "none",
        size=max(0, min(whole(value(element, "sz"), 4), 96)),
        space=max(0, min(whole(value(element, "space")), 31)),
        color="000000" if color == "auto" else color,
    )


def read_borders(element: Element) -> dict[str, Border]:
    """The sides an element states, by name: top, left, bottom, right, insideH, insideV, between, tl2br …"""
    return {_SIDES.get(local(side), local(side)): read_border(side) for side in element}


def read_margins(element: Element) -> dict[str, float]:
    """Cell margins in twips by side; a width in another unit counts as none."""
    margins = {}
    for side in element:
        if value(side, "type") in {None, "dxa"}:
            margins[_SIDES.get(local(side), local(side))] = max(0, twips(value(side, "w")) or 0)
    return margins


def read_fill(element: Element) -> str:
    """The colour of a shading as RRGGBB; empty when it shows nothing."""
    fill, color = value(element, "fill") or "auto", value(element, "color") or "auto"
    pattern = value(element) or "clear"
    share = _PATTERNS.get(pattern, whole(pattern.removeprefix("pct")) / 100 if "pct" in pattern else 0.0)
    if share == 0:
        return "" if fill == "auto" else fill
    return _mixed("FFFFFF" if fill == "auto" else fill, "000000" if color == "auto" else color, share)


def _mixed(ground: str, over: str, share: float) -> str:
    pairs = zip(_channels(ground), _channels(over), strict=True)
    return "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)


def _channels(color: str) -> list[int]:
    try:
        return [int(color[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return [0, 0, 0]
