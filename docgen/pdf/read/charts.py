"""A chart part → what it shows: its kind, title, categories and series; not how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.pdf.read.names import A, C, Element, local, whole

# What the engine draws; areas, radars, scatters and the like it does not.
KINDS = {"barChart": "bar", "lineChart": "line", "pieChart": "pie", "doughnutChart": "pie"}
_PALETTE = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "264478", "9E480E")
MAX_POINTS = 500
# Beyond it an axis has no readable marks; what is not a number is not smaller either.
LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers with its name and colour; a missing number is None."""

    name: str
    values: tuple[float | None, ...]
    color: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows; ``across`` for bars that lie, ``stacked`` for bars upon each other."""

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    across: bool = False
    stacked: bool = False
    legend: bool = True


def unknown_kinds(root: Element) -> list[str]:
    """The kinds of plots in a chart that are not drawn; a chart of two kinds at once counts as unknown."""
    plots = [local(one) for one in _plots(root)]
    unknown = [name for name in plots if name not in KINDS]
    return unknown or (plots if len(plots) != 1 else [])


def read_chart(root: Element) -> Chart:
    """The chart of a part whose kind is known."""
    plot = next(iter(_plots(root)))
    rows = [_series(one, at) for at, one in enumerate(plot.iterchildren(C + "ser"))]
    first = plot.find(C + "ser")
    direction, grouping = plot.find(C + "barDir"), plot.find(C + "grouping")
    return Chart(
        kind=KINDS[local(plot)],
        title=_title(root),
        categories=tuple(_points(None if first is None else first.find(C + "cat"))),
        series=tuple(rows),
        across=direction is not None and direction.get("val") == "bar",
        stacked=grouping is not None and "tacked" in (grouping.get("val") or ""),
        legend=root.find(f".//{C}legend") is not None,
    )


def _plots(root: Element) -> list[Element]:
    area = root.find(f".//{C}plotArea")
    return [one for one in (() if area is None else area) if local(one).endswith("Chart")]


def _title(root: Element) -> str:
    title = root.find(f"{C}chart/{C}title")
    return "" if title is None else "".join(one.text or "" for one in title.iter(A + "t", C + "v"))


def _series(element: Element, at: int) -> Series:
    name = element.find(C + "tx")
    fill = element.find(f"{C}spPr/{A}solidFill/{A}srgbClr")
    values = [_number(text) for text in _points(element.find(C + "val"))]
    color = _PALETTE[at % len(_PALETTE)] if fill is None else fill.get("val", "4472C4")
    return Series("".join(_points(name)), tuple(values), color)


def _points(element: Element | None) -> list[str]:
    """The saved texts of a reference, in their places; the file's own workbook is not opened."""
    if element is None:
        return []
    found = {max(0, whole(one.get("idx"))): one for one in element.iter(C + "pt")}
    count = min(max(found, default=-1) + 1, MAX_POINTS)
    texts = (None if at not in found else found[at].find(C + "v") for at in range(count))
    return ["" if one is None else one.text or "" for one in texts]


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < LARGEST else None


def colors(count: int) -> list[str]:
    """As many colours of the palette as a pie has slices."""
    return [_PALETTE[at % len(_PALETTE)] for at in range(count)]
