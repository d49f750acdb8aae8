"""The matrix «Готовность» as a workbook: one sheet for the whole, one with what is to be done and why."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from registry.readiness import OPEN, STATES
from service.access import Actor
from service.operations.school_readiness import Readiness, Wanted, is_wanted, read_readiness
from service.parts import Parts

_COLOURS = {
    "present": "#E6F4EA",
    "missing": "#FFF4D6",
    "overdue": "#FDECEB",
    "stale": "#FDECEB",
    "not_needed": "#F1F3F5",
}
_TASKS = (
    ("Наставник", 34),
    ("Наставляемые", 40),
    ("Документ", 44),
    ("Состояние", 14),
    ("Почему", 50),
    ("Срок", 12),
)


def export_readiness(parts: Parts, actor: Actor, wanted: Wanted, at: datetime) -> bytes:
    """An .xlsx whose cells are texts and dates only: a name that begins with «=» is never a formula.

    Raises Forbidden.
    """
    found = read_readiness(parts, actor, wanted, at)
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    _matrix(book, found)
    _tasks(book, found, wanted)
    book.close()
    return kept.getvalue()


def _matrix(book: Any, found: Readiness) -> None:
    sheet = book.add_worksheet("Готовность")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    looks = {
        state: book.add_format({"bg_color": colour, "valign": "top"}) for state, colour in _COLOURS.items()
    }
    headings = ("Наставник", "Наставляемые", "Подразделение", *(paper.short for paper in found.papers))
    for column, title in enumerate(headings):
        sheet.set_column(column, column, 34 if column < 2 else 17)
        sheet.write_string(0, column, title, bold)
    for line, row in enumerate(found.rows, start=1):
        for column, text in enumerate((row.mentor, ", ".join(row.mentees), row.department)):
            sheet.write_string(line, column, text, plain)
        for column, cell in enumerate(row.cells, start=3):
            sheet.write_string(line, column, STATES[cell.state], looks[cell.state])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(found.rows), 1), len(headings) - 1)


def _tasks(book: Any, found: Readiness, wanted: Wanted) -> None:
    sheet = book.add_worksheet("Что сделать")
    bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    for column, (title, width) in enumerate(_TASKS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    lines = [one for one in found.lines if one.cell.state in OPEN and is_wanted(one.cell, wanted)]
    for number, one in enumerate(lines, start=1):
        row, cell = one.row, one.cell
        texts = (row.mentor, ", ".join(row.mentees), cell.paper.title, STATES[cell.state], cell.reason)
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, plain)
        if cell.due is not None:
            sheet.write_datetime(number, len(texts), datetime(*cell.due.timetuple()[:3]), day)  # noqa: DTZ001 - a day.
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(lines), 1), len(_TASKS) - 1)
