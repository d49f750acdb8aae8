"""Rules of every kind → operators: single, double, dotted, dashed, wavy."""

from __future__ import annotations

from docgen.pdf.draw.strokes import Rule

_DASHES = {
    "dotted": "1 1", "dashed": "3 2", "dashSmallGap": "3 1", "dotDash": "4 2 1 2",
    "dotDotDash": "4 2 1 2 1 2",
}  # fmt: skip


def paint_rules(rules: list[Rule], height: float) -> list[str]:
    """The operators of all rules of a page; equal rules are drawn once."""
    seen: dict[tuple[object, ...], None] = {}
    code: list[str] = []
    for rule in rules:
        key = (round(rule.x1), round(rule.y1), round(rule.x2), round(rule.y2), rule.border)
        if key not in seen and rule.border.visible:
            seen[key] = None
            code.append(_painted(rule, height))
    return code


def _painted(rule: Rule, height: float) -> str:
    border = rule.border
    thick = border.size / 8
    color = color_of(border.color)
    x1, y1, x2, y2 = rule.x1 / 20, (height - rule.y1) / 20, rule.x2 / 20, (height - rule.y2) / 20
    if border.kind == "double":
        return " ".join(_line(*_moved((x1, y1, x2, y2), by), thick, color, "") for by in (thick, -thick))
    if border.kind == "wave":
        return _wave(x1, y1, x2, thick, color)
    dash = _DASHES.get(border.kind, "")
    if dash:
        dash = " ".join(f"{int(part) * max(thick, 0.5):.2f}" for part in dash.split())
    return _line(x1, y1, x2, y2, thick, color, dash)


def _line(x1: float, y1: float, x2: float, y2: float, thick: float, color: str, dash: str) -> str:
    # Solid rules reach half their thickness further, so that corners close.
    cap = 0 if dash else 2
    return f"q {color} RG {thick:.3f} w {cap} J [{dash}] 0 d {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S Q"


def _moved(ends: tuple[float, float, float, float], by: float) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = ends
    if abs(y1 - y2) < abs(x1 - x2):
        return x1, y1 + by, x2, y2 + by
    return x1 + by, y1, x2 + by, y2


def _wave(x1: float, y: float, x2: float, thick: float, color: str) -> str:
    step, parts, x, up = 1.5, [f"{x1:.3f} {y:.3f} m"], x1, 1
    while x < x2:
        x = min(x + step, x2)
        parts.append(f"{x:.3f} {y + 0.7 * up:.3f} l")
        up = -up
    return f"q {color} RG {thick:.3f} w {' '.join(parts)} S Q"


def color_of(color: str) -> str:
    try:
        return " ".join(f"{int(color[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))
    except ValueError:
        return "0 0 0"
