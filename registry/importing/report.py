"""What an import has to say: how many rows, every fault with its place, and what was mended.

Knows places and words; knows neither files nor tables of the registry.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

NOTES_KEPT = 1_000
"""Beyond so many only the count of each kind is kept: a person does not read more, and memory has a bound."""


class Remark(NamedTuple):
    """What is wrong with a value, or what was mended in it, before its place is known."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is not accepted; ``row`` is the sheet's own number, ``column`` the header as in the file."""

    sheet: str
    row: int
    column: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was mended or understood on the person's behalf; the row is accepted."""

    sheet: str
    row: int
    column: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """What a column was taken for: ``field`` is empty for a column left out, ``how`` says why."""

    sheet: str
    column: str
    field: str
    title: str
    how: str


@dataclass(slots=True)
class Findings:
    """Faults, notes and the mapping, as they gather while a file is read."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    note_counts: Counter[str] = field(default_factory=Counter)
    mapping: list[MappedColumn] = field(default_factory=list)
    header_rows: dict[str, int] = field(default_factory=dict)
    accepted: int = 0
    rejected: int = 0
    _told: set[tuple[str, str, str]] = field(default_factory=set)

    def fault(self, sheet: str, row: int, column: str, remark: Remark) -> None:
        self.faults.append(Fault(sheet, row, column, remark.code, remark.message))

    def note(self, sheet: str, row: int, column: str, remark: Remark) -> None:
        self.note_counts[remark.code] += 1
        if len(self.notes) < NOTES_KEPT:
            self.notes.append(Note(sheet, row, column, remark.code, remark.message))

    def note_once(self, sheet: str, row: int, column: str, remark: Remark) -> None:
        """A note that would be the same in every row of a column: told once, at its header."""
        place = (sheet, column, remark.code)
        if place not in self._told:
            self._told.add(place)
            self.note(sheet, row, column, remark)

    def sort(self) -> None:
        """Put faults and notes in the order in which a person goes down the sheets."""
        sheets = {column.sheet: index for index, column in reversed(list(enumerate(self.mapping)))}

        def place(remark: Fault | Note) -> tuple[int, str, int]:
            return sheets.get(remark.sheet, len(self.mapping)), remark.sheet, remark.row

        self.faults.sort(key=place)
        self.notes.sort(key=place)

    def remarks(self) -> dict[str, dict[int, list[str]]]:
        """Sheet → row → what to write beside it: the faults first, then what was mended."""
        rows: dict[str, dict[int, list[str]]] = {}
        for word, remarks in (("Ошибка", self.faults), ("Примечание", self.notes)):
            for remark in remarks:
                place = f"{word} ({remark.column})" if remark.column else word
                rows.setdefault(remark.sheet, {}).setdefault(remark.row, []).append(
                    f"{place}: {remark.message}"
                )
        return rows

    def to_json(self) -> dict[str, Any]:
        """The report as plain values, ready for ``json.dumps``."""
        return {
            "accepted": self.accepted,
            "rejected": self.rejected,
            "faults": [asdict(fault) for fault in self.faults],
            "notes": [asdict(note) for note in self.notes],
            "note_counts": dict(sorted(self.note_counts.items())),
            "mapping": [asdict(column) for column in self.mapping],
        }


def quoted(value: object, length: int = 60) -> str:
    """A cell's text for a message, cut when long."""
    text = " ".join(str(value).split())
    return f"«{text[:length]}…»" if len(text) > length else f"«{text}»"
