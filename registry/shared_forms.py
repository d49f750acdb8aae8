"""The list of confirmed forms that schools share, as a table: parts of names, one a row, and nothing else.

A surname stands apart from any first name, in the order of the alphabet: the table tells of no person. Knows
files and rows; which names they apply to is asked elsewhere.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from xlsxwriter import Workbook

from registry.errors import UnreadableSpreadsheet
from registry.importing.report import Fault
from registry.snapshot import CASES, Gender
from registry.spreadsheet.reading import opened
from registry.spreadsheet.text import fold, mend_spaces

Part = Literal["surname", "first_name", "patronymic"]

PARTS: dict[Part, str] = {"surname": "фамилия", "first_name": "имя", "patronymic": "отчество"}
GENDERS: dict[Gender, str] = {"m": "м", "f": "ж"}
OBLIQUE = CASES[1:]
HEADINGS = (
    "Часть имени", "Написание", "Пол",
    "Родительный", "Дательный", "Винительный", "Творительный", "Предложный",
)  # fmt: skip
HEADER_WITHIN = 20
_WRITABLE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’`-])*")
"""A letter, then letters, spaces, hyphens, apostrophes: no cell of the table can be a formula."""


@dataclass(frozen=True, slots=True)
class SharedForm:
    """One part of a name and its five oblique forms."""

    part: Part
    spelling: str
    gender: Gender
    forms: Mapping[str, str]

    @property
    def key(self) -> tuple[Part, str, Gender]:
        return self.part, self.spelling, self.gender

    @property
    def is_writable(self) -> bool:
        return all(_WRITABLE.fullmatch(text) for text in (self.spelling, *self.forms.values()))


@dataclass(frozen=True, slots=True)
class SharedList:
    """What was read of a table: the good rows, and what is wrong with the others."""

    rows: tuple[SharedForm, ...]
    faults: tuple[Fault, ...] = field(default=())


def as_csv(rows: Iterable[SharedForm]) -> bytes:
    """The table for any program: UTF-8 with its mark, semicolons, as Russian Excel opens it."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";")
    writer.writerow(HEADINGS)
    writer.writerows(_cells(row) for row in _in_order(rows))
    return kept.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[SharedForm]) -> bytes:
    kept = io.BytesIO()
    with Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet("Формы имён")
        sheet.set_column(0, len(HEADINGS) - 1, 20)
        sheet.freeze_panes(1, 0)
        for number, cells in enumerate([HEADINGS, *map(_cells, _in_order(rows))]):
            for column, text in enumerate(cells):
                sheet.write_string(number, column, text, None if number else bold)
    return kept.getvalue()


def read(source: bytes, name: str) -> SharedList:
    """The rows of a table in any accepted format; every fault comes at once. Raises UnreadableSpreadsheet."""
    found: dict[tuple[Part, str, Gender], SharedForm] = {}
    refused: set[tuple[Part, str, Gender]] = set()
    faults: list[Fault] = []
    with opened(source, name) as sheets:
        sheet = next(sheets)
        lines = (
            (batch.first_row + index, [_text(cell) for cell in batch.row(index)])
            for batch in sheet.batches
            for index in range(batch.height)
        )
        for number, row in _rows(lines, name):
            one = _shared(row)
            if isinstance(one, str):
                faults.append(Fault(sheet.name, number, "", "shared_form", one))
            elif found.setdefault(one.key, one) != one:
                refused.add(one.key)
                faults.append(Fault(sheet.name, number, "", "shared_form", _TWICE))
    kept = tuple(one for key, one in found.items() if key not in refused)
    return SharedList(kept, tuple(faults))


_TWICE = "То же написание стоит в списке ещё раз с другими формами: оставьте одну строку."


def _rows(lines: Iterator[tuple[int, list[str]]], name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows under the header, their cells in the order of ``HEADINGS``. Raises UnreadableSpreadsheet."""
    wanted = [fold(heading) for heading in HEADINGS]
    columns: list[int] | None = None
    for number, cells in lines:
        if columns is None:
            told = [fold(cell) for cell in cells]
            if set(wanted) <= set(told):
                columns = [told.index(heading) for heading in wanted]
            elif number > HEADER_WITHIN:
                break
        elif any(cells):
            yield number, [cells[column] for column in columns]
    if columns is None:
        raise UnreadableSpreadsheet(
            f"Это не список форм: в его шапке стоят {', '.join(f'«{one}»' for one in HEADINGS)}.", place=name
        )


def _shared(row: Sequence[str]) -> SharedForm | str:
    """A row of the table, or what is wrong with it."""
    told_part, spelling, told_gender, *forms = row
    part = next((part for part, title in PARTS.items() if fold(told_part) == title), None)
    gender = next((gender for gender, title in GENDERS.items() if fold(told_gender).startswith(title)), None)
    if part is None or gender is None:
        return "Первым стоит «фамилия», «имя» или «отчество», третьим – пол: «м» или «ж»."
    one = SharedForm(part, spelling, gender, dict(zip(OBLIQUE, forms, strict=True)))
    if not one.is_writable:
        return "В написании и в формах стоят только слова, пустых клеток не бывает."
    if any(len(form.split()) != len(spelling.split()) for form in forms):
        return "В каждом падеже должно быть столько же слов, сколько в написании."
    return one


def _cells(row: SharedForm) -> tuple[str, ...]:
    return (PARTS[row.part], row.spelling, GENDERS[row.gender], *(row.forms[case] for case in OBLIQUE))


def _in_order(rows: Iterable[SharedForm]) -> list[SharedForm]:
    return sorted(rows, key=lambda row: (list(PARTS).index(row.part), fold(row.spelling), row.gender))


def _text(cell: object) -> str:
    return mend_spaces(cell) if isinstance(cell, str) else ""
