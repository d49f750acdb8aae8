"""A file of any accepted kind as sheets, each a stream of batches of columns.

The one way in: guard, then parse apart, then give columns. Knows files and cells, not their meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet import biff, delimited
from registry.spreadsheet.formulas import Cell, formulas
from registry.spreadsheet.guard import SpreadsheetKind, sniff
from registry.spreadsheet.isolation import Column, SheetHead, parsing
from registry.spreadsheet.limits import DEFAULT_LIMITS, Limits

ROWS_IN_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Batch:
    """Neighbouring rows of a sheet, column by column; ``first_row`` is the sheet's own number, from 1."""

    first_row: int
    columns: list[Column]

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def row(self, index: int) -> list[object]:
        return [column[index] for column in self.columns]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet being read; ``batches`` can be gone through once and in order."""

    name: str
    visible: bool
    batches: Iterator[Batch]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formulas: dict[Cell, str] = field(default_factory=dict)
    encoding: str = ""


@contextmanager
def opened(source: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Iterator[Sheet]]:
    """The sheets of a file, in order; each must be read before the next is asked for.

    ``name`` is the file's name, for messages alone. Raises UnreadableSpreadsheet.
    """
    kind = sniff(source, name, limits)
    if kind == "csv":
        yield iter([_text_sheet(source, name, limits)])
        return
    with parsing(source, name, limits) as frames:
        # While the other process parses, this one looks for formulas: on two cores it costs no time.
        found = biff.formulas(source) if kind == "xls" else formulas(source, kind, name, limits)
        yield _sheets(frames, found, name, kind)


def _sheets(
    frames: Iterator[SheetHead | list[Column]],
    found: dict[str, dict[Cell, str]],
    name: str,
    kind: SpreadsheetKind,
) -> Iterator[Sheet]:
    waiting: list[SheetHead] = []

    def batches() -> Iterator[Batch]:
        first_row = 1
        for frame in frames:
            if isinstance(frame, SheetHead):
                waiting.append(frame)
                return
            batch = Batch(first_row, frame)
            first_row += batch.height
            yield batch

    head = next(frames, None)
    while isinstance(head, SheetHead):
        if head.too_large:
            raise UnreadableSpreadsheet(
                f"Лист «{head.name}» слишком велик: оставьте на нём только список и загрузите снова.",
                place=f"{name}, лист «{head.name}»",
            )
        sheet = Sheet(head.name, head.visible, batches(), head.merged, found.get(head.name, {}))
        yield sheet
        for _ in sheet.batches:  # What the reader left unread stands before the next sheet.
            pass
        head = waiting.pop() if waiting else None


def _text_sheet(source: bytes, name: str, limits: Limits) -> Sheet:
    text, encoding = delimited.decode(source)
    return Sheet(
        PurePath(name).stem, True, _text_batches(delimited.rows(text, name), name, limits), encoding=encoding
    )


def _text_batches(rows: Iterator[list[str]], name: str, limits: Limits) -> Iterator[Batch]:
    first_row = 1
    width = 0
    while batch := list(islice(rows, ROWS_IN_BATCH)):
        width = max(width, *map(len, batch))
        if width > limits.columns or first_row + len(batch) > limits.rows + 1:
            raise UnreadableSpreadsheet(
                "Таблица слишком велика: разделите её на части и загрузите их по очереди.", place=name
            )
        even = [row if len(row) == width else row + [""] * (width - len(row)) for row in batch]
        yield Batch(first_row, [list(column) for column in zip(*even, strict=True)])
        first_row += len(batch)
