"""A fragment put into a document: its blocks, and of its package what they lean on.

Styles that the form has keep the form's look (Word's own rule for pasting); the others come with the
fragment. Its lists are new lists, its pictures and web links new relationships. What a block cannot bring
along (notes, objects, charts, its own sections) is refused by name: nothing is dropped unseen.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from docgen.archive import relationships_name
from docgen.errors import RenderError, UnsafePackage
from docgen.package import WORD, Package, parse_xml, serialise
from docgen.template.inserts import Fragment
from docgen.template.open import clean_story
from docgen.template.pictures import read_picture
from docgen.template.places import W
from docgen.template.rendering import HYPERLINK, IMAGE, Rendering

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = f"{WORD}document.main+xml"
_STYLE_MARKS = ("pStyle", "rStyle", "tblStyle")
_CANNOT = {
    "footnoteReference": "сноски",
    "endnoteReference": "концевые сноски",
    "object": "внедрённые объекты",
    "altChunk": "вложенные файлы",
    "commentReference": "примечания",
}
_NUMBERING = "word/numbering.xml"
_CACHED = 32


@dataclass(frozen=True)
class _Parts:
    """A fragment's package, read once."""

    blocks: tuple[etree._Element, ...]
    links: dict[str, tuple[str, str, bool]]
    package: Package
    styles: dict[str, etree._Element]
    numbering: etree._Element | None


@dataclass
class Merged:
    """What the fragments of one rendering add to the form's styles and lists."""

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
            self.add_part(_NUMBERING, f"{WORD}numbering+xml", f"{_R[1:-1]}/numbering")
        return self.numbering

    def changed(self) -> dict[str, bytes]:
        """The members with everything added."""
        parts = ((self.styles_name, self.styles), (self.numbering_name, self.numbering))
        return {name: serialise(root) for name, root in parts if root is not None and name}


def merge(fragment: Fragment, rendering: Rendering) -> str:
    """The fragment's blocks as XML for this part, everything they lean on noted in the rendering.

    RenderError when the fragment is not a document we accept, or holds what cannot be put into another.
    """
    parts = _parts(fragment.document)
    merged = _merged(rendering)
    merged.used += 1
    blocks = [copy.deepcopy(block) for block in parts.blocks]
    for block in blocks:
        _bring_styles(block, parts, merged)
        _bring_lists(block, parts, merged)
        _bring_links(block, parts, rendering)
        _number_drawings(block, rendering)
    xml = "".join(etree.tostring(block, encoding="unicode") for block in blocks)
    rendering.add_bytes(len(xml))
    return xml


