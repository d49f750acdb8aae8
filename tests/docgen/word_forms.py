"""Forms made in a test: a small Word file with the tags the test is about, and what a document says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def make_form(
    *paragraphs: str,
    table: Sequence[Sequence[str]] = (),
    header: str = "",
    footer: str = "",
    title: str = "",
) -> bytes:
    """A .docx with these paragraphs, then a table, a header, a footer and a title."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    section = document.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    document.core_properties.title = title
    document.core_properties.author = "Автор формы"
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def shared_fragments(folder: Path) -> dict[str, bytes]:
    """What forms of a folder of types may ask to be put into them, by name."""
    return {path.stem: path.read_bytes() for path in (folder / "fragments").glob("*.docx")}


def members_of(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return out.getvalue()


def with_member(file: bytes, name: str, change: Callable[[bytes], bytes] | bytes) -> bytes:
    """The file with one member changed or added."""
    members = members_of(file)
    members[name] = change if isinstance(change, bytes) else change(members[name])
    return zipped(members)


def with_custom_properties(file: bytes, **values: str) -> bytes:
    """The file with properties its author has added, as Word writes them."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    part = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">'
        f"{properties}</Properties>"
    )
    declared = (
        '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.custom-properties+xml"/></Types>'
    )
    link = (
        f'<Relationship Id="rIdC" Type="{office}/relationships/custom-properties" '
        'Target="docProps/custom.xml"/></Relationships>'
    )
    file = with_member(file, "docProps/custom.xml", part.encode())
    file = with_member(
        file, "[Content_Types].xml", lambda types: types.replace(b"</Types>", declared.encode())
    )
    return with_member(file, "_rels/.rels", lambda rels: rels.replace(b"</Relationships>", link.encode()))


def with_body(file: bytes, xml: str) -> bytes:
    """The file with WordprocessingML put before the section properties of its text."""
    return with_member(
        file, "word/document.xml", lambda part: part.replace(b"<w:sectPr", f"{xml}<w:sectPr".encode(), 1)
    )


def part_text(file: bytes, name: str = "word/document.xml") -> str:
    """The visible text of a part as Word shows it: breaks and tabs as characters, a paragraph a line."""
    root = etree.fromstring(members_of(file)[name])
    return "\n".join(_paragraph(paragraph) for paragraph in root.iter(f"{W}p"))


def _paragraph(paragraph: etree._Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        marks.get(str(element.tag), element.text or "") for element in paragraph.iter(f"{W}t", *marks)
    )


def table_rows(file: bytes) -> list[list[str]]:
    """The first table's cells."""
    table = docx.Document(BytesIO(file)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def header_name(file: bytes) -> str:
    return next(name for name in members_of(file) if re.fullmatch(r"word/header\d*\.xml", name))
