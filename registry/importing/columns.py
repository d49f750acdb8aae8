"""Whole columns of cells cleaned at once, each distinct value once.

Lists repeat themselves (posts, departments, dates), and most of what does not repeat is clean already; so a
column is first tried whole, and only what stands out is looked at cell by cell. Knows no rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from registry.importing import cells
from registry.importing.cells import Cell, Cleaner
from registry.importing.names import CLEAN, clean_name
from registry.importing.report import Remark

_MEMORY = 50_000
_LONG = 1_000
_PLAIN_NUMBER = re.compile(r"[0-9А-ЯЁа-яё/\n-]*")
_PLAIN_EMAIL = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_PLAIN_TEXT = re.compile(r"[А-ЯЁа-яё0-9 .,;:()«»№/+\n-]*")

Odd = Callable[[list[Any]], list[int]]
"""Gives the indexes of the cells that cannot stay as they are; the rest is not looked at."""


class ColumnCleaner:
    """A cleaner of one field's columns; it remembers the values it met."""

    def __init__(self, clean: Cleaner, odd: Odd | None = None) -> None:
        self._clean = clean
        self._odd = odd
        self._known: dict[object, Cell] = {}
        self._quiet: set[object] = set()  # Values that are clean as they stand.

    def clean(
        self, column: list[Any], odd: list[int] | None = None
    ) -> tuple[list[Any], list[tuple[int, Cell]]]:
        """The values, and the cells that have something to say, by their index.

        ``odd`` are the indexes to look at, when the caller already knows them.
        """
        if odd is None and self._odd is not None:
            odd = self._odd(column)
        if odd is None:
            return self._clean_all(column)
        if not odd:
            return column, []
        values, remarked = self._clean_all([column[index] for index in odd])
        whole = list(column)
        for index, value in zip(odd, values, strict=True):
            whole[index] = value
        return whole, [(odd[place], cell) for place, cell in remarked]

    def _clean_all(self, column: list[Any]) -> tuple[list[Any], list[tuple[int, Cell]]]:
        distinct = set(column)
        if distinct <= self._quiet:
            return column, []
        self._learn(distinct)
        found = list(map(self._known.__getitem__, column))
        return [cell.value for cell in found], [
            (index, cell) for index, cell in enumerate(found) if cell.notes or cell.fault
        ]

    def _learn(self, distinct: set[object]) -> None:
        if len(self._known) > _MEMORY:
            self._known.clear()
            self._quiet.clear()
        for value in distinct - self._known.keys():
            cell = self._known[value] = self._clean(value)
            if not cell.notes and not cell.fault and type(cell.value) is type(value) and cell.value == value:
                self._quiet.add(value)


def all_text(column: list[Any]) -> bool:
    return set(map(type, column)) == {str}


def _unless_all(pattern: re.Pattern[str]) -> Odd:
    """For a pattern over the whole column joined by line ends: all of it is plain, or all is looked at."""

    def odd(column: list[Any]) -> list[int]:
        everything = list(range(len(column)))
        if not all_text(column) or max(map(len, column)) > _LONG:
            return everything
        joined = "\n".join(["", *column, ""])
        is_tidy = "  " not in joined and " \n" not in joined and "\n " not in joined and "\n-\n" not in joined
        return [] if is_tidy and pattern.fullmatch(joined) else everything

    return odd


def _unless_each(pattern: re.Pattern[str]) -> Odd:
    def odd(column: list[Any]) -> list[int]:
        if not all_text(column):
            return list(range(len(column)))
        return [index for index, match in enumerate(map(pattern.fullmatch, column)) if match is None]

    return odd


def _dates_unless(last: date) -> Odd:
    first = date(1900, 1, 1)
    return lambda column: [
        index
        for index, value in enumerate(column)
        if value.__class__ is not date or not first <= value <= last
    ]


def unordinary_names(column: list[Any]) -> list[int]:
    """Indexes of what is not an ordinary full name; everything between them needs no look."""
    return [index for index, match in enumerate(map(CLEAN.fullmatch, column)) if match is None]


def cleaners(on: date) -> dict[str, ColumnCleaner]:
    """A cleaner for every field of people; dates of the past are bounded by ``on``."""
    past, until = cells.past_date(on), _dates_unless(on)
    text, number = _unless_all(_PLAIN_TEXT), _unless_all(_PLAIN_NUMBER)
    made = {
        "full_name": ColumnCleaner(clean_name),
        "personnel_number": ColumnCleaner(cells.clean_russian, number),
        "gender": ColumnCleaner(cells.clean_gender),
        "birth_date": ColumnCleaner(past, until),
        "position": ColumnCleaner(cells.clean_position),
        "department": ColumnCleaner(cells.clean_label),
        "class_label": ColumnCleaner(cells.clean_class),
        "employer": ColumnCleaner(cells.clean_label),
        "hired_on": ColumnCleaner(past, until),
        "dismissed_on": ColumnCleaner(cells.clean_date),
        "contract": ColumnCleaner(cells.contract(on)),
        "contract_number": ColumnCleaner(cells.clean_russian, number),
        "contract_date": ColumnCleaner(past, until),
        "experience_years": ColumnCleaner(cells.clean_years),
        "category": ColumnCleaner(cells.clean_category),
        "email": ColumnCleaner(cells.clean_email, _unless_each(_PLAIN_EMAIL)),
        "phone": ColumnCleaner(cells.clean_phone),
        "passport": ColumnCleaner(cells.clean_text, text),
        "address": ColumnCleaner(cells.clean_text, text),
        "basis": ColumnCleaner(cells.clean_text, text),
        "parent_relation": ColumnCleaner(cells.clean_russian),
    }
    for parent in ("mother", "father", "parent"):
        made[f"{parent}_name"] = ColumnCleaner(_name_or_nothing)
        made[f"{parent}_birth_date"] = ColumnCleaner(past, until)
        made[f"{parent}_phone"] = ColumnCleaner(cells.clean_phone)
        made[f"{parent}_passport"] = ColumnCleaner(cells.clean_text, text)
        made[f"{parent}_address"] = ColumnCleaner(cells.clean_text, text)
        made[f"{parent}_email"] = ColumnCleaner(cells.clean_email)
    return made


def _name_or_nothing(value: object) -> Cell:
    cell = cells.plain(value)
    return clean_name(value) if cell.value or cell.fault else Cell("")


def formula_note(formula: str, value: object) -> Remark:
    if value == "":
        return Remark(
            "formula",
            f"В ячейке формула без значения, она прочитана как текст «{formula[:60]}»; "
            "если нужно значение, откройте файл в Excel, сохраните и загрузите снова.",
        )
    return Remark("formula", "В ячейке формула; взято её последнее значение как текст.")
