"""Where formulas stand in a packed workbook, found in its own XML; the parser gives only their last values.

The same pass unpacks every part once under a count, so that a part that lies about its size is caught, and
refuses a document type declaration, which no table needs and only an attack brings.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from itertools import islice
from xml.etree import ElementTree as ET

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet.guard import ADVICE
from registry.spreadsheet.limits import Limits

CHUNK = 1 << 20
FORMULAS_KEPT = 50_000
"""In a sheet of more formulas the rest is read as any other cell."""
Cell = tuple[int, int]

_ELEMENT = re.compile(rb"<[A-Za-z_]")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FORMULA = re.compile(
    rb"<c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>\s*<f\b[^>]*?(?:/>|>([^<]{0,1000})[^<]*</f>)"
)
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def formulas(source: bytes, kind: str, name: str, limits: Limits) -> dict[str, dict[Cell, str]]:
    """For each sheet, the cells (row and column from zero) that hold a formula, and its text.

    ``kind`` is "xlsx" or "ods". Raises UnreadableSpreadsheet when a part unpacks to more than it stated.
    """
    try:
        with zipfile.ZipFile(BytesIO(source)) as package:
            with_formulas = set(_inspect(package, name, limits))
            if kind == "ods":
                return _of_open_document(package) if "content.xml" in with_formulas else {}
            return {
                sheet: _of_sheet(package.read(part))
                for sheet, part in _sheet_parts(package)
                if part in with_formulas
            }
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        KeyError,
        ET.ParseError,
    ) as e:
        raise UnreadableSpreadsheet(f"Файл повреждён и не открывается: {ADVICE}.", place=name) from e


def _inspect(package: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[str]:
    """Unpack every part in pieces, keep none, and name the parts where a formula stands."""
    unpacked = 0
    for member in package.infolist():
        found, in_prolog, seam = False, True, b""
        with package.open(member) as part:
            while piece := part.read(CHUNK):
                unpacked += len(piece)
                if in_prolog:  # A declaration can stand only before the first element.
                    _refuse_declaration(seam + piece, name)
                    in_prolog = _ELEMENT.search(piece) is None
                    seam = piece[-16:]
                found = found or b"<f" in piece or b"table:formula" in piece
        if unpacked > limits.unpacked_bytes:
            raise UnreadableSpreadsheet("Файл при распаковке становится слишком большим.", place=name)
        if found:
            yield member.filename


def _refuse_declaration(piece: bytes, name: str) -> None:
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise UnreadableSpreadsheet(
            f"В файле есть опасное содержимое (объявление DOCTYPE): {ADVICE}.", place=name
        )


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet of an .xlsx and the part that holds it."""
    targets = {}
    for relation in _RELATION.findall(package.read("xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(relation))
        targets[attributes.get(b"Id", b"")] = unescape(attributes.get(b"Target", b"").decode())
    for sheet in _SHEET.findall(package.read("xl/workbook.xml")):
        attributes = dict(_ATTRIBUTE.findall(sheet))
        target = targets.get(attributes.get(b"r:id", b""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield unescape(attributes.get(b"name", b"").decode()), part


def _of_sheet(xml: bytes) -> dict[Cell, str]:
    found = {}
    for match in islice(_FORMULA.finditer(xml), FORMULAS_KEPT):
        text = unescape((match[3] or b"").decode("utf-8", "replace"))
        found[int(match[2]) - 1, _column_number(match[1].decode())] = f"={text}"
    return found


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _of_open_document(package: zipfile.ZipFile) -> dict[str, dict[Cell, str]]:
    """Read row by row, each forgotten at once: the whole document as a tree would not fit."""
    found: dict[str, dict[Cell, str]] = {}
    name, row = "", 0
    with package.open("content.xml") as part:
        # The declaration that could swell while being read was refused above, and the size is bounded.
        for event, element in ET.iterparse(part, ("start", "end")):  # noqa: S314
            if event == "start" and element.tag == f"{_TABLE}table":
                name, row = element.get(f"{_TABLE}name", ""), 0
                found[name] = {}
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                found[name].update(islice(_of_row(element, row), FORMULAS_KEPT - len(found[name])))
                row += int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                element.clear()
    return found


def _of_row(line: ET.Element, row: int) -> Iterator[tuple[Cell, str]]:
    column = 0
    for cell in line:
        if formula := cell.get(f"{_TABLE}formula"):
            yield (row, column), f"={formula.partition('=')[2]}"
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
