"""What blocks lean on when they come from another document: their styles and their lists.

Styles that the receiving form has keep its look (Word's own rule for pasting); the others come along. Every
list is a new list that begins at its beginning. Knows two parts of a package, styles and numbering, no more.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from docgen.package import WORD, serialise
from docgen.template.places import W

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLE_MARKS = ("pStyle", "rStyle", "tblStyle")
NUMBERING = "word/numbering.xml"


@dataclass(frozen=True)
class Lent:
    """What a document has to lend: its styles by id, and its lists."""

    styles: dict[str, etree._Element]
    numbering: etree._Element | None

    @classmethod
    def of(cls, styles: etree._Element | None, numbering: etree._Element | None) -> Lent:
        found = () if styles is None else styles.iter(f"{W}style")
        return cls({style.get(f"{W}styleId", ""): style for style in found}, numbering)


@dataclass
class Merged:
    """What the fragments of one document add to the form's styles and lists."""

    styles: etree._Element | None
    styles_name: str
    numbering: etree._Element | None
    numbering_name: str
    add_part: Callable[[str, str, str], None]
    lists: dict[tuple[int, str], str] = field(default_factory=dict)
    used: int = 0

    def numbers(self) -> etree._Element:
        """The form's lists; a form without any gets the part when the first list comes."""
        if self.numbering is None:
            self.numbering = etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]})
            self.add_part(NUMBERING, f"{WORD}numbering+xml", f"{_R}/numbering")
        return self.numbering

    def changed(self) -> dict[str, bytes]:
        """The members with everything added."""
        parts = ((self.styles_name, self.styles), (self.numbering_name, self.numbering))
        return {name: serialise(root) for name, root in parts if root is not None and name}


def bring_styles(block: etree._Element, lent: Lent, merged: Merged) -> None:
    """The styles a block uses and the form lacks."""
    for mark in _STYLE_MARKS:
        for used in block.iter(f"{W}{mark}"):
            _bring_style(used.get(f"{W}val", ""), lent, merged)


def _bring_style(identifier: str, lent: Lent, merged: Merged, depth: int = 0) -> None:
    """A style the form lacks, with what it is based on."""
    own = lent.styles.get(identifier)
    if own is None or merged.styles is None or depth > 20:
        return
    if any(style.get(f"{W}styleId") == identifier for style in merged.styles.iter(f"{W}style")):
        return
    brought = copy.deepcopy(own)
    if f"{W}default" in brought.attrib:
        del brought.attrib[f"{W}default"]
    merged.styles.append(brought)
    for name in ("basedOn", "next", "link"):
        linked = brought.find(f"{W}{name}")
        if linked is not None:
            _bring_style(linked.get(f"{W}val", ""), lent, merged, depth + 1)
    bring_lists(brought, lent, merged)


def bring_lists(block: etree._Element, lent: Lent, merged: Merged) -> None:
    """The lists of a block, as new lists of the form."""
    for number in block.iter(f"{W}numId"):
        value = number.get(f"{W}val", "")
        if value != "0":
            number.set(f"{W}val", _list_for(value, lent, merged))


def _list_for(value: str, lent: Lent, merged: Merged) -> str:
    """The number of a new list of the form like this one of the fragment: it begins at its beginning."""
    key = merged.used, value
    if key not in merged.lists:
        merged.lists[key] = _new_list(value, lent, merged)
    return merged.lists[key]


def _new_list(value: str, lent: Lent, merged: Merged) -> str:
    own = None if lent.numbering is None else _by(lent.numbering, "num", "numId", value)
    abstract_id = None if own is None else own.find(f"{W}abstractNumId")
    if own is None or abstract_id is None or lent.numbering is None:
        return "0"
    abstract = _by(lent.numbering, "abstractNum", "abstractNumId", abstract_id.get(f"{W}val", ""))
    if abstract is None:
        return "0"
    numbering = merged.numbers()
    brought, number = copy.deepcopy(abstract), copy.deepcopy(own)
    new_abstract = str(_free(numbering, "abstractNum", "abstractNumId"))
    new_number = str(_free(numbering, "num", "numId") + 10_000)
    brought.set(f"{W}abstractNumId", new_abstract)
    for unique in list(brought.iter(f"{W}nsid")):
        brought.remove(unique)
    linked = number.find(f"{W}abstractNumId")
    if linked is not None:
        linked.set(f"{W}val", new_abstract)
    number.set(f"{W}numId", new_number)
    lists = list(numbering.iter(f"{W}abstractNum"))
    numbering.insert(numbering.index(lists[-1]) + 1 if lists else 0, brought)
    numbers = list(numbering.iter(f"{W}num"))
    numbering.insert(numbering.index(numbers[-1] if numbers else brought) + 1, number)
    return new_number


def _by(root: etree._Element, tag: str, name: str, value: str) -> etree._Element | None:
    return next((found for found in root.iter(f"{W}{tag}") if found.get(f"{W}{name}") == value), None)


def _free(root: etree._Element, tag: str, name: str) -> int:
    """A number above all in use; lists made anew by loops stay far below those of fragments."""
    numbers = [int(found.get(f"{W}{name}", "0")) % 10_000 for found in root.iter(f"{W}{tag}")]
    return max(numbers, default=0) + 1
