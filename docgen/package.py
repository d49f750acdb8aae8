"""A .docx as a bounded zip of named parts, read with suspicion and written byte-for-byte repeatably.

Knows the package (members, relationships, content types), not what the parts say: no tag of a form is
understood here. What a package may not carry is listed in ``package_gate``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from docgen.archive import CONTENT_TYPES, ROOT_RELATIONSHIPS, Archive, member_order, relationships_name
from docgen.errors import UnsafePackage
from docgen.package_gate import container_faults, content_faults

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
__all__ = [
    "CONTENT_TYPES",
    "ROOT_RELATIONSHIPS",
    "WORD",
    "Package",
    "parse_xml",
    "relationships_name",
    "serialise",
]
_CORE_RELATIONSHIP = f"{RELATIONSHIPS}/metadata/core-properties"
_CORE_NAME = "docProps/core.xml"
_EMPTY_CORE = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"/>'
)


def parse_xml(part: bytes) -> etree._Element:
    """The root of an XML part, without entities, network or DTD; XMLSyntaxError when it is broken."""
    parser = etree.XMLParser(
        remove_blank_text=True, remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True
    )
    return etree.fromstring(part, parser)


@dataclass(frozen=True)
class Package:
    """The members of a .docx by name; a changed package is another package."""

    members: Mapping[str, bytes]

    @classmethod
    def open(cls, source: bytes | Path) -> Package:
        """Read a .docx.

        Raises UnsafePackage naming every reason at once: broken, too large, or carrying what a form may not
        carry (macros, OLE, ActiveX, attached templates, external links, DTDs, fetching fields).
        """
        data = source.read_bytes() if isinstance(source, Path) else source
        _refuse(container_faults(data))
        members = _read_members(data)
        _refuse(content_faults(members))
        return cls(members)

    def write(self) -> bytes:
        """The package as a file: the same members give the same bytes, always."""
        ordered = sorted(self.members, key=member_order)
        return Archive(()).write((name, self.members[name]) for name in ordered)

    def replace(self, changed: Mapping[str, bytes], *, removed: frozenset[str] = frozenset()) -> Package:
        """This package with some members changed or added and some removed."""
        kept = {name: part for name, part in self.members.items() if name not in removed}
        return Package({**kept, **changed})

    def parts_of_type(self, content_type: str) -> list[str]:
        """The names of the members that [Content_Types].xml declares to be of a type, sorted."""
        return sorted(name for name, declared in self.declared_types() if declared == content_type)

    def core_properties(self) -> str | None:
        """The name of the core properties part, or None."""
        return next(iter(self.parts_of_type(CORE_PROPERTIES)), None)

    def with_core_properties(self) -> Package:
        """This package, surely having a core properties part."""
        declared = self.core_properties()
        if declared is not None:
            return self if declared in self.members else self.replace({declared: _EMPTY_CORE})
        types = _appended(
            self.members[CONTENT_TYPES],
            f"{{{_TYPES}}}Override",
            {"PartName": f"/{_CORE_NAME}", "ContentType": CORE_PROPERTIES},
        )
        links = _appended(
            self.members[ROOT_RELATIONSHIPS],
            f"{{{RELATIONSHIPS}}}Relationship",
            {"Id": "rIdCoreProperties", "Type": _CORE_RELATIONSHIP, "Target": _CORE_NAME},
        )
        return self.replace({CONTENT_TYPES: types, ROOT_RELATIONSHIPS: links, _CORE_NAME: _EMPTY_CORE})

    def with_declared(self, name: str, content_type: str, relation: str) -> Package:
        """This package with a member of the main text declared and led to."""
        types = _appended(
            self.members[CONTENT_TYPES],
            f"{{{_TYPES}}}Override",
            {"PartName": f"/{name}", "ContentType": content_type},
        )
        main = self.parts_of_type(f"{WORD}document.main+xml")[0]
        links = relationships_name(main)
        target = str(PurePosixPath(name).relative_to(PurePosixPath(main).parent))
        kept = self.members.get(links, f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
        known = len(parse_xml(kept))
        added = {"Id": f"rIdDeclared{known + 1}", "Type": relation, "Target": target}
        return self.replace(
            {CONTENT_TYPES: types, links: _appended(kept, f"{{{RELATIONSHIPS}}}Relationship", added)}
        )

    def without_parts(self, names: frozenset[str]) -> Package:
        """This package without some parts, their declarations and every relationship that leads to them."""
        if not names:
            return self
        changed = {CONTENT_TYPES: _without(self.members[CONTENT_TYPES], "PartName", _rooted(names))}
        for name in self.members:
            if name.endswith(".rels") and _source_of(name) not in names:
                changed[name] = _without_targets(self.members[name], name, names)
        return self.replace(changed, removed=names | {relationships_name(name) for name in names})

    def declared_types(self) -> Iterator[tuple[str, str]]:
        """Member name and content type of every part that [Content_Types].xml names."""
        for element in parse_xml(self.members[CONTENT_TYPES]).iter(f"{{{_TYPES}}}Override"):
            yield element.get("PartName", "").lstrip("/"), element.get("ContentType", "")


def serialise(root: etree._Element) -> bytes:
    """An XML part as Word writes it: declaration, UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise UnsafePackage(f"Файл не принят: {'; '.join(reasons)}.")


def _read_members(data: bytes) -> dict[str, bytes]:
    """The members' bytes; their sizes are already bounded, and zipfile reads no more than is declared."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnsafePackage("Файл повреждён: откройте его в Word и сохраните заново как .docx.") from error


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """A member, unpacked no further than it declares: a bomb may lie about its size."""
    with archive.open(entry) as member:
        return member.read(entry.file_size + 1)


def _appended(part: bytes, tag: str, attributes: dict[str, str]) -> bytes:
    root = parse_xml(part)
    etree.SubElement(root, tag, attributes)
    return serialise(root)


def _without(part: bytes, attribute: str, values: frozenset[str]) -> bytes:
    root = parse_xml(part)
    for element in [child for child in root if child.get(attribute) in values]:
        root.remove(element)
    return serialise(root)


def _without_targets(part: bytes, name: str, gone: frozenset[str]) -> bytes:
    folder = PurePosixPath(_source_of(name)).parent
    root = parse_xml(part)
    for element in list(root):
        target = element.get("Target", "")
        if target.lstrip("/") in gone or str(folder / target) in gone:
            root.remove(element)
    return serialise(root)


def _source_of(relationships: str) -> str:
    """The part whose relationships these are; empty for the package itself."""
    path = PurePosixPath(relationships)
    return str(path.parent.parent / path.name.removesuffix(".rels")) if path.name != ".rels" else ""


def _rooted(names: frozenset[str]) -> frozenset[str]:
    return frozenset(f"/{name}" for name in names)
