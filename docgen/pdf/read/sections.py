"""sectPr → a section's paper, margins, headers and footers; distances in twips."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.pdf.read.borders import read_borders
from docgen.pdf.read.names import Element, R, W, child_value, local, twips, value, whole
from docgen.pdf.read.properties import Border
from docgen.pdf.read.styles import is_switch_on

# A page larger than Word's own limit, or a margin wider than the page, would be a mistake or an attack.
MAX_SIDE = 31680


@dataclass(frozen=True, slots=True)
class SectionProps:
    """One section as its sectPr states it."""

    kind: str = "nextPage"
    width: float = 11906
    height: float = 16838
    top: float = 1134
    bottom: float = 1134
    left: float = 1701
    right: float = 850
    header: float = 709
    footer: float = 709
    gutter: float = 0
    title_page: bool = False
    first_number: int | None = None
    number_kind: str = "decimal"
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)
    borders: dict[str, Border] = field(default_factory=dict)
    borders_from: str = "text"
    borders_on: str = "allPages"
    unsupported: tuple[str, ...] = ()


def read_section(element: Element | None) -> SectionProps:
    """A section; one without a sectPr is an A4 page with our own margins."""
    if element is None:
        return SectionProps()
    size, margins = _attributes(element, "pgSz"), _attributes(element, "pgMar")
    numbering, borders = element.find(W + "pgNumType"), element.find(W + "pgBorders")
    first = None if numbering is None else value(numbering, "start")
    return SectionProps(
        kind=child_value(element, "type") or "nextPage",
        width=_side(size.get("w"), 11906),
        height=_side(size.get("h"), 16838),
        **{name: _margin(margins.get(name), default) for name, default in _MARGINS.items()},
        title_page=is_switch_on(element.find(W + "titlePg")),
        first_number=None if first is None else whole(first),
        number_kind="decimal" if numbering is None else value(numbering, "fmt") or "decimal",
        headers=_stories(element, "headerReference"),
        footers=_stories(element, "footerReference"),
        borders={} if borders is None else read_borders(borders),
        borders_from="text" if borders is None else value(borders, "offsetFrom") or "text",
        borders_on="allPages" if borders is None else value(borders, "display") or "allPages",
        unsupported=tuple(_unsupported(element)),
    )


_MARGINS = {
    "top": 1134,
    "bottom": 1134,
    "left": 1701,
    "right": 850,
    "header": 709,
    "footer": 709,
    "gutter": 0,
}


def _attributes(element: Element, child: str) -> dict[str, str]:
    found = element.find(W + child)
    return {} if found is None else {str(name).rpartition("}")[2]: str(text) for name, text in found.items()}


def _side(text: str | None, default: float) -> float:
    return max(720, min(twips(text) or default, MAX_SIDE))


def _margin(text: str | None, default: float) -> float:
    found = twips(text)
    return max(-MAX_SIDE, min(default if found is None else found, MAX_SIDE))


def _stories(element: Element, tag: str) -> dict[str, str]:
    return {value(one, "type") or "default": one.get(R + "id", "") for one in element.iterchildren(W + tag)}


def _unsupported(element: Element) -> list[str]:
    columns = element.find(W + "cols")
    found = []
    if columns is not None and whole(value(columns, "num"), 1) > 1:
        found.append("несколько колонок")
    for child in element:
        if local(child) == "lnNumType":
            found.append("нумерация строк")
        elif local(child) == "textDirection" and value(child) not in {None, "lrTb", "lr"}:
            found.append("вертикальное письмо в разделе")
        elif local(child) == "docGrid" and value(child, "type") not in {None, "default"}:
            found.append("сетка строк страницы")
        elif local(child) == "vAlign" and value(child) not in {None, "top"}:
            found.append("выравнивание текста по высоте страницы")
        elif local(child) == "sectPrChange":
            found.append("исправления (режим рецензирования)")
    if (child_value(element, "type") or "") == "nextColumn":
        found.append("раздел со следующей колонки")
    return found
