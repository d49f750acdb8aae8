"""The first stage: a DOCX through the package's gate → its parts, parsed, with what they refer to.

Knows parts and relationships; what a paragraph looks like is resolved later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from lxml import etree

from docgen.errors import UnsafePackage
from docgen.package import Package, parse_xml
from docgen.pdf.read.names import Element
from docgen.pdf.read.numbering import ListKind, read_numbering
from docgen.pdf.read.settings import Settings, read_settings
from docgen.pdf.read.styles import Styles, read_styles

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# A form of ours nests a table in a table; a file nested deeper than this wants to exhaust the stack.
MAX_DEPTH = 120


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: what kind, where to, and whether it leads out of the file."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Source:
    """An opened DOCX."""

    package: Package
    main: str
    styles: Styles
    lists: dict[int, ListKind]
    settings: Settings
    _links: dict[str, dict[str, Link]] = field(default_factory=dict)

    def root(self, name: str) -> Element | None:
        """The root of a part; None when the file has no such part."""
        return _parsed(self.package, name)

    def links(self, part: str) -> dict[str, Link]:
        """The relationships of a part by id."""
        if part not in self._links:
            self._links[part] = _read_links(self.package, part)
        return self._links[part]

    def linked(self, kind: str) -> Element | None:
        """The root of the part the main one refers to as of a kind ("footnotes"), or None."""
        name = _linked_name(self.links(self.main), kind)
        return self.root(name) if name else None


def read_source(docx: bytes) -> Source:
    """Open a DOCX; raises UnsafePackage for a file the gate refuses or one nested too deep."""
    package = Package.open(docx)
    main = next(iter(package.parts_of_type(_MAIN)), "word/document.xml")
    links = _read_links(package, main)

    def name(kind: str) -> str:
        return _linked_name(links, kind)

    def part(kind: str) -> Element | None:
        return _parsed(package, name(kind))

    return Source(
        package=package,
        main=main,
        styles=_styles(package.members.get(name("styles")), package.members.get(name("theme"))),
        lists=read_numbering(part("numbering")),
        settings=read_settings(part("settings")),
        _links={main: links},
    )


@lru_cache(maxsize=32)
def _styles(styles: bytes | None, theme: bytes | None) -> Styles:
    """Papers of one form have the same styles: they are read once."""
    return read_styles(_root(styles), _root(theme))


def _linked_name(links: dict[str, Link], kind: str) -> str:
    return next((link.target for link in links.values() if link.kind == kind and not link.external), "")


def _parsed(package: Package, name: str) -> Element | None:
    return _root(package.members.get(name))


def _root(part: bytes | None) -> Element | None:
    if part is None:
        return None
    try:
        root = parse_xml(part)
    except etree.XMLSyntaxError as error:
        raise UnsafePackage("Файл повреждён: откройте его в Word и сохраните заново как .docx.") from error
    _refuse_depth(root)
    return root


def _refuse_depth(root: Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise UnsafePackage("Файл не принят: его содержание вложено слишком глубоко.")


def _read_links(package: Package, part: str) -> dict[str, Link]:
    folder = PurePosixPath(part).parent
    data = package.members.get(str(folder / "_rels" / f"{PurePosixPath(part).name}.rels"))
    links = {}
    for one in () if data is None else parse_xml(data):
        target, external = one.get("Target", ""), one.get("TargetMode", "").lower() == "external"
        if not external:
            target = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
        links[one.get("Id", "")] = Link(one.get("Type", "").rpartition("/")[2], target, external)
    return links


def _joined(folder: PurePosixPath, target: str) -> str:
    """A relative target as a member's name: word + ../media/a.png → media/a.png."""
    steps: list[str] = []
    for step in (*folder.parts, *PurePosixPath(target).parts):
        if step == "..":
            steps[-1:] = []
        else:
            steps.append(step)
    return "/".join(steps)
