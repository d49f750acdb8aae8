"""Streams and plain objects written as the archival standard wants them.

reportlab's own streams lack the line end before ``endstream`` that PDF/A (ISO 19005-2, 6.1.7.1) asks for.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFStream


class Stream(PDFStream):  # type: ignore[misc]
    """A stream, deflated unless it says it is packed already; ``entries`` are written into its dictionary.

    ``padding`` may be added to the content: it means nothing there. ``sized`` writes the content's length.
    """

    def __init__(
        self,
        content: bytes,
        entries: str = "",
        *,
        packed: bool = False,
        padding: bytes = b"",
        sized: bool = False,
        refs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(content=content)
        self._entries = entries
        self._packed = packed
        self._padding = padding
        self._sized = sized
        self._refs = refs or {}

    def format(self, document: Any) -> bytes:
        data, entries = self.content, self._entries
        if not self._packed:
            content = _ended(self.content, self._padding)
            data, entries = zlib.compress(content, 6), f"{entries} /Filter /FlateDecode"
            entries += f" /Length1 {len(content)}" if self._sized else ""
        links = (f"/{name} ".encode() + ref.format(document) for name, ref in self._refs.items())
        refs = b" ".join(links)
        head = f"<< {entries} /Length {len(data)} ".encode() + refs + b">>"
        return bytes(head + b"\nstream\n" + data + b"\nendstream")


def _ended(content: bytes, padding: bytes) -> bytes:
    """Content whose deflated form does not end with a line end, which some readers would take for the next.

    Deflated data end with the last byte of a checksum (Adler-32), whatever the level. That byte is a sum of
    the content's bytes: padding by NULs alone would never change it.
    """
    while padding and zlib.adler32(content) & 0xFF in b"\r\n":
        content += padding
    return content


class Plain(PDFObject):  # type: ignore[misc]
    """An object of text and references to other objects, written as it stands."""

    __RefOnly__ = 1

    def __init__(self, *parts: Any) -> None:
        self.parts = list(parts)

    def format(self, document: Any) -> bytes:
        return b"".join(
            part.encode("latin-1") if isinstance(part, str) else part.format(document) for part in self.parts
        )


def text(value: str) -> str:
    """A text string of PDF: UTF-16 in hexadecimal."""
    return "<feff" + value.encode("utf-16-be").hex() + ">"
