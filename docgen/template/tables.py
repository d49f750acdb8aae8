"""Tables as docxtpl mends them: the grid follows the columns that came or went; a table without rows goes.

Works on the bytes of one table, so that only tables a form can upset are ever looked at. And the one repair
beside: a cell, a header or a note left without a paragraph gets one, for Word refuses it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_TABLE = re.compile(rb"<w:tbl>|<w:tbl |</w:tbl>")
_TOKEN = re.compile(rb'<w:(?:(tbl|tr|tc)[ >]|gridSpan[^<>]*?w:val="(\d+)")|</w:(tbl|tr|tc)>')
_GRID = re.compile(rb"<w:tblGrid>(.*?)</w:tblGrid>|<w:tblGrid/>", re.DOTALL)
_COLUMN = re.compile(rb"<w:gridCol(?: [^<>]*)?/>")
_WIDTH = re.compile(rb'w:w="([\d.]+)"')
_HOLDERS = rb"tc|hdr|ftr|txbxContent|footnote|endnote"
_OPENED = rb"<w:(?:" + _HOLDERS + rb")(?: [^<>]*)?(?<!/)>|</w:tcPr>|<w:tcPr/>|</w:tbl>"
NO_PARAGRAPH = re.compile(rb"(" + _OPENED + rb")(?=</w:(?:" + _HOLDERS + rb")>)")
HOLDER_END = re.compile(r"</w:(?:" + _HOLDERS.decode() + ")>")
_LEFT_OPEN = re.compile(_OPENED)
_TAIL = 4096


def mend_end(pieces: Sequence[bytes]) -> bytes:
    """The paragraph a holder needs that ends after ``pieces``, or nothing."""
    tail, position = b"", len(pieces)
    while position and len(tail) < _TAIL:
        position -= 1
        tail = pieces[position] + tail
    last = tail[tail.rfind(b"<") :]
    return b"<w:p/>" if _LEFT_OPEN.fullmatch(last) else b""


def mend_tables(part: bytes) -> bytes:
    """Every table of a part mended, inner ones first."""
    levels: list[list[bytes]] = [[]]
    position = 0
    for token in _TABLE.finditer(part):
        closing = token[0] == b"</w:tbl>"
        end = token.end() if closing else token.start()
        levels[-1].append(part[position:end])
        position = end
        if not closing:
            levels.append([])
        elif len(levels) > 1:
            table = b"".join(levels.pop())
            levels[-1].append(mend_table(table))
    rest = [piece for level in levels for piece in level]
    return b"".join([*rest, part[position:]])


def mend_table(table: bytes) -> bytes:
    """One table with its grid mended; nothing at all when no row is left."""
    if b"<w:tr>" not in table and b"<w:tr " not in table:
        return b""
    grid = _GRID.search(table)
    if grid is None or not grid[1]:
        return table
    columns = _COLUMN.findall(grid[1])
    cells, spans = _widest(table)
    mended = _removed(_added(columns, cells - len(columns)), spans)
    if mended == columns:
        return table
    return table[: grid.start(1)] + b"".join(mended) + table[grid.end(1) :]


@dataclass
class _Rows:
    """The rows being read, each with its cells and their spans; rows of nested tables count too."""

    open: list[list[int]] = field(default_factory=list)
    cells: int = 0
    spans: int = 0

    def end(self) -> None:
        if self.open:
            cells, spans = self.open.pop()
            self.cells, self.spans = max(self.cells, cells), max(self.spans, spans)


def _widest(table: bytes) -> tuple[int, int]:
    """The most cells of a row, and the most columns its cells span."""
    rows = _Rows()
    for opened, span, closed in _TOKEN.findall(table):
        if opened == b"tr":
            rows.open.append([0, 0])
        elif closed == b"tr":
            rows.end()
        elif rows.open and opened == b"tc":
            rows.open[-1][0] += 1
            rows.open[-1][1] += 1
        elif rows.open and span:
            rows.open[-1][1] += int(span) - 1
    return rows.cells, rows.spans


def _added(columns: list[bytes], missing: int) -> list[bytes]:
    """The columns with ``missing`` more, all narrowed so that the table keeps its width."""
    width = sum(map(_width, columns))
    if missing <= 0 or not columns or width <= 0:
        return columns
    old, new = width / len(columns), width / (len(columns) + missing)
    narrowed = [_resized(column, int(_width(column) * new / old)) for column in columns]
    return narrowed + [b'<w:gridCol w:w="%d"/>' % int(new)] * missing


def _removed(columns: list[bytes], wanted: int) -> list[bytes]:
    """The first ``wanted`` columns, widened by what the others leave."""
    if len(columns) <= wanted:
        return columns
    kept, gone = columns[:wanted], columns[wanted:]
    extra = int(sum(map(_width, gone)) / len(kept)) if kept else 0
    return [_resized(column, int(_width(column) + extra)) for column in kept]


def _width(column: bytes) -> float:
    found = _WIDTH.search(column)
    return float(found[1]) if found else 0.0


def _resized(column: bytes, width: int) -> bytes:
    if not _WIDTH.search(column):
        return column
    return _WIDTH.sub(b'w:w="%d"' % width, column, count=1)
