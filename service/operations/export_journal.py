"""The journal as a workbook for Excel: every line the filters find, in the order of numbers.

Numbers held or never used stand among the papers, so that nobody looks for a missing one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from registry import accounts, journal, registers
from registry.registers import Line, State
from service.access import Actor
from service.parts import Parts

HEADINGS = (
    ("Журнал", 28),
    ("Номер", 12),
    ("Дата", 12),
    ("Документ", 46),
    ("Кого касается", 60),
    ("Состояние", 14),
    ("Почему аннулирован", 34),
    ("Кто выпустил", 18),
)
STATES: dict[State, str] = {
    "issued": "действует",
    "void": "аннулирован",
    "held": "номер забронирован",
    "unused": "номер не использован",
}


def export_journal(parts: Parts, actor: Actor, query: journal.Query, at: datetime) -> bytes:
    """An .xlsx whose cells are texts and dates only: a name that begins with «=» is never a formula.

    Raises Forbidden.
    """
    actor.require("view_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        titles = {code: title for code, title, _ in journal.series(uow.session, actor.organisation_id)}
        lines = registers.lines(uow.session, actor.organisation_id, query, at.date())
        names = accounts.display_names(uow.session, {line.by for line in lines})
    return workbook(
        "Журнал",
        HEADINGS,
        [
            (
                titles.get(line.series_code, line.series_code), line.number, line.dated, line.title,
                "; ".join(line.about), STATES[line.state], line.note, names.get(line.by, line.by),
            )
            for line in lines
        ],
    )  # fmt: skip


def workbook(title: str, headings: Sequence[tuple[str, int]], rows: Sequence[Sequence[object]]) -> bytes:
    """A sheet of texts and days under headings with their widths; filters and a header that stays."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    for column, (heading, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    sheet.write_string(number, column, value, plain)
            elif value is not None:
                sheet.write_datetime(number, column, value, day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    book.close()
    return kept.getvalue()


def line_texts(line: Line) -> tuple[str, str]:
    """Whom a line is about and what is to be remarked of it, for the printed register."""
    remark = STATES[line.state] if line.state != "issued" else ""
    return "; ".join(line.about), ": ".join(part for part in (remark, line.note) if part)
