"""The parsing process seen from this side: start it, read its frames, turn its death into a Russian sentence.

Knows processes and the frames of ``child``; knows nothing of what the cells mean.
"""

from __future__ import annotations

import array
import json
import os
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet.guard import ADVICE
from registry.spreadsheet.limits import Limits

_CHILD = Path(__file__).with_name("child.py")
_SEPARATOR = "\x1f"
# A frame fits the pipe, so that both processes work at once instead of taking turns.
_PIPE_BYTES = 1 << 20

_REASONS = {
    "memory": "Файл при чтении занимает слишком много памяти (часто виновата случайная запись далеко справа "
    "или внизу листа): скопируйте нужные строки в новую книгу Excel и загрузите её.",
    "sheets": "В книге слишком много листов: оставьте только лист со списком и загрузите снова.",
    "broken": f"Файл повреждён и не читается как таблица: {ADVICE}.",
    "time": "Файл читается слишком долго: разделите таблицу на части и загрузите их по очереди.",
}

Column = list[Any]


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A sheet as the parser met it; ``merged`` holds (top, left, bottom, right), counted from zero."""

    name: str
    visible: bool
    merged: tuple[tuple[int, int, int, int], ...]
    too_large: bool


@contextmanager
def parsing(source: bytes, name: str, limits: Limits) -> Iterator[Iterator[SheetHead | list[Column]]]:
    """Sheets and their batches of columns, as the parsing process gives them.

    The process is already at work while the caller has not asked for anything yet. Raises
    UnreadableSpreadsheet when it reports an error, dies or runs out of memory or time.
    """
    ceilings = (limits.memory_bytes, limits.seconds, limits.sheets, limits.rows, limits.columns)
    command = [sys.executable, "-I", str(_CHILD), *map(str, ceilings)]
    with _as_input(source) as stdin:
        # Our own script by our own interpreter; the file goes by a descriptor and never by a name.
        child = subprocess.Popen(  # noqa: S603
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            pipesize=_PIPE_BYTES,
        )
    if child.stdout is None:  # pragma: no cover — It is asked for above.
        raise UnreadableSpreadsheet(_REASONS["broken"], place=name)
    try:
        yield _received(child, child.stdout, name)
    finally:
        child.kill()
        child.stdout.close()
        child.wait()


@contextmanager
def _as_input(source: bytes) -> Iterator[IO[bytes]]:
    """The file as something a process can read: in memory where the system can, else in a nameless file."""
    if sys.platform == "linux":
        opened: IO[bytes] = os.fdopen(os.memfd_create("table"), "w+b")
    else:  # pragma: no cover — The tests run on Linux.
        opened = tempfile.TemporaryFile()  # noqa: SIM115 — Closed below.
    with opened:
        opened.write(source)
        opened.seek(0)
        yield opened


def _received(
    child: subprocess.Popen[bytes], stdout: IO[bytes], name: str
) -> Iterator[SheetHead | list[Column]]:
    while True:
        length = stdout.read(4)
        if len(length) < 4:
            raise UnreadableSpreadsheet(_REASONS[_cause_of_death(child)], place=name)
        frame = stdout.read(struct.unpack("<I", length)[0])
        letter, payload = frame[:1], memoryview(frame)[1:]
        if letter == b"Z":
            return
        if letter == b"E":
            raise UnreadableSpreadsheet(_REASONS[json.loads(bytes(payload))["reason"]], place=name)
        yield _head(json.loads(bytes(payload))) if letter == b"S" else _columns(payload)


def _cause_of_death(child: subprocess.Popen[bytes]) -> str:
    """Why the process ended without a word: Rust aborts when memory is refused, the system kills for time."""
    code = child.wait()
    if code in {-24, -9}:  # SIGXCPU, SIGKILL.
        return "time"
    return "memory" if code == -6 else "broken"  # SIGABRT.


def _head(stated: dict[str, Any]) -> SheetHead:
    merged = tuple((area[0], area[1], area[2], area[3]) for area in stated["merged"])
    return SheetHead(stated["name"], stated["visible"], merged, stated["too_large"])


def _columns(payload: memoryview) -> list[Column]:
    _rows, count = struct.unpack_from("<II", payload)
    offset = 8
    columns = []
    for _ in range(count):
        letter, length = struct.unpack_from("<cI", payload, offset)
        offset += 5
        columns.append(_unpacked(letter, payload[offset : offset + length]))
        offset += length
    return columns


def _unpacked(letter: bytes, payload: memoryview) -> Column:
    if letter == b"t":
        return str(payload, "utf-8").split(_SEPARATOR)
    if letter == b"n":
        return array.array("d", payload.tobytes()).tolist()
    if letter == b"d":
        return list(map(date.fromordinal, array.array("i", payload.tobytes())))
    if letter == b"x":
        return _mostly_dates(payload)
    column: Column = json.loads(bytes(payload), object_hook=_moment)
    return column


def _mostly_dates(payload: memoryview) -> Column:
    (length,) = struct.unpack_from("<I", payload)
    column: Column = list(map(date.fromordinal, array.array("i", payload[4 + length :].tobytes())))
    for index, value in json.loads(bytes(payload[4 : 4 + length]), object_hook=_moment).items():
        column[int(index)] = value
    return column


def _moment(spelled: dict[str, str]) -> date | dict[str, str]:
    if "moment" in spelled:
        return datetime.fromisoformat(spelled["moment"])
    return date.fromisoformat(spelled["date"]) if "date" in spelled else spelled
