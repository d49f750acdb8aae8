"""What is drawn about letters: underlines, strikes, markers, frames."""

from __future__ import annotations

from docgen.pdf.draw.strokes import Ground, Rule, Strokes
from docgen.pdf.lines.line import Placed
from docgen.pdf.read.properties import Border

_KINDS = {
    "double": "double", "dotted": "dotted", "dottedHeavy": "dotted", "dash": "dashed",
    "dashedHeavy": "dashed",
    "dashLong": "dashed", "dashLongHeavy": "dashed", "dotDash": "dotDash", "dotDotDash": "dotDash",
    "wave": "wave", "wavyHeavy": "wave", "wavyDouble": "wave",
}  # fmt: skip


def decorate(strokes: Strokes, run: Placed, x: float, baseline: float, top: float, height: float) -> None:
    """Add what a run's look asks for beside its letters; ``top`` and ``height`` are its line's."""
    look = run.format
    if look.ground:
        up, down = run.type.ascent, run.type.descent
        strokes.grounds.append(Ground(x, baseline - run.raised - up, run.width, up + down, look.ground))
    if look.underline and (look.underline != "words" or run.text.strip()):
        _underline(strokes, run, x, baseline)
    if look.strike:
        _strike(strokes, run, x, baseline - run.raised)
    if look.boxed.visible:
        _box(strokes, run, x, baseline)


def _underline(strokes: Strokes, run: Placed, x: float, baseline: float) -> None:
    look, face = run.format, run.type.face
    scale = look.size * 20 / face.units
    thick = max(face.underline_width * scale, 5) * (
        2 if "eavy" in look.underline or look.underline == "thick" else 1
    )
    y = baseline - face.underline_position * scale
    border = Border(
        _KINDS.get(look.underline, "single"),
        max(1, round(thick / 2.5)),
        0,
        look.underline_color or look.color,
    )
    strokes.rules.append(Rule(x, y, x + run.width, y, border))


def _strike(strokes: Strokes, run: Placed, x: float, baseline: float) -> None:
    scale = run.type.size * 20 / run.type.face.units
    y = baseline - run.type.face.strike_position * scale
    thick = max(1, round(run.type.face.strike_width * scale / 2.5))
    kind = "double" if run.format.strike == "double" else "single"
    strokes.rules.append(Rule(x, y, x + run.width, y, Border(kind, thick, 0, run.format.color)))


def _box(strokes: Strokes, run: Placed, x: float, baseline: float) -> None:
    top, bottom, right = baseline - run.type.ascent, baseline + run.type.descent, x + run.width
    border = run.format.boxed
    for side in (
        (x, top, right, top),
        (x, bottom, right, bottom),
        (x, top, x, bottom),
        (right, top, right, bottom),
    ):
        strokes.rules.append(Rule(*side, border))
