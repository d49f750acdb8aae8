"""The workbook a person sent, returned with one more column: what is said about each row.

An ordinary .xlsx keeps its looks; other formats and very large files come back as a plain .xlsx with the
same cells. Whatever is written is text: nothing of ours or of the file's own words becomes a formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet as NewSheet

from registry.spreadsheet.formulas import formulas
from registry.spreadsheet.guard import sniff
from registry.spreadsheet.limits import DEFAULT_LIMITS, Limits
from registry.spreadsheet.reading import Sheet, opened

TITLE = "Замечания"
LARGEST_EDITED = 2 * 2**20
"""Files beyond this many bytes are written anew: to edit a workbook it must be held in memory whole."""

Remarks = Mapping[str, Mapping[int, list[str]]]
_WIDTH = 60
_FAULT = PatternFill("solid", fgColor="FFF8D7DA")
_NOTE = PatternFill("solid", fgColor="FFFFF3CD")


def with_remarks(
    source: bytes,
    name: str,
    remarks: Remarks,
    header_rows: Mapping[str, int],
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """The file as .xlsx with the column «Замечания». ``remarks``: sheet → row → texts; rows count from 1.

    Raises UnreadableSpreadsheet like reading does.
    """
    kind = sniff(source, name, limits)
    if kind == "xlsx" and len(source) <= LARGEST_EDITED:
        formulas(source, kind, name, limits)  # The pass that refuses what must not be opened.
        return _edited(source, remarks, header_rows)
    return _written_anew(source, name, remarks, header_rows, limits)


def _edited(source: bytes, remarks: Remarks, header_rows: Mapping[str, int]) -> bytes:
    book = load_workbook(BytesIO(source), keep_links=False)
    for sheet in book.worksheets:
        rows = remarks.get(sheet.title, {})
        if rows or sheet.title in header_rows:
            _add_column(sheet, rows, header_rows.get(sheet.title, 1))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _add_column(sheet: Worksheet, rows: Mapping[int, list[str]], header_row: int) -> None:
    column = _column_for_remarks(sheet, header_row)
    for row in range(1, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        if isinstance(cell, Cell) and row not in rows and cell.value is not None:
            cell.value = None  # A remark of an earlier import.
    _set_text(sheet.cell(header_row, column), TITLE)
    _copy_look(sheet.cell(header_row, max(1, column - 1)), sheet.cell(header_row, column))
    for row, texts in rows.items():
        cell = sheet.cell(row, column)
        if row != header_row:
            _set_text(cell, "\n".join(texts))
            cell.fill = _FAULT if any(text.startswith("Ошибка") for text in texts) else _NOTE
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[get_column_letter(column)].width = _WIDTH


def _column_for_remarks(sheet: Worksheet, header_row: int) -> int:
    """The column of an earlier import's remarks, else the first one right of everything."""
    last = 1
    for cells in sheet.iter_rows(min_row=1, max_row=sheet.max_row):
        for cell in cells:
            if cell.value is not None:
                if cell.row == header_row and cell.value == TITLE:
                    return cell.column
                last = max(last, cell.column)
    return last + 1


def _copy_look(pattern: Cell | MergedCell, cell: Cell | MergedCell) -> None:
    if isinstance(pattern, Cell) and isinstance(cell, Cell):
        cell.font, cell.fill = copy(pattern.font), copy(pattern.fill)  # type: ignore[assignment]
        cell.border, cell.alignment = copy(pattern.border), copy(pattern.alignment)  # type: ignore[assignment]


def _set_text(cell: object, text: str) -> None:
    if isinstance(cell, Cell):
        cell.value = text
        cell.data_type = "s"  # Else a text that begins with «=» would be a formula.


def _written_anew(
    source: bytes, name: str, remarks: Remarks, header_rows: Mapping[str, int], limits: Limits
) -> bytes:
    target = BytesIO()
    with Workbook(target, {"constant_memory": True}) as book, opened(source, name, limits) as sheets:
        date_look = book.add_format({"num_format": "dd.mm.yyyy"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF3CD"})
        for sheet in sheets:
            copied = book.add_worksheet(_sheet_name(sheet.name))
            header_row = header_rows.get(sheet.name, 1)
            _copy_sheet(sheet, copied, remarks.get(sheet.name, {}), header_row, (date_look, wrapped))
    return target.getvalue()


def _copy_sheet(
    sheet: Sheet,
    copied: NewSheet,
    rows: Mapping[int, list[str]],
    header_row: int,
    looks: tuple[Format, Format],
) -> None:
    for batch in sheet.batches:
        width = len(batch.columns)
        for index in range(batch.height):
            number = batch.first_row + index
            values = batch.row(index)
            stated = TITLE if number == header_row else "\n".join(rows.get(number, ()))
            for column, value in enumerate(values):
                _write(copied, number - 1, column, value, looks[0])
            if stated:
                copied.write_string(number - 1, width, stated, looks[1])


def _write(sheet: NewSheet, row: int, column: int, value: object, date_look: Format) -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value)
    elif isinstance(value, date):
        sheet.write(row, column, value, date_look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)


def _sheet_name(name: str) -> str:
    return name[:31] or "Лист1"
