"""The numbers of an issued report as a workbook: those of its own snapshot, so that paper and table agree."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

from registry import journal, snapshot_json
from registry.errors import NotFound
from registry.indicator_facts import Indicator
from service.access import Actor
from service.operations.take_document import File, paper_name, require_paper
from service.parts import Parts

HEADINGS = (
    ("Код", 8), ("Показатель", 60), ("Единица", 12), ("Числитель", 12), ("Знаменатель", 14),
    ("Отчётная дата", 16), ("Год назад", 14), ("Пояснение", 50),
)  # fmt: skip
UNITS = {"share": "%", "count": "ед.", "mean": "балл"}
NO_NUMBERS = "В этом документе нет показателей, выгружать нечего."
UNKNOWN, HIDDEN = "нет данных", "скрыто: группа меньше 5"
Cell = str | Decimal


def export_numbers(parts: Parts, actor: Actor, document_id: int, at: datetime) -> File:
    """An .xlsx of the indicators the paper told and their parts; texts and numbers, never a formula.

    Raises NotFound (also when the paper tells no indicators), Forbidden.
    """
    with parts.reading(actor, at) as uow:
        record = journal.get(uow.session, document_id)
        require_paper(parts, actor, record)
        kept = snapshot_json.load(journal.snapshot(uow, document_id))
    subject = snapshot_json.read_subject(kept) if kept.get("subject") else None
    if subject is None or subject.indicators is None:
        raise NotFound(NO_NUMBERS)
    told = subject.indicators.told(kept["inputs"])
    rows = [_row(one) for one in told.items if not one.cut_only]
    cuts = [row for one in told.items for row in _cuts(one)]
    book = _book(subject.organisation.full_name, f"на {told.on:%d.%m.%Y}", rows, cuts)
    return File(f"{paper_name(record)}.xlsx", book)


def _row(one: Indicator) -> tuple[Cell, ...]:
    if one.is_hidden:
        return (
            one.code,
            one.title,
            UNITS[one.unit],
            HIDDEN,
            HIDDEN,
            HIDDEN,
            _cell(one.value_before),
            one.note,
        )
    part, whole = (_cell(one.now.part), _cell(one.now.whole)) if one.unit == "share" else ("", "")
    return (
        one.code, one.title, UNITS[one.unit], part, whole,
        _cell(one.value), _cell(one.value_before), one.note,
    )  # fmt: skip


def _cell(value: Decimal | None) -> Cell:
    return UNKNOWN if value is None else value


def _cuts(one: Indicator) -> Iterator[tuple[Cell, ...]]:
    for title, count in one.shown_cuts:
        yield one.code, one.title, one.by, title, HIDDEN if count is None else Decimal(count)
    if one.cuts:
        yield one.code, one.title, one.by, "Итого", Decimal(sum(cut.count for cut in one.cuts))


def _book(school: str, day: str, rows: Sequence[Sequence[Cell]], cuts: Sequence[Sequence[Cell]]) -> bytes:
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, options)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    parts = (("Код", 8), ("Показатель", 50), ("По чему", 26), ("Часть", 34), ("Число", 24))
    for title, headings, lines in (("Показатели", HEADINGS, rows), ("Разрезы", parts, cuts)):
        sheet = book.add_worksheet(title)
        sheet.write_string(0, 0, f"{school}, {day}")
        for column, (heading, width) in enumerate(headings):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, heading, bold)
        for number, line in enumerate(lines, start=2):
            for column, value in enumerate(line):
                if isinstance(value, Decimal):
                    sheet.write_number(number, column, float(value), plain)
                else:
                    sheet.write_string(number, column, value, plain)
        sheet.freeze_panes(2, 0)
    book.close()
    return kept.getvalue()
