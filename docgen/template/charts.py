"""A chart of the form with new numbers: the cached values the chart shows, and the workbook Word edits.

The chart is drawn in the form and keeps its look: colours, axes, legend and title are the author's. Series
beyond those drawn are made like the last one; those without numbers go. Knows chart XML, not what is counted.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from lxml import etree
from xlsxwriter.utility import xl_col_to_name

from docgen.archive import relationships_name
from docgen.errors import RenderError
from docgen.package import parse_xml, serialise
from docgen.template.inserts import Chart
from docgen.template.rendering import Facts
from docgen.template.values import clean_text

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SHEET = "Лист1"
# A workbook tells when it was made; the same chart must always give the same bytes.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MAX_POINTS = 10_000
# Charts over points, not over categories, would need two columns of numbers a series.
_NOT_BY_CATEGORY = ("scatterChart", "bubbleChart", "stockChart", "surfaceChart", "surface3DChart")


def changed_members(charts: Mapping[int, Chart], facts: Facts) -> dict[str, bytes]:
    """The chart parts and workbooks with the numbers in them."""
    changed: dict[str, bytes] = {}
    for number, chart in charts.items():
        name = facts.charts[number]
        changed[name] = filled_chart(facts.dynamic[name], chart)
        workbook = _workbook_name(name, facts)
        if workbook:
            changed[workbook] = workbook_of(chart)
    return changed


def filled_chart(part: bytes, chart: Chart) -> bytes:
    """A chart part with the categories and series of ``chart``. RenderError when they do not fit it."""
    _check(chart)
    root = parse_xml(part)
    plot = root.find(f".//{_C}plotArea")
    if plot is None or any(plot.find(f"{_C}{kind}") is not None for kind in _NOT_BY_CATEGORY):
        raise RenderError(
            "Диаграмма такого вида числами из формы не заполняется: выберите столбцы, линии или круг."
        )
    drawn = list(plot.iter(f"{_C}ser"))
    if not drawn:
        raise RenderError("В диаграмме формы нет ни одного ряда: нарисуйте её с одним рядом для образца.")
    for index, series in enumerate(_as_many(drawn, len(chart.series))):
        _fill(series, index, chart)
    return serialise(root)


def _check(chart: Chart) -> None:
    if not chart.series or not chart.categories:
        raise RenderError("Для диаграммы нет чисел: нужен хотя бы один ряд и одна подпись.")
    if any(len(values) != len(chart.categories) for _, values in chart.series):
        raise RenderError("В ряду диаграммы столько же чисел, сколько подписей, а здесь их не поровну.")
    if len(chart.series) * len(chart.categories) > _MAX_POINTS:
        raise RenderError(f"В диаграмме больше {_MAX_POINTS} точек.")


def _as_many(drawn: list[etree._Element], wanted: int) -> list[etree._Element]:
    """As many series as wanted: the last one drawn is the pattern of the missing."""
    for gone in drawn[wanted:]:
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
    series = drawn[:wanted]
    while len(series) < wanted:
        another = copy.deepcopy(series[-1])
        for look in list(another.iter(f"{_C}spPr")):
            # Word gives a series without looks of its own the next colour of the theme.
            if look.getparent() is another:
                another.remove(look)
        series[-1].addnext(another)
        series.append(another)
    return series


def _fill(series: etree._Element, index: int, chart: Chart) -> None:
    name, values = chart.series[index]
    for tag in ("idx", "order"):
        mark = series.find(f"{_C}{tag}")
        if mark is not None:
            mark.set("val", str(index))
    column, last = xl_col_to_name(index + 1), len(chart.categories) + 1
    _put(series, "tx", _texts(f"{_SHEET}!${column}$1", [name]))
    _put(series, "cat", _texts(f"{_SHEET}!$A$2:$A${last}", chart.categories))
    _put(series, "val", _numbers(f"{_SHEET}!${column}$2:${column}${last}", values))


# What a series may hold before each of the three, by the schema: a new one goes after the last of these.
_LOOKS = (
    "spPr", "invertIfNegative", "explosion", "marker", "pictureOptions", "dPt", "dLbls", "trendline",
    "errBars",
)  # fmt: skip
_BEFORE = {
    "tx": ("idx", "order"),
    "cat": ("idx", "order", "tx", *_LOOKS),
    "val": ("idx", "order", "tx", *_LOOKS, "cat"),
}


def _put(series: etree._Element, tag: str, content: etree._Element) -> None:
    holder = series.find(f"{_C}{tag}")
    if holder is None:
        holder = etree.Element(f"{_C}{tag}")
        before = [child for child in series if etree.QName(child).localname in _BEFORE[tag]]
        series.insert(series.index(before[-1]) + 1 if before else 0, holder)
    for child in list(holder):
        holder.remove(child)
    holder.append(content)


def _texts(formula: str, texts: Sequence[str]) -> etree._Element:
    reference, cache = _reference("strRef", "strCache", formula)
    _points(cache, [clean_text(text) for text in texts])
    return reference


def _numbers(formula: str, values: Sequence[Decimal | int | float | None]) -> etree._Element:
    reference, cache = _reference("numRef", "numCache", formula)
    etree.SubElement(cache, f"{_C}formatCode").text = "General"
    _points(cache, [None if value is None else str(value) for value in values])
    return reference


def _reference(kind: str, cache: str, formula: str) -> tuple[etree._Element, etree._Element]:
    reference = etree.Element(f"{_C}{kind}")
    etree.SubElement(reference, f"{_C}f").text = formula
    return reference, etree.SubElement(reference, f"{_C}{cache}")


def _points(cache: etree._Element, texts: Sequence[str | None]) -> None:
    etree.SubElement(cache, f"{_C}ptCount", val=str(len(texts)))
    for index, text in enumerate(texts):
        if text is not None:
            point = etree.SubElement(cache, f"{_C}pt", idx=str(index))
            etree.SubElement(point, f"{_C}v").text = text


def workbook_of(chart: Chart) -> bytes:
    """The numbers as the workbook that «Изменить данные» opens in Word; texts are never formulas there."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(_SHEET)
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, clean_text(category))
    for column, (name, values) in enumerate(chart.series, start=1):
        sheet.write_string(0, column, clean_text(name))
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, column, float(value))
    book.close()
    return out.getvalue()


def _workbook_name(chart: str, facts: Facts) -> str:
    """The member that holds the chart's workbook, or nothing when the chart has none."""
    for link in parse_xml(facts.dynamic.get(relationships_name(chart), b"<x/>")):
        if link.get("Type", "").endswith("/package") and link.get("TargetMode") != "External":
            target = link.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else _beside(chart, target)
    return ""


def _beside(chart: str, target: str) -> str:
    folders = chart.split("/")[:-1]
    for piece in target.split("/"):
        folders = folders[:-1] if piece == ".." else [*folders, piece]
    return "/".join(folders)
