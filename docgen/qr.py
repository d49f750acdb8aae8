"""A QR code as a PNG: black squares on white, the quiet zone included. Knows no paper and no meaning."""

from __future__ import annotations

import struct
import zlib

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

QUIET = 4
"""Squares of white around the code (ISO/IEC 18004)."""

DOTS = 6
"""Dots of the picture a square: at 18 mm of paper every printer draws it sharp."""


def qr_png(text: str) -> bytes:
    """The code of a short text; the same text gives the same bytes."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = code.getModuleCount()
    rows = [[code.isDark(row, column) for column in range(side)] for row in range(side)]
    return _png(_with_margin(rows))


def _with_margin(rows: list[list[bool]]) -> list[list[bool]]:
    width = len(rows) + 2 * QUIET
    blank = [[False] * width for _ in range(QUIET)]
    return [*blank, *([False] * QUIET + row + [False] * QUIET for row in rows), *blank]


def _png(squares: list[list[bool]]) -> bytes:
    """Grey of eight bits: the plainest picture every reader knows."""
    lines = [b"\0" + b"".join((b"\0" if dark else b"\xff") * DOTS for dark in row) for row in squares]
    side = len(squares) * DOTS
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(line for line in lines for _ in range(DOTS)), 9)
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
