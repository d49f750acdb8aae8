"""pPr → what a paragraph says of its place on the page."""

from __future__ import annotations

from docgen.pdf.read.borders import read_borders, read_fill
from docgen.pdf.read.names import Element, child_value, is_on, local, twips, value, whole
from docgen.pdf.read.properties import ParagraphProps, TabStop

_SWITCHES = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "widowControl": "widow",
    "pageBreakBefore": "page_break_before",
    "contextualSpacing": "contextual",
    "snapToGrid": "snap",
}
_UNSUPPORTED = {
    "framePr": "рамка абзаца (буквица)",
    "bidi": "письмо справа налево",
    "textDirection": "поворот текста абзаца",
    "pPrChange": "исправления (режим рецензирования)",
    "mirrorIndents": "зеркальные отступы",
}
_ALIGNMENTS = {
    "start": "left",
    "end": "right",
    "both": "both",
    "distribute": "distribute",
    "center": "center",
    "left": "left",
    "right": "right",
}


def read_paragraph_properties(element: Element | None) -> ParagraphProps:
    """What a pPr states; an absent one states nothing."""
    props: ParagraphProps = {}
    if element is None:
        return props
    for child in element:
        _read_one(local(child), child, props)
    return props


def _read_one(name: str, child: Element, props: ParagraphProps) -> None:
    if name in _SWITCHES:
        props[_SWITCHES[name]] = is_on(child)  # type: ignore[literal-required]
    elif name in _UNSUPPORTED:
        if is_on(child):
            props["unsupported"] = (*props.get("unsupported", ()), _UNSUPPORTED[name])
    elif reader := _READERS.get(name):
        reader(child, props)


def _style(child: Element, props: ParagraphProps) -> None:
    props["style"] = value(child) or ""


def _align(child: Element, props: ParagraphProps) -> None:
    props["align"] = _ALIGNMENTS.get(value(child) or "left", "both")


def _indents(child: Element, props: ParagraphProps) -> None:
    left = twips(value(child, "left") or value(child, "start"))
    right = twips(value(child, "right") or value(child, "end"))
    hanging, first = twips(value(child, "hanging")), twips(value(child, "firstLine"))
    if left is not None:
        props["left"] = left
    if right is not None:
        props["right"] = right
    if hanging is not None:
        props["first"] = -hanging
    elif first is not None:
        props["first"] = first


def _spacing(child: Element, props: ParagraphProps) -> None:
    before, after, line = (twips(value(child, name)) for name in ("before", "after", "line"))
    if before is not None:
        props["before"] = max(0, before)
    if after is not None:
        props["after"] = max(0, after)
    if line is not None:
        props["line"] = line
        props["line_rule"] = value(child, "lineRule") or "auto"
    for name, key in (("beforeAutospacing", "before_auto"), ("afterAutospacing", "after_auto")):
        if (stated := value(child, name)) is not None:
            props[key] = stated not in {"0", "false", "off"}  # type: ignore[literal-required]


def _tabs(child: Element, props: ParagraphProps) -> None:
    stops = {}
    for tab in child:
        position = twips(value(tab, "pos"))
        if position is not None:
            kind = value(tab) or "left"
            kind = {"start": "left", "end": "right", "num": "left"}.get(kind, kind)
            stops[position] = TabStop(position, kind, value(tab, "leader") or "none")
    props["tabs"] = stops


def _borders(child: Element, props: ParagraphProps) -> None:
    props["borders"] = read_borders(child)


def _shade(child: Element, props: ParagraphProps) -> None:
    props["shade"] = read_fill(child)


def _outline(child: Element, props: ParagraphProps) -> None:
    props["outline"] = whole(value(child), 9)


def _numbering(child: Element, props: ParagraphProps) -> None:
    number, level = child_value(child, "numId"), child_value(child, "ilvl")
    if number is not None:
        props["number"] = whole(number)
    if level is not None:
        props["level"] = max(0, min(whole(level), 8))


_READERS = {
    "pStyle": _style,
    "jc": _align,
    "ind": _indents,
    "spacing": _spacing,
    "tabs": _tabs,
    "pBdr": _borders,
    "shd": _shade,
    "outlineLvl": _outline,
    "numPr": _numbering,
}
