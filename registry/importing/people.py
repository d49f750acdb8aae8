"""Reading a list of people: staff, pupils with their parents, outside partners.

Gives every fault at once and saves nothing. Knows lists and rows; knows neither the database nor the clock.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from registry.importing import checks
from registry.importing.columns import ColumnCleaner, cleaners
from registry.importing.fields import PEOPLE, synonyms
from registry.importing.mapping import SheetMapping, check_mapping, note_mapping
from registry.importing.people_sheet import NAMES, PeopleReport, PeopleSheet
from registry.importing.report import Remark
from registry.spreadsheet.header import Vocabulary, find
from registry.spreadsheet.limits import DEFAULT_LIMITS, Limits
from registry.spreadsheet.reading import Sheet, opened

__all__ = ["PeopleReport", "read"]

NO_HEADER = Remark(
    "header_not_found",
    "Не найдена строка с заголовками столбцов: нужен столбец «ФИО» (или «Фамилия») и хотя бы ещё один, "
    "например «Дата рождения» или «Должность».",
)


EMPTY = Remark("file_empty", "В файле нет ни одной заполненной строки на видимых листах.")
_VOCABULARY = Vocabulary(synonyms(PEOPLE))


def read(
    source: bytes,
    name: str,
    *,
    on: date,
    mapping: SheetMapping | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> PeopleReport:
    """Read a file of any accepted kind. ``on`` is today: what is later than it has not happened yet.

    ``mapping`` gives, sheet by sheet, fields to headers ("" leaves a column out); for a sheet it does not
    name the words of the headers decide. Raises UnreadableSpreadsheet, and InvalidFact for a field that is
    not there.
    """
    check_mapping(mapping, PEOPLE.keys())
    report = PeopleReport()
    seen, cleaning = checks.Seen(), cleaners(on)
    headless: list[Sheet] = []
    with _collector_at_rest(), opened(source, name, limits) as sheets:
        for sheet in sheets:
            _read_sheet(sheet, report, seen, cleaning, on, (mapping or {}).get(sheet.name), headless)
    if headless and not report.mapping:
        for sheet in headless:
            report.fault(sheet.name, 1, "", NO_HEADER)
    if not headless and not report.mapping:
        report.fault("", 1, "", EMPTY)
    report.sort()
    return report


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rows make no circles, and walking a million of them over and over takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_sheet(
    sheet: Sheet,
    report: PeopleReport,
    seen: checks.Seen,
    cleaning: dict[str, ColumnCleaner],
    on: date,
    given: Mapping[str, str] | None,
    headless: list[Sheet],
) -> None:
    first = next(sheet.batches, None)
    if first is None:
        return
    if not sheet.visible:
        report.note(sheet.name, 1, "", Remark("sheet_hidden", "Скрытый лист не прочитан."))
        return
    header = find(sheet, first, _VOCABULARY, NAMES, given)
    if header is None:
        headless.append(sheet)
        report.note(sheet.name, 1, "", Remark("sheet_skipped", "На листе нет списка людей, он пропущен."))
        return
    note_mapping(report, sheet, header, {name: field.title for name, field in PEOPLE.items()})
    reader = PeopleSheet(sheet, header, report, seen, cleaning, on)
    reader.take(first)
    for batch in sheet.batches:
        reader.take(batch)
