"""Reading a list of pairs and groups: who mentors whom, found among the registry's people.

Gives every fault at once and saves nothing. Knows sheets; what stands on one, ``pairs_sheet`` knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from registry.importing import cells
from registry.importing.fields import PAIRS, PLANS, synonyms
from registry.importing.mapping import SheetMapping, check_mapping, note_mapping
from registry.importing.matching import PeopleIndex
from registry.importing.pair_rows import PairRow, PairsReport
from registry.importing.pairs_sheet import PairsSheet, lines_below
from registry.importing.report import Remark
from registry.snapshot import Activity
from registry.spreadsheet.header import Header, Vocabulary, find
from registry.spreadsheet.limits import DEFAULT_LIMITS, Limits
from registry.spreadsheet.reading import Batch, Sheet, opened
from registry.spreadsheet.text import fold

__all__ = ["PairRow", "PairsReport", "read"]

NO_HEADER = Remark(
    "header_not_found",
    "Не найдена строка с заголовками столбцов: нужны столбцы «Наставник» и «Наставляемый».",
)
EMPTY = Remark("file_empty", "В файле нет ни одной заполненной строки на видимых листах.")
_PAIR_WORDS, _PLAN_WORDS = Vocabulary(synonyms(PAIRS)), Vocabulary(synonyms(PLANS))


def read(
    source: bytes,
    name: str,
    index: PeopleIndex,
    *,
    takes_terms: bool = True,
    mapping: SheetMapping | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> PairsReport:
    """Read pairs and, from a sheet of plans, their activities. Raises UnreadableSpreadsheet and InvalidFact.

    ``index`` holds the people pairs are made of; ``mapping`` gives fields to headers, sheet by sheet. Without
    ``takes_terms`` what the list says of sums and hours is passed over, and a note tells it.
    """
    check_mapping(mapping, {*PAIRS, *PLANS})
    report = PairsReport()
    plans: dict[str, list[Activity]] = {}
    skipped: list[str] = []

    def read_pairs(sheet: Sheet, header: Header, first: Batch) -> None:
        PairsSheet(sheet, header, report, index, takes_terms=takes_terms).read(first)

    with opened(source, name, limits) as sheets:
        for sheet in sheets:
            _read_sheet(sheet, report, plans, skipped, read_pairs, (mapping or {}).get(sheet.name))
    if skipped and not report.mapping:
        for sheet_name in skipped:
            report.fault(sheet_name, 1, "", NO_HEADER)
    if not skipped and not report.mapping:
        report.fault("", 1, "", EMPTY)
    report.pairs = [
        replace(pair, activities=tuple(plans.get(fold(pair.number), ()))) for pair in report.pairs
    ]
    report.sort()
    return report


def _read_sheet(
    sheet: Sheet,
    report: PairsReport,
    plans: dict[str, list[Activity]],
    skipped: list[str],
    read_pairs: Callable[[Sheet, Header, Batch], None],
    given: Mapping[str, str] | None,
) -> None:
    first = next(sheet.batches, None)
    if first is None or not sheet.visible:
        return
    if header := find(sheet, first, _PAIR_WORDS, frozenset({"mentor"}), given):
        note_mapping(report, sheet, header, {name: known.title for name, known in PAIRS.items()})
        read_pairs(sheet, header, first)
    elif header := find(sheet, first, _PLAN_WORDS, frozenset({"title"}), given):
        note_mapping(report, sheet, header, {name: known.title for name, known in PLANS.items()})
        _read_plans(sheet, header, first, plans, report)
    else:
        skipped.append(sheet.name)
        report.note(sheet.name, 1, "", Remark("sheet_skipped", "На листе нет списка пар, он пропущен."))


def _read_plans(
    sheet: Sheet, header: Header, first: Batch, plans: dict[str, list[Activity]], report: PairsReport
) -> None:
    """The rows of the sheet of plans, by the number of their pair; merged numbers go on downwards."""
    number = ""
    for row_number, row in lines_below(sheet, header, first):
        told = {}
        for name, column in header.fields.items():
            cell = cells.clean_text(row[column.index] if column.index < len(row) else "")
            told[name] = str(cell.value)
            if cell.fault:
                report.fault(sheet.name, row_number, column.header, cell.fault)
        number = fold(told.get("number", "")) or number
        if not told.get("title"):
            continue
        rows = plans.setdefault(number, [])
        rows.append(
            Activity(
                len(rows) + 1,
                told.get("section", ""),
                told["title"],
                told.get("kind", ""),
                told.get("term", ""),
                told.get("responsible", ""),
                told.get("planned_result", ""),
            )
        )
