"""The parsing process: bytes on the standard input, frames of columns on the standard output.

Run as a script of its own, with a ceiling of memory and time, because a parser can be made to ask for
gigabytes by a file of a few kilobytes (two cells in opposite corners of a sheet are enough) and then ends
the whole process. Knows calamine; knows nothing of people, of the registry or of Russian. It imports nothing
of the project.

A frame is a length (four bytes), a letter and a payload:
``S`` a sheet as JSON · ``R`` rows, column by column · ``E`` an error as JSON · ``Z`` the end.
"""

from __future__ import annotations

import array
import gc
import io
import itertools
import json
import struct
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum, load_workbook

ROWS_IN_FRAME = 4096
SEPARATOR = "\x1f"


def main(arguments: list[str], source: BinaryIO, sink: BinaryIO) -> None:
    """Parse the workbook on ``source``; ``arguments`` are memory, seconds, sheets, rows, columns."""
    memory, seconds, sheets, rows, columns = (int(word) for word in arguments)
    _set_ceiling(memory, seconds)
    gc.disable()  # Rows make no circles, and the collector would walk them over and over.

    def send(letter: bytes, payload: bytes) -> None:
        sink.write(struct.pack("<I", len(payload) + 1) + letter + payload)
        sink.flush()

    try:
        _send_workbook(load_workbook(io.BytesIO(source.read())), send, sheets, rows, columns)
    except MemoryError:
        send(b"E", b'{"reason": "memory"}')
    except (CalamineError, OSError, ValueError):
        send(b"E", b'{"reason": "broken"}')
    else:
        send(b"Z", b"")


def _set_ceiling(memory: int, seconds: int) -> None:
    try:
        # Only Unix has it; elsewhere the limits of size and the timeout remain.
        import resource  # noqa: PLC0415
    except ImportError:
        return
    for which, ceiling in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        if ceiling:
            resource.setrlimit(which, (ceiling, ceiling))


Send = Callable[[bytes, bytes], None]


def _send_workbook(workbook: CalamineWorkbook, send: Send, sheets: int, rows: int, columns: int) -> None:
    if len(workbook.sheet_names) > sheets:
        send(b"E", b'{"reason": "sheets"}')
        return
    for index, metadata in enumerate(workbook.sheets_metadata):
        sheet = workbook.get_sheet_by_index(index)
        head = {
            "name": metadata.name,
            "visible": metadata.visible == SheetVisibleEnum.Visible,
            "merged": [list(itertools.chain(*area)) for area in sheet.merged_cell_ranges or ()],
            "too_large": sheet.end is not None and (sheet.end[0] >= rows or sheet.end[1] >= columns),
        }
        send(b"S", json.dumps(head).encode())
        if not head["too_large"]:
            for payload in _frames(sheet):
                send(b"R", payload)


def _frames(sheet: CalamineSheet) -> Iterator[bytes]:
    if sheet.start is None:
        return
    rows = sheet.iter_rows()
    while batch := list(itertools.islice(rows, ROWS_IN_FRAME)):
        columns = [_packed(list(column)) for column in zip(*batch, strict=True)]
        yield struct.pack("<II", len(batch), len(columns)) + b"".join(columns)


def _packed(column: list[Any]) -> bytes:
    """One column as a letter, a length and bytes: texts joined, numbers and dates as plain arrays."""
    kinds = set(map(type, column))
    if kinds == {str}:
        joined = SEPARATOR.join(column)
        if joined.count(SEPARATOR) == len(column) - 1:
            return _tagged(b"t", joined.encode("utf-8", "replace"))
    if kinds == {float}:
        return _tagged(b"n", array.array("d", column).tobytes())
    if kinds == {date}:
        return _tagged(b"d", array.array("i", map(date.toordinal, column)).tobytes())
    if date in kinds:
        return _mostly_dates(column)
    return _tagged(b"m", json.dumps(column, default=_spelled).encode())


def _mostly_dates(column: list[Any]) -> bytes:
    """Dates as numbers of days, and what else stands among them apart, by its index."""
    rest = {index: value for index, value in enumerate(column) if type(value) is not date}
    days = array.array("i", [1 if index in rest else value.toordinal() for index, value in enumerate(column)])
    others = json.dumps(rest, default=_spelled).encode()
    return _tagged(b"x", struct.pack("<I", len(others)) + others + days.tobytes())


def _tagged(letter: bytes, payload: bytes) -> bytes:
    return letter + struct.pack("<I", len(payload)) + payload


def _spelled(value: object) -> object:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return str(value)


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
