"""Step 1, open: a package becomes the parts of a form that may hold tags, cleaned of what is never printed.

Rejected revisions, hidden text and remarks of reviewers go here, before any tag is read: a tag that exists
only in a deleted tracked change is invisible to the author and must neither fail nor print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.errors import Fault, TemplateFaults
from docgen.package import WORD, Package, parse_xml, serialise
from docgen.template.places import Paragraph, W, paragraphs, part_title
from docgen.template.release import CUSTOM_PROPERTIES, ISSUED, cleaned, is_issued

_STORY_TYPES = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")

_ISSUED_MESSAGE = (
    "Это готовый документ, а не форма: откройте исходную форму "
    "или сотрите слово «Выпущен» в поле «Состояние» свойств файла."
)
_DELETED = ("del", "moveFrom", "cellDel")
_INSERTED = ("ins", "moveTo")
_MARKS = (
    "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange",
    "tblPrExChange", "numberingChange", "cellIns", "cellMerge", "commentRangeStart", "commentRangeEnd",
    "commentReference", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One part that may hold tags: its member name, what the author calls it, its cleaned XML."""

    name: str
    title: str
    root: etree._Element

    def texts(self) -> Iterator[Paragraph]:
        """Its paragraphs with their places; of the properties, their values."""
        if self.root.tag.startswith(W):
            yield from paragraphs(self.root, self.title)
            return
        for element in self.root:
            yield Paragraph("".join(map(str, element.itertext())), self.title)

    def serialised(self) -> bytes:
        """The cleaned part as it stands in a package."""
        return serialise(self.root)


def open_form(package: Package) -> tuple[Package, list[Story]]:
    """The package without what it tells of its author, and its stories: text, headers, notes, properties.

    Raises TemplateFaults when the file is a document this program issued: its text may hold data that looks
    like tags, and data is never rendered a second time.
    """
    if is_issued(package):
        raise TemplateFaults([Fault("issued_document", _ISSUED_MESSAGE, "свойства документа", ISSUED)])
    package = cleaned(package)
    stories = [_story(package, name) for kind in _STORY_TYPES for name in package.parts_of_type(WORD + kind)]
    properties = (package.core_properties() or "", *package.parts_of_type(CUSTOM_PROPERTIES))
    stories += [Story(name, part_title(name), parse_xml(package.members[name])) for name in properties]
    return package, stories


def clean_story(package: Package, name: str) -> etree._Element:
    """A part's XML without what is never printed. TemplateFaults when it is not in the ordinary format."""
    root = parse_xml(package.members[name])
    if root.nsmap.get("w") != W.strip("{}"):
        message = "Файл сохранён в строгом формате Open XML: сохраните его как «Документ Word (.docx)»."
        raise TemplateFaults([Fault("strict_format", message)])
    _clean(root, _hidden_styles(package))
    return root


def _story(package: Package, name: str) -> Story:
    return Story(name, part_title(name), clean_story(package, name))


def _clean(root: etree._Element, hidden: frozenset[str]) -> None:
    _drop_rows_deleted(root)
    for name in _DELETED:
        _remove_all(root, name)
    for name in _INSERTED:
        _unwrap_all(root, name)
    for name in _MARKS:
        _remove_all(root, name)
    _drop_hidden_runs(root)
    _drop_runs_of_styles(root, hidden)


def _hidden_styles(package: Package) -> frozenset[str]:
    """The styles that hide their text."""
    names = package.parts_of_type(f"{WORD}styles+xml")
    styles = parse_xml(package.members[names[0]]).iter(f"{W}style") if names else ()
    hidden = (style for style in styles if _is_on(style.find(f"{W}rPr/{W}vanish")))
    return frozenset(style.get(f"{W}styleId", "") for style in hidden)


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")


def _drop_runs_of_styles(root: etree._Element, hidden: frozenset[str]) -> None:
    for name in ("rStyle", "pStyle") if hidden else ():
        for used in list(root.iter(f"{W}{name}")):
            owner = used.getparent() if used.get(f"{W}val") in hidden else None
            holder = None if owner is None else owner.getparent()
            runs = [] if holder is None else [holder] if name == "rStyle" else list(holder.iter(f"{W}r"))
            for run in runs:
                _remove(run)


def _drop_rows_deleted(root: etree._Element) -> None:
    for mark in list(root.iter(f"{W}del")):
        properties = mark.getparent()
        if properties is not None and properties.tag == f"{W}trPr":
            _remove(properties.getparent())


def _drop_hidden_runs(root: etree._Element) -> None:
    for mark in list(root.iter(f"{W}vanish")):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if run is not None and run.tag == f"{W}r" and _is_on(mark):
            _remove(run)


def _remove_all(root: etree._Element, name: str) -> None:
    for element in list(root.iter(f"{W}{name}")):
        _remove(element)


def _unwrap_all(root: etree._Element, name: str) -> None:
    for element in list(root.iter(f"{W}{name}")):
        parent = element.getparent()
        if parent is not None:
            place = parent.index(element)
            parent[place : place + 1] = list(element)


def _remove(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
