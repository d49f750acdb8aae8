"""A fragment put into a document: its blocks, and of its package what they lean on.

Styles that the form has keep the form's look (Word's own rule for pasting); the others come with the
fragment. Its lists are new lists, its pictures and web links new relationships. What a block cannot bring
along (notes, objects, charts, its own sections) is refused by name: nothing is dropped unseen.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from docgen.archive import relationships_name
from docgen.errors import RenderError, UnsafePackage
from docgen.package import WORD, Package, parse_xml
from docgen.template.borrow import NUMBERING, Lent, Merged, bring_lists, bring_styles
from docgen.template.inserts import Fragment
from docgen.template.open import clean_story
from docgen.template.pictures import read_picture
from docgen.template.places import W
from docgen.template.rendering import HYPERLINK, IMAGE, Rendering

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = f"{WORD}document.main+xml"
_CANNOT = {
    "footnoteReference": "сноски",
    "endnoteReference": "концевые сноски",
    "object": "внедрённые объекты",
    "altChunk": "вложенные файлы",
    "commentReference": "примечания",
}
_CACHED = 32


@dataclass(frozen=True)
class _Parts:
    """A fragment's package, read once."""

    blocks: tuple[etree._Element, ...]
    links: dict[str, tuple[str, str, bool]]
    package: Package
    lent: Lent


def merge(fragment: Fragment, rendering: Rendering) -> str:
    """The fragment's blocks as XML for this part, everything they lean on noted in the rendering.

    RenderError when the fragment is not a document we accept, or holds what cannot be put into another.
    """
    parts = _parts(fragment.document)
    merged = _merged(rendering)
    merged.used += 1
    blocks = [copy.deepcopy(block) for block in parts.blocks]
    for block in blocks:
        bring_styles(block, parts.lent, merged)
        bring_lists(block, parts.lent, merged)
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
    lent = Lent.of(_root_of(package, "styles+xml"), _root_of(package, "numbering+xml"))
    return _Parts(tuple(blocks), links, package, lent)


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
            numbering or NUMBERING,
            rendering.add_part,
        )
    merged: Merged = rendering.merged
    return merged


def _dynamic(rendering: Rendering, ending: str) -> str:
    return next((name for name in rendering.facts.dynamic if name.endswith(f"/{ending}")), "")


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
