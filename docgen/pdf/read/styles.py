"""styles.xml and the theme → styles by id, each with what it alone states, and the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.pdf.read.names import A, Element, W, child_value, is_on, local, value
from docgen.pdf.read.paragraph_properties import read_paragraph_properties
from docgen.pdf.read.properties import CellProps, ParagraphProps, RowProps, RunProps, TableProps
from docgen.pdf.read.run_properties import read_run_properties
from docgen.pdf.read.table_properties import (
    read_cell_properties,
    read_row_properties,
    read_table_properties,
)

# A chain of styles deeper than this is a mistake or an attack; Word itself stops at eleven.
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class StyleLayer:
    """What a style, or one condition of a table style, states."""

    run: RunProps
    paragraph: ParagraphProps
    table: TableProps
    row: RowProps
    cell: CellProps


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its kind, what it is based on, what it states; a table style also by condition."""

    id: str
    kind: str
    name: str
    based_on: str
    layer: StyleLayer
    conditions: dict[str, StyleLayer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document, its defaults and its theme fonts."""

    by_id: dict[str, Style]
    defaults: dict[str, str]
    run: RunProps
    paragraph: ParagraphProps
    theme_fonts: dict[str, str]

    def chain(self, style_id: str, kind: str) -> list[Style]:
        """The style and all it is based on, the base first; the kind's default where the id is unknown."""
        found = self.by_id.get(style_id)
        if found is None or found.kind != kind:
            found = self.by_id.get(self.defaults.get(kind, ""))
        chain: list[Style] = []
        while found is not None and found not in chain and len(chain) < MAX_DEPTH:
            chain.append(found)
            found = self.by_id.get(found.based_on)
        return chain[::-1]


def read_styles(root: Element | None, theme: Element | None) -> Styles:
    """All styles; a document without the part has none and Word's own defaults."""
    by_id: dict[str, Style] = {}
    defaults: dict[str, str] = {}
    run, paragraph = RunProps(), ParagraphProps()
    for child in () if root is None else root:
        if local(child) == "style":
            style = _read_style(child)
            by_id[style.id] = style
            if value(child, "default") in {"1", "true", "on"}:
                defaults[style.kind] = style.id
        elif local(child) == "docDefaults":
            run = read_run_properties(child.find(f"{W}rPrDefault/{W}rPr"))
            paragraph = read_paragraph_properties(child.find(f"{W}pPrDefault/{W}pPr"))
    return Styles(by_id, defaults, run, paragraph, _theme_fonts(theme))


def _read_style(element: Element) -> Style:
    conditions = {
        value(one, "type") or "": _read_layer(one) for one in element.iterchildren(W + "tblStylePr")
    }
    return Style(
        id=value(element, "styleId") or "",
        kind=value(element, "type") or "paragraph",
        name=(child_value(element, "name") or "").lower(),
        based_on=child_value(element, "basedOn") or "",
        layer=_read_layer(element),
        conditions=conditions,
    )


def _read_layer(element: Element) -> StyleLayer:
    return StyleLayer(
        run=read_run_properties(element.find(W + "rPr")),
        paragraph=read_paragraph_properties(element.find(W + "pPr")),
        table=read_table_properties(element.find(W + "tblPr")),
        row=read_row_properties(element.find(W + "trPr")),
        cell=read_cell_properties(element.find(W + "tcPr")),
    )


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """minorHAnsi, majorAscii … → the family the theme names for Latin and Cyrillic letters."""
    return {} if theme is None else dict(_theme_faces(theme))


def _theme_faces(theme: Element) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        for face in theme.iter(f"{A}{kind}Font"):
            latin = face.find(A + "latin")
            if latin is not None and latin.get("typeface"):
                yield from ((kind + script, latin.get("typeface", "")) for script in ("HAnsi", "Ascii"))


def is_switch_on(element: Element | None) -> bool:
    """An optional switch: absent means off."""
    return element is not None and is_on(element)
