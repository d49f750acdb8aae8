"""The names and values of WordprocessingML: namespaces, attributes, switches and measures.

Knows how the standard writes a value, not what any value means for the page.
"""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

# Universal measures of the standard, in twips.
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?")
_OFF = frozenset({"0", "false", "off", "none"})


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element, name: str = "val") -> str | None:
    """An attribute of the word-processing namespace, or None."""
    return element.get(W + name)


def child_value(element: Element, child: str, name: str = "val") -> str | None:
    """The attribute of a child, or None when the child is not there."""
    found = element.find(W + child)
    return None if found is None else value(found, name)


def is_on(element: Element) -> bool:
    """A switch: present means on unless it says otherwise."""
    return (value(element) or "1") not in _OFF


def twips(text: str | None) -> float | None:
    """A measure in twips (1/20 pt), from "240", "12pt" or "1.5cm"; None when there is none."""
    found = _MEASURE.match(text) if text else None
    if found is None:
        return None
    number = float(found[1])
    return number * _UNITS[found[2]] if found[2] else number


def whole(text: str | None, default: int = 0) -> int:
    """A whole number; the default when it is absent or broken."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def percent(text: str | None) -> float | None:
    """A table width in percent: "5000" is fiftieths of a percent, "100%" is written out."""
    if not text:
        return None
    if text.endswith("%"):
        return _number(text[:-1])
    number = _number(text)
    return None if number is None else number / 50


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
