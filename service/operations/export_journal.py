"""The journal as a workbook for Excel: every line the filters find, and whom each paper is about."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import xlsxwriter

from registry import journal
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.paper_subjects import about_whom
from service.parts import Parts

SIZE = 500
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


def export_journal(parts: Parts, actor: Actor, query: journal.Query, at: datetime) -> bytes:
    """An .xlsx whose cells are texts and dates only: a name that begins with «=» is never a formula.

    Raises Forbidden.
    """
    actor.require("view_school", actor.organisation_id)
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    sheet = book.add_worksheet("Журнал")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    for column, (title, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    with parts.reading(actor, at) as uow:
        titles = {code: title for code, title, _ in journal.series(uow.session, actor.organisation_id)}
        last = 0
        for last, (record, about) in enumerate(_lines(uow, actor, query, at), start=1):
            texts = _texts(record, about, titles)
            for column, text in enumerate(texts):
                if text:
                    sheet.write_string(last, column, text, plain)
            sheet.write_datetime(last, 2, datetime(*record.dated.timetuple()[:3]), day)  # noqa: DTZ001 - a day.
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(HEADINGS) - 1)
    book.close()
    return kept.getvalue()


def _texts(record: Record, about: str, titles: dict[str, str]) -> tuple[str, ...]:
    """The line's texts in the order of the headings; the date is written apart."""
    return (
        titles.get(record.series_code, record.series_code),
        record.number,
        "",
        record.title,
        about,
        "действует" if record.status == "issued" else "аннулирован",
        record.void_reason,
        record.issued_by,
    )


def _lines(uow: UnitOfWork, actor: Actor, query: journal.Query, at: datetime) -> Iterator[tuple[Record, str]]:
    """Page by page, so that a long journal is not read at once."""
    page = replace(query, page=1, size=SIZE)
    while True:
        found = journal.search(uow.session, actor.organisation_id, page)
        about = about_whom(uow, found.rows, at.date())
        yield from ((one, "; ".join(subject.name for subject in about[one.id])) for one in found.rows)
        if page.page >= found.last_number:
            return
        page = replace(page, page=page.page + 1)
