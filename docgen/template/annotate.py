"""The author's file with the faults of the form as Word's remarks, each at its place.

Word keeps remarks in the text only: those of headers, footers and notes stand at the beginning of the text
and name their place. The remarks an author had stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from docgen.archive import CONTENT_TYPES, relationships_name
from docgen.errors import Fault
from docgen.package import WORD, parse_xml, serialise
from docgen.template.fix import is_fixable
from docgen.template.located import AuthorsFile
from docgen.template.places import W

_KIND = f"{WORD}comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_AUTHOR, _INITIALS = "Проверка формы", "ПФ"


def annotate_template(source: bytes | Path, faults: Sequence[Fault]) -> bytes:
    """The author's file with a remark for each fault.

    Raises UnsafePackage when it is not a .docx we accept.
    """
    file = AuthorsFile.open(source)
    if not faults:
        return file.written()
    name, comments = _comments(file)
    number = max((int(old.get(f"{W}id", "0")) for old in comments.iter(f"{W}comment")), default=-1) + 1
    for fault in faults:
        paragraph = _paragraph(file, fault)
        if paragraph is not None:
            comments.append(_comment(fault, number))
            _mark(paragraph, number)
            number += 1
    file.added[name] = serialise(comments)
    return file.written()


def _paragraph(file: AuthorsFile, fault: Fault) -> etree._Element | None:
    body = file.main.find(f"{W}body")
    found = file.find(fault) if fault.quote else None
    found = found if found is not None else file.at(fault.place)
    inside = found is not None and body is not None and body in found.iterancestors()
    return found if inside else next(file.main.iter(f"{W}p"), None)


def _comment(fault: Fault, number: int) -> etree._Element:
    attributes = {f"{W}id": str(number), f"{W}author": _AUTHOR, f"{W}initials": _INITIALS}
    comment = etree.Element(f"{W}comment", attributes)
    for line in remark(fault):
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = line
    return comment


def remark(fault: Fault) -> list[str]:
    """What a fault says to the author, line by line."""
    lines = [fault.message]
    if fault.quote:
        lines.append(f"Где: {fault.place or 'форма'}, «{fault.quote}».")
    if fault.suggestion:
        lines.append(f"Предлагается: {fault.suggestion}")
    if is_fixable(fault):
        lines.append("Это исправляется само.")
    return lines


def _mark(paragraph: etree._Element, number: int) -> None:
    identifier = {f"{W}id": str(number)}
    properties = paragraph.find(f"{W}pPr")
    start = 0 if properties is None else paragraph.index(properties) + 1
    paragraph.insert(start, etree.Element(f"{W}commentRangeStart", identifier))
    paragraph.append(etree.Element(f"{W}commentRangeEnd", identifier))
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}commentReference", identifier)


def _comments(file: AuthorsFile) -> tuple[str, etree._Element]:
    """The part of the remarks, made and declared when the file has none."""
    known = file.package.parts_of_type(_KIND)
    if known:
        return known[0], parse_xml(file.package.members[known[0]])
    main = file.package.parts_of_type(f"{WORD}document.main+xml")[0]
    name = f"{main.rpartition('/')[0]}/comments.xml"
    _declare(file, name, main)
    return name, etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def _declare(file: AuthorsFile, name: str, main: str) -> None:
    types = parse_xml(file.package.members[CONTENT_TYPES])
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=_KIND)
    file.added[CONTENT_TYPES] = serialise(types)
    links_name = relationships_name(main)
    known = file.package.members.get(links_name)
    links = parse_xml(known) if known else etree.Element(f"{_LINKS}Relationships", nsmap={None: _LINKS[1:-1]})  # type: ignore[dict-item]
    attributes = {"Id": "rIdFormRemarks", "Type": _RELATION, "Target": name.rpartition("/")[2]}
    etree.SubElement(links, f"{_LINKS}Relationship", attributes)
    file.added[links_name] = serialise(links)
