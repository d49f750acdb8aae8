"""Step 0, splice: shared fragments are put into a form where it says «{%p вставить имя %}».

Done before any tag is read, so that everything after it (checks, outline, words, compiling) sees one whole
form. A style the form has keeps the form's look; the others come with the fragment. It knows none by name.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from docgen.errors import Fault, TemplateFaults, UnsafePackage
from docgen.package import WORD, Package, parse_xml, serialise
from docgen.template.borrow import NUMBERING, Lent, Merged, bring_lists, bring_styles
from docgen.template.letters import nearest_word
from docgen.template.open import clean_story
from docgen.template.places import Paragraph, W, paragraphs, part_title
from docgen.template.tags import Tag, find_tags

KEYWORD = "вставить"
_STORIES = ("document.main+xml", "header+xml", "footer+xml")
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FOREIGN = (
    "footnoteReference", "endnoteReference", "object", "altChunk", "commentReference", "bookmarkStart",
    "sectPr",
)  # fmt: skip


@dataclass(frozen=True)
class Spliced:
    """A form made whole. ``version`` is the SHA-256 of the author's file and of the fragments it uses."""

    data: bytes
    version: str


@dataclass(frozen=True)
class _Piece:
    """A fragment read once: its blocks and what they lean on."""

    blocks: tuple[etree._Element, ...]
    lent: Lent


def splice(form: bytes, fragments: Mapping[str, bytes]) -> Spliced:
    """The form with its fragments in place; one that asks for none is given back as it is.

    Raises TemplateFaults naming every fragment that is not there, stands wrongly or cannot be put into
    another document; UnsafePackage when a file is not a .docx we accept.
    """
    package = Package.open(form)
    stories = {name: parse_xml(package.members[name]) for name in _story_names(package)}
    asked = {name: list(_asked(root, part_title(name))) for name, root in stories.items()}
    if not any(asked.values()):
        return Spliced(form, sha256(form).hexdigest())
    faults = [
        fault for found in asked.values() for place, tag in found for fault in _faults(place, tag, fragments)
    ]
    pieces = _pieces({tag.argument for found in asked.values() for _, tag in found}, fragments, faults)
    if faults:
        raise TemplateFaults(faults)
    used = sorted(pieces)
    whole = _put(package, {name: stories[name] for name in stories if asked[name]}, asked, pieces)
    version = sha256(form + b"".join(sha256(fragments[name]).digest() for name in used))
    return Spliced(whole.write(), version.hexdigest())


def _story_names(package: Package) -> list[str]:
    return [name for kind in _STORIES for name in package.parts_of_type(WORD + kind)]


def _asked(root: etree._Element, title: str) -> Iterator[tuple[Paragraph, Tag]]:
    for place in paragraphs(root, title):
        if KEYWORD in place.text:
            yield from ((place, tag) for tag in find_tags([place]) if tag.keyword == KEYWORD)


def _faults(place: Paragraph, tag: Tag, fragments: Mapping[str, bytes]) -> Iterator[Fault]:
    alone = place.text.strip() == tag.text
    if tag.prefix != "p" or not alone:
        message = "Общую часть вставляют тегом с приставкой p, один тег в своём абзаце."
        yield Fault("fragment_place", message, tag.place, tag.text)
    if tag.argument not in fragments:
        near = nearest_word(tag.argument, list(fragments)) or ""
        yield Fault("unknown_fragment", f"Общей части «{tag.argument}» нет.", tag.place, tag.text, near)


def _pieces(names: set[str], fragments: Mapping[str, bytes], faults: list[Fault]) -> dict[str, _Piece]:
    pieces = {}
    for name in sorted(names & fragments.keys()):
        try:
            pieces[name] = _piece(name, fragments[name])
        except TemplateFaults as error:
            faults += error.faults
        except UnsafePackage as error:
            faults.append(Fault(error.code, error.message, f"общая часть «{name}»"))
    return pieces


def _piece(name: str, data: bytes) -> _Piece:
    package = Package.open(data)
    body = clean_story(package, package.parts_of_type(f"{WORD}document.main+xml")[0]).find(f"{W}body")
    blocks = tuple(block for block in (body if body is not None else ()) if block.tag != f"{W}sectPr")
    if any(_is_foreign(block) for block in blocks):
        message = "В общей части не бывает сносок, примечаний, закладок, разделов, ссылок и картинок."
        raise TemplateFaults([Fault("foreign_fragment", message, f"общая часть «{name}»")])
    return _Piece(blocks, Lent.of(_root(package, "styles+xml"), _root(package, "numbering+xml")))


def _is_foreign(block: etree._Element) -> bool:
    if next(block.iter(*(f"{W}{name}" for name in _FOREIGN)), None) is not None:
        return True
    return any(str(key).startswith(_LINKED) for element in block.iter() for key in element.attrib)


def _put(
    package: Package,
    stories: dict[str, etree._Element],
    asked: Mapping[str, list[tuple[Paragraph, Tag]]],
    pieces: Mapping[str, _Piece],
) -> Package:
    added: list[tuple[str, str, str]] = []
    merged = Merged(
        _root(package, "styles+xml"),
        _name(package, "styles+xml"),
        _root(package, "numbering+xml"),
        _name(package, "numbering+xml") or NUMBERING,
        lambda name, kind, relation: added.append((name, kind, relation)),
    )
    for name in stories:
        for place, tag in asked[name]:
            _replace(place.element, pieces[tag.argument], merged)
    package = package.replace({name: serialise(root) for name, root in stories.items()} | merged.changed())
    for part in added:
        package = package.with_declared(*part)
    return package


def _replace(paragraph: etree._Element | None, piece: _Piece, merged: Merged) -> None:
    parent = None if paragraph is None else paragraph.getparent()
    if paragraph is None or parent is None:
        return
    merged.used += 1
    blocks = [copy.deepcopy(block) for block in piece.blocks]
    for block in blocks:
        bring_styles(block, piece.lent, merged)
        bring_lists(block, piece.lent, merged)
    place = parent.index(paragraph)
    parent[place : place + 1] = blocks


def _name(package: Package, kind: str) -> str:
    return next(iter(package.parts_of_type(WORD + kind)), "")


def _root(package: Package, kind: str) -> etree._Element | None:
    name = _name(package, kind)
    return parse_xml(package.members[name]) if name else None
