"""Charts → vectors: bars standing or lying, lines and pies, with their axis, labels, title and legend.

Where Word leaves the look to itself, ours is plain: grey grid, the office palette, 9-point sans letters.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from docgen.package import parse_xml
from docgen.pdf.draw.rules import color_of
from docgen.pdf.draw.strokes import Image
from docgen.pdf.measure.families import FONTS
from docgen.pdf.measure.typeface import load
from docgen.pdf.read.charts import Chart, colors, read_chart

_SIZE, _TITLE = 9.0, 13.0
_GRID, _INK = "D9D9D9", "595959"
_LINES = 5


def chart_operators(part: bytes, image: Image, height: float, document: Any) -> str:
    """The operators that paint a chart at its place on a page ``height`` twips high."""
    picture = image.picture
    chart = read_chart(parse_xml(part))
    drawing = _Drawing(document, picture.width / 20, picture.height / 20)
    drawing.paint(chart)
    x, y = image.x / 20, (height - image.y - picture.height) / 20
    return f"q 1 0 0 1 {x:.3f} {y:.3f} cm {' '.join(drawing.code)} Q"


@dataclass
class _Drawing:
    """Operators of one chart, in points from its lower left corner."""

    document: Any
    width: float
    height: float
    code: list[str] = field(default_factory=list)

    def paint(self, chart: Chart) -> None:
        top = self.height - 6
        if chart.title:
            self._text(chart.title, self.width / 2, top - _TITLE, _TITLE, align=0.5)
            top -= _TITLE + 10
        bottom = 8.0
        if chart.legend:
            self._legend(chart, bottom)
            bottom += _SIZE + 12
        if chart.kind == "pie":
            self._pie(chart, bottom, top)
        else:
            self._plot(chart, bottom, top)

    def _legend(self, chart: Chart, y: float) -> None:
        names = list(chart.categories) if chart.kind == "pie" else [one.name for one in chart.series]
        inks = colors(len(names)) if chart.kind == "pie" else [one.color for one in chart.series]
        widths = [self._width(name) + 22 for name in names]
        x = max((self.width - sum(widths)) / 2, 4)
        for name, ink, width in zip(names, inks, widths, strict=True):
            self.code.append(f"{color_of(ink)} rg {x:.2f} {y:.2f} 7 7 re f")
            self._text(name, x + 10, y, _SIZE)
            x += width

    def _plot(self, chart: Chart, bottom: float, top: float) -> None:
        low, high, step = _scale(chart)
        left = 10 + max(self._width(_figure(low)), self._width(_figure(high)))
        if chart.across:
            left = 10 + max((self._width(one) for one in chart.categories), default=0)
        bottom += _SIZE + 8
        area = _Area(left, bottom, self.width - 10, top, low, high, chart.across)
        self._axis(area, low, high, step)
        self._categories(chart, area)
        if chart.kind == "line":
            self._lines(chart, area)
        else:
            self._bars(chart, area)

    def _axis(self, area: _Area, low: float, high: float, step: float) -> None:
        value = low
        while value <= high + step / 2:
            (x1, y1), (x2, y2) = area.point(0, value), area.point(1, value)
            self.code.append(f"{color_of(_GRID)} RG 0.5 w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")
            if area.across:
                self._text(_figure(value), x1, area.bottom - _SIZE - 3, _SIZE, align=0.5)
            else:
                self._text(_figure(value), area.left - 4, y1 - 3, _SIZE, align=1)
            value += step

    def _categories(self, chart: Chart, area: _Area) -> None:
        count = max(len(chart.categories), 1)
        for at, name in enumerate(chart.categories):
            x, y = area.point((at + 0.5) / count, area.low)
            if area.across:
                self._text(name, area.left - 4, y - 3, _SIZE, align=1)
            else:
                self._text(name, x, area.bottom - _SIZE - 3, _SIZE, align=0.5)

    def _bars(self, chart: Chart, area: _Area) -> None:
        count, rows = max(len(chart.categories), _longest(chart)), len(chart.series)
        share = 0.7 / (1 if chart.stacked else max(rows, 1))
        floors = [0.0] * count
        for row, series in enumerate(chart.series):
            for at, value in enumerate(series.values):
                if value is None:
                    continue
                start = (at + 0.15 + (0 if chart.stacked else row * share)) / count
                base = floors[at] if chart.stacked else 0
                self._bar(area, start, start + share / count, base, base + value, series.color)
                floors[at] += value

    def _bar(self, area: _Area, start: float, end: float, base: float, value: float, ink: str) -> None:
        (x1, y1), (x2, y2) = area.point(start, max(base, area.low)), area.point(end, value)
        self.code.append(f"{color_of(ink)} rg {x1:.2f} {y1:.2f} {x2 - x1:.2f} {y2 - y1:.2f} re f")

    def _lines(self, chart: Chart, area: _Area) -> None:
        count = max(len(chart.categories), _longest(chart))
        for series in chart.series:
            points = [
                area.point((at + 0.5) / count, value)
                for at, value in enumerate(series.values)
                if value is not None
            ]
            path = " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
            if points:
                self.code.append(f"{color_of(series.color)} RG 1.75 w 1 j {path} S")

    def _pie(self, chart: Chart, bottom: float, top: float) -> None:
        values = [max(value or 0, 0) for value in chart.series[0].values] if chart.series else []
        total, angle = sum(values) or 1, math.pi / 2
        radius = max(min(self.width, top - bottom) / 2 - 6, 1)
        x, y = self.width / 2, (top + bottom) / 2
        for value, ink in zip(values, colors(len(values)), strict=True):
            end = angle - value / total * 2 * math.pi
            arc = " ".join(_arc(x, y, radius, angle, end))
            self.code.append(f"{color_of(ink)} rg 1 1 1 RG 1 w {x:.2f} {y:.2f} m {arc} h B")
            angle = end

    def _text(self, text: str, x: float, y: float, size: float, *, align: float = 0) -> None:
        """Letters at a point: begun there, centred (0.5) or ended there (1); too wide a text is not cut."""
        face = load(FONTS / "Arimo-Regular.ttf").font
        text = "".join(letter for letter in text if ord(letter) in face.face.charToGlyph)
        x -= self._width(text, size) * align
        parts = []
        for subset, data in face.encode(text, self.document):
            name = face.getSubsetInternalName(subset, self.document)
            parts.append(f"{name} {size} Tf <{data.hex()}> Tj")
        self.code.append(f"BT {color_of(_INK)} rg 0 Tw 0 Tc 100 Tz {x:.2f} {y:.2f} Td {' '.join(parts)} ET")

    def _width(self, text: str, size: float = _SIZE) -> float:
        type = load(FONTS / "Arimo-Regular.ttf").at(size)
        return sum(type.width(letter) or 0 for letter in text) / 20


@dataclass(frozen=True, slots=True)
class _Area:
    """Where values stand: the plot's rectangle and the range of its axis."""

    left: float
    bottom: float
    right: float
    top: float
    low: float
    high: float
    across: bool

    def point(self, along: float, value: float) -> tuple[float, float]:
        """The place of a value at a share of the categories' axis; lying bars count from the top."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low or 1)
        if self.across:
            return self.left + share * (self.right - self.left), self.top - along * (self.top - self.bottom)
        return self.left + along * (self.right - self.left), self.bottom + share * (self.top - self.bottom)


def _scale(chart: Chart) -> tuple[float, float, float]:
    """The lowest and highest marks of the axis and the step between marks: 1, 2 or 5 of some power of ten."""
    values = [value for series in chart.series for value in series.values if value is not None] or [0.0]
    if chart.stacked:
        count = _longest(chart)
        sums = [
            sum((one.values[at] or 0) for one in chart.series if at < len(one.values)) for at in range(count)
        ]
        values = sums or values
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / _LINES or 1
    power = 10 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough)
    return math.floor(low / step) * step, math.ceil(high / step) * step or step, step


def _longest(chart: Chart) -> int:
    return max((len(one.values) for one in chart.series), default=1) or 1


def _figure(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[str]:
    """A line to the start of an arc and curves along it, a quarter at most each."""
    count = max(1, math.ceil(abs(end - start) / (math.pi / 2)))
    step = (end - start) / count
    bow = 4 / 3 * math.tan(step / 4) * radius
    parts = [f"{x + radius * math.cos(start):.2f} {y + radius * math.sin(start):.2f} l"]
    for at in range(count):
        one, two = start + at * step, start + (at + 1) * step
        x1, y1 = x + radius * math.cos(one), y + radius * math.sin(one)
        x2, y2 = x + radius * math.cos(two), y + radius * math.sin(two)
        parts.append(
            f"{x1 - bow * math.sin(one):.2f} {y1 + bow * math.cos(one):.2f} "
            f"{x2 + bow * math.sin(two):.2f} {y2 - bow * math.cos(two):.2f} {x2:.2f} {y2:.2f} c"
        )
    return parts
