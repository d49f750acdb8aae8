"""Spreadsheets for the tests: rows in, bytes of a file out."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from registry.importing.people import PeopleReport, read

ON = date(2026, 9, 1)
HEADER = ["ФИО", "Дата рождения", "Должность", "Дата приёма", "Стаж", "Эл. почта"]


def person(
    name: str = "Иванова Мария Петровна",
    *,
    birth: object = date(1985, 4, 12),
    post: object = "учитель физики",
    hired: object = date(2010, 8, 25),
    years: object = 12,
    email: object = "ivanova@school.example",
) -> list[object]:
    """A row that is right; a test names what is wrong in its own."""
    return [name, birth, post, hired, years, email]  # fmt: skip


def xlsx(
    *rows: Sequence[object],
    name: str = "Лист1",
    merged: Iterable[tuple[int, int, int, int]] = (),
    sheets: dict[str, list[Sequence[object]]] | None = None,
    hidden: Iterable[str] = (),
) -> bytes:
    """A workbook of one sheet of ``rows``, or of several ``sheets``; «=… -> 5» is a formula and its value."""
    stream = BytesIO()
    with Workbook(stream) as book:
        dated = book.add_format({"num_format": "dd.mm.yyyy"})
        for title, lines in (sheets or {name: list(rows)}).items():
            sheet = book.add_worksheet(title)
            if title in hidden:
                sheet.hide()
            for number, row in enumerate(lines):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write(number, column, value, dated)
                    elif isinstance(value, str) and value.startswith("=") and " -> " in value:
                        formula, _, result = value.partition(" -> ")
                        known = int(result) if result.isdigit() else result
                        sheet.write_formula(number, column, formula, None, known)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    else:
                        sheet.write(number, column, value)
            for area in merged:
                sheet.merge_range(*area, lines[area[0]][area[1]])
    return stream.getvalue()


def csv_bytes(*rows: Sequence[str], encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def repacked(source: bytes, changed: dict[str, bytes]) -> bytes:
    """The same package with some parts put in or replaced."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member not in changed:
                new.writestr(member, old.read(member))
        for member, content in changed.items():
            new.writestr(member, content)
    return target.getvalue()


def people_of(*rows: Sequence[object], header: Sequence[object] = HEADER) -> PeopleReport:
    """What the import says of a sheet of these rows under the header."""
    return read(xlsx(header, *rows), "список.xlsx", on=ON)


def codes(report: PeopleReport) -> list[str]:
    return [fault.code for fault in report.faults]