@lru_cache(maxsize=_CACHED)
def _parts(document: bytes) -> _Parts:
    try:
        package = Package.open(document)
    except UnsafePackage as error:
        raise RenderError(f"Фрагмент не принят. {error.message}") from None
    main = package.parts_of_type(_MAIN)[0]
    root = clean_story(package, main)
    body = root.find(f"{W}body")
    blocks = [block for block in (body if body is not None else ()) if block.tag != f"{W}sectPr"]
    for block in blocks:
        _refuse_foreign(block)
    links = {
        link.get("Id", ""): (
            link.get("Type", ""),
            link.get("Target", ""),
            link.get("TargetMode") == "External",
        )
        for link in parse_xml(package.members.get(relationships_name(main), b"<x/>"))
    }
    styles = _root_of(package, "styles+xml")
    known = (
        {} if styles is None else {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    )
    return _Parts(tuple(blocks), links, package, known, _root_of(package, "numbering+xml"))


def _root_of(package: Package, kind: str) -> etree._Element | None:
    name = next(iter(package.parts_of_type(WORD + kind)), "")
    return parse_xml(package.members[name]) if name else None


def _refuse_foreign(block: etree._Element) -> None:
    for name, title in _CANNOT.items():
        if next(block.iter(f"{W}{name}"), None) is not None:
            raise RenderError(f"Фрагмент содержит то, что нельзя перенести в другой документ: {title}.")
    for section in list(block.iter(f"{W}sectPr")):
        parent = section.getparent()
        if parent is not None:
            parent.remove(section)


def _merged(rendering: Rendering) -> Merged:
    if rendering.merged is None:
        styles, numbering = _dynamic(rendering, "styles.xml"), rendering.facts.numbering
        lists = rendering.facts.dynamic.get(numbering)
        rendering.merged = Merged(
            parse_xml(rendering.facts.dynamic[styles]) if styles else None,
            styles,
            parse_xml(lists) if lists is not None else None,
            numbering or _NUMBERING,
            rendering.add_part,
        )
    merged: Merged = rendering.merged
    return merged


def _dynamic(rendering: Rendering, ending: str) -> str:
    return next((name for name in rendering.facts.dynamic if name.endswith(f"/{ending}")), "")


def _bring_styles(block: etree._Element, parts: _Parts, merged: Merged) -> None:
    for mark in _STYLE_MARKS:
        for used in block.iter(f"{W}{mark}"):
            _bring_style(used.get(f"{W}val", ""), parts, merged)


def _bring_style(identifier: str, parts: _Parts, merged: Merged, depth: int = 0) -> None:
    """A style the form lacks, with what it is based on."""
    own = parts.styles.get(identifier)
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
            _bring_style(linked.get(f"{W}val", ""), parts, merged, depth + 1)
    _bring_lists(brought, parts, merged)


def _bring_lists(block: etree._Element, parts: _Parts, merged: Merged) -> None:
    for number in block.iter(f"{W}numId"):
        value = number.get(f"{W}val", "")
        if value != "0":
            number.set(f"{W}val", _list_for(value, parts, merged))


def _list_for(value: str, parts: _Parts, merged: Merged) -> str:
    """The number of a new list of the form like this one of the fragment: it begins at its beginning."""
    key = merged.used, value
    if key not in merged.lists:
        merged.lists[key] = _new_list(value, parts, merged)
    return merged.lists[key]


def _new_list(value: str, parts: _Parts, merged: Merged) -> str:
    own = None if parts.numbering is None else _by(parts.numbering, "num", "numId", value)
    abstract_id = None if own is None else own.find(f"{W}abstractNumId")
    if own is None or abstract_id is None or parts.numbering is None:
        return "0"
    abstract = _by(parts.numbering, "abstractNum", "abstractNumId", abstract_id.get(f"{W}val", ""))
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


def _bring_links(block: etree._Element, parts: _Parts, rendering: Rendering) -> None:
    for element in block.iter("*"):
        for key in [key for key in element.attrib if str(key).startswith(_R)]:
            element.set(key, _relation(parts, str(element.attrib[key]), rendering))


def _relation(parts: _Parts, identifier: str, rendering: Rendering) -> str:
    kind, target, external = parts.links.get(identifier, ("", "", False))
    if kind == HYPERLINK and external:
        return rendering.link(target)
    if kind == IMAGE and not external:
        data = parts.package.members.get(_target(target), b"")
        picture = read_picture(data)
        member = rendering.add_media(data, picture.extension, picture.content_type)
        return rendering.relate(IMAGE, member.removeprefix("word/"))
    raise RenderError(
        "Фрагмент ссылается на часть, которую нельзя перенести: диаграмму, рисунок SmartArt, файл."
    )


def _target(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"word/{target}"


def _number_drawings(block: etree._Element, rendering: Rendering) -> None:
    for drawing in block.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        drawing.set("id", str(rendering.next_picture()))
    for bookmark in [*block.iter(f"{W}bookmarkStart"), *block.iter(f"{W}bookmarkEnd")]:
        # A bookmark met twice would lead a reference astray, and the form's own come first.
        parent = bookmark.getparent()
        if parent is not None:
            parent.remove(bookmark)
