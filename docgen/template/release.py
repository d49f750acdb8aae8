"""What a document does not tell of its form: who wrote it, when, in which company, how it looked.

Done once, when the form is compiled, so every document made from it is clean.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.package import CORE_PROPERTIES, WORD, Package, parse_xml, serialise
from docgen.template.places import W

_OFFICE = "application/vnd.openxmlformats-officedocument."
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_STATUS = f"{_CORE}contentStatus"
CUSTOM_PROPERTIES = f"{_OFFICE}custom-properties+xml"
ISSUED = "Выпущен"

_TAG = re.compile(r"\{[{%#]")
_REVIEW_TYPES = (
    "comments+xml",
    "commentsExtended+xml",
    "commentsIds+xml",
    "commentsExtensible+xml",
    "people+xml",
)
_TOLD = {
    CORE_PROPERTIES: (
        f"{_DUBLIN}creator", f"{_CORE}lastModifiedBy", f"{_CORE}revision", f"{_CORE}lastPrinted",
        f"{_TERMS}created", f"{_TERMS}modified", _STATUS,
    ),
    f"{_OFFICE}extended-properties+xml": tuple(
        _APP + name for name in ("Manager", "Company", "Template", "TotalTime", "HyperlinkBase")
    ),
    f"{WORD}settings+xml": (f"{W}trackRevisions", f"{W}docVars", f"{W}rsids"),
}  # fmt: skip


def is_issued(package: Package) -> bool:
    """Whether a file is a document this program made: it says so in its properties."""
    names = package.parts_of_type(CORE_PROPERTIES)
    return any(parse_xml(package.members[name]).findtext(_STATUS) == ISSUED for name in names)


def cleaned(package: Package) -> Package:
    """The package without authors, dates, reviewers and preview, marked as issued.

    Of the properties an author has added those with a tag in them stay: the form asks for them to be filled.
    """
    package = package.without_parts(_private_parts(package)).with_core_properties()
    changed = {
        name: _without(package.members[name], tags)
        for kind, tags in _TOLD.items()
        for name in package.parts_of_type(kind)
    }
    package = package.replace(changed)
    core = package.core_properties() or ""
    custom = {name: _with_tags(package.members[name]) for name in package.parts_of_type(CUSTOM_PROPERTIES)}
    return package.replace({**_without_sessions(package), **custom, core: _marked(changed[core])})


def _private_parts(package: Package) -> frozenset[str]:
    listed = {name for name, kind in package.declared_types() if kind.endswith(_REVIEW_TYPES)}
    custom = package.parts_of_type(CUSTOM_PROPERTIES)
    listed |= {name for name in custom if not len(parse_xml(_with_tags(package.members[name])))}
    previews = {name for name in package.members if name.startswith("docProps/thumbnail.")}
    return frozenset(listed | previews)


def _with_tags(part: bytes) -> bytes:
    """The properties an author has added, those with tags."""
    root = parse_xml(part)
    for each in [child for child in root if not _TAG.search("".join(map(str, child.itertext())))]:
        root.remove(each)
    return serialise(root)


def _without_sessions(package: Package) -> dict[str, bytes]:
    """The parts without the marks of editing sessions (rsid): they tell what one author wrote in one go.

    They are a sixth of the markup of a form made in Word, and mean nothing to a reader.
    """
    return {
        name: _unmarked(part)
        for name, part in package.members.items()
        if name.endswith(".xml") and b":rsid" in part
    }


def _unmarked(part: bytes) -> bytes:
    root = parse_xml(part)
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if element.tag == f"{W}rsid" and parent is not None:
            parent.remove(element)
        for name in [name for name in element.attrib if str(name).startswith(f"{W}rsid")]:
            del element.attrib[name]
    return serialise(root)


def _without(part: bytes, tags: tuple[str, ...]) -> bytes:
    root = parse_xml(part)
    for element in [child for child in root if child.tag in tags]:
        root.remove(element)
    return serialise(root)


def _marked(core: bytes) -> bytes:
    root = parse_xml(core)
    etree.SubElement(root, _STATUS).text = ISSUED
    return serialise(root)
