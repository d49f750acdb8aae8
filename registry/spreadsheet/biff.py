"""Where formulas stand in an old .xls: its compound file opened far enough to walk the records of each sheet.

The parser gives only the last values; that a cell is computed must be told as well. Knows [MS-CFB] and the
few [MS-XLS] records it needs; a file it cannot follow simply has no formulas to tell of.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_BOUND_SHEET, _FORMULA, _BOF, _EOF = 0x0085, 0x0006, 0x0809, 0x000A
_LAST_SECTOR = 0xFFFFFFFA
Cell = tuple[int, int]


def formulas(source: bytes) -> dict[str, dict[Cell, str]]:
    """For each sheet, the cells (row and column from zero) that hold a formula; its text is not unfolded."""
    try:
        stream = _workbook_stream(source)
        return {name: dict.fromkeys(_formula_cells(stream, start), "=") for name, start in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError, ValueError):
        return {}


def _workbook_stream(source: bytes) -> bytes:
    sector = 1 << struct.unpack_from("<H", source, 30)[0]
    table = _allocation(source, sector)
    directory = _chain(source, table, struct.unpack_from("<I", source, 48)[0], sector, sector)
    entries = {}
    for at in range(0, len(directory), 128):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(0, length - 2)].decode("utf-16-le")
        entries[name] = struct.unpack_from("<II", directory, at + 116)
    start, size = entries.get("Workbook") or entries["Book"]
    if size >= struct.unpack_from("<I", source, 56)[0]:
        return _chain(source, table, start, sector, sector)[:size]
    small = 1 << struct.unpack_from("<H", source, 32)[0]
    container = _chain(source, table, entries["Root Entry"][0], sector, sector)
    small_table = _numbers(_chain(source, table, struct.unpack_from("<I", source, 60)[0], sector, sector))
    return _chain(container, small_table, start, small, 0)[:size]


def _allocation(source: bytes, sector: int) -> list[int]:
    """Which sector follows which; a list too long for the header goes on in sectors of its own."""
    parts = list(struct.unpack_from("<109I", source, 76))
    following = struct.unpack_from("<I", source, 68)[0]
    for _ in range(len(source) // sector):
        if following >= _LAST_SECTOR:
            break
        more = struct.unpack_from(f"<{sector // 4}I", source, (following + 1) * sector)
        parts += more[:-1]
        following = more[-1]
    found = (part for part in parts if part < _LAST_SECTOR)
    return _numbers(b"".join(source[(part + 1) * sector : (part + 2) * sector] for part in found))


def _numbers(table: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4]))


def _chain(source: bytes, table: list[int], start: int, sector: int, offset: int) -> bytes:
    pieces = []
    current = start
    for _ in range(len(table) + 1):  # A chain that bites its tail ends with the table.
        if current >= _LAST_SECTOR:
            break
        at = offset + current * sector
        pieces.append(source[at : at + sector])
        current = table[current]
    return b"".join(pieces)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Type, beginning and length of every record from ``at`` on."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, at, length in _records(stream, 0):
        if kind == _EOF:
            return
        if kind == _BOUND_SHEET:
            start, _state, size, is_wide = struct.unpack_from("<IHBB", stream, at)
            name = stream[at + 8 : at + length]
            yield (
                (name[: size * 2].decode("utf-16-le") if is_wide & 1 else name[:size].decode("latin-1")),
                start,
            )


def _formula_cells(stream: bytes, start: int) -> Iterator[Cell]:
    depth = 0
    for kind, at, _length in _records(stream, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if kind == _FORMULA:
            yield struct.unpack_from("<HH", stream, at)
