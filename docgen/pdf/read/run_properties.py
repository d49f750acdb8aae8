"""rPr → what a run says of its letters."""

from __future__ import annotations

from docgen.pdf.read.borders import read_border, read_fill
from docgen.pdf.read.names import Element, W, is_on, local, twips, value, whole
from docgen.pdf.read.properties import RunProps

_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "caps": "caps",
    "smallCaps": "small_caps",
    "strike": "strike",
    "dstrike": "double_strike",
    "vanish": "hidden",
    "rtl": "right_to_left",
}
# Letters with these are drawn otherwise by Word; plain letters would be a silent loss.
_UNSUPPORTED = {
    "emboss": "рельефный текст",
    "imprint": "утопленный текст",
    "outline": "контурный текст",
    "em": "знаки ударения над буквами",
    "fitText": "вписанный в ширину текст",
    "eastAsianLayout": "восточная вёрстка",
    "ins": "исправления (режим рецензирования)",
    "del": "исправления (режим рецензирования)",
    "rPrChange": "исправления (режим рецензирования)",
}


def read_run_properties(element: Element | None) -> RunProps:
    """What an rPr states; an absent one states nothing."""
    props: RunProps = {}
    if element is None:
        return props
    for child in element:
        _read_one(local(child), child, props)
    return props


def _read_one(name: str, child: Element, props: RunProps) -> None:
    if name in _SWITCHES:
        props[_SWITCHES[name]] = is_on(child)  # type: ignore[literal-required]
    elif name in _UNSUPPORTED:
        if is_on(child):
            props["unsupported"] = (*props.get("unsupported", ()), _UNSUPPORTED[name])
    elif reader := _READERS.get(name):
        reader(child, props)


def _style(child: Element, props: RunProps) -> None:
    props["style"] = value(child) or ""


def _fonts(child: Element, props: RunProps) -> None:
    theme = child.get(W + "asciiTheme") or child.get(W + "hAnsiTheme")
    named = child.get(W + "ascii") or child.get(W + "hAnsi")
    if theme:
        props["theme_font"] = theme
    elif named:
        props["font"] = named
        props["theme_font"] = ""


def _size(child: Element, props: RunProps) -> None:
    size = twips(value(child))
    if size:
        # A bare number is half points; a measure has become twips.
        props["size"] = size / 2 if (value(child) or "").strip().replace(".", "").isdigit() else size / 20


def _underline(child: Element, props: RunProps) -> None:
    props["underline"] = value(child) or "none"
    color = value(child, "color")
    if color and color != "auto":
        props["underline_color"] = color


def _vertical(child: Element, props: RunProps) -> None:
    props["vertical"] = value(child) or "baseline"


def _color(child: Element, props: RunProps) -> None:
    props["color"] = value(child) or "auto"


def _highlight(child: Element, props: RunProps) -> None:
    props["highlight"] = value(child) or "none"


def _shade(child: Element, props: RunProps) -> None:
    props["shade"] = read_fill(child)


def _spacing(child: Element, props: RunProps) -> None:
    props["spacing"] = twips(value(child)) or 0


def _raised(child: Element, props: RunProps) -> None:
    props["raised"] = (twips(value(child)) or 0) * 10


def _scale(child: Element, props: RunProps) -> None:
    props["scale"] = max(1, min(whole((value(child) or "100").rstrip("%"), 100), 600)) / 100


def _kern(child: Element, props: RunProps) -> None:
    props["kern"] = whole(value(child)) / 2


def _boxed(child: Element, props: RunProps) -> None:
    props["boxed"] = read_border(child)


_READERS = {
    "rStyle": _style,
    "rFonts": _fonts,
    "sz": _size,
    "u": _underline,
    "vertAlign": _vertical,
    "color": _color,
    "highlight": _highlight,
    "shd": _shade,
    "spacing": _spacing,
    "position": _raised,
    "w": _scale,
    "kern": _kern,
    "bdr": _boxed,
}
