"""The streams of a PDF: whatever they hold, writing them ends, and their data end with no line end."""

from __future__ import annotations

import inspect
import re
import zlib

import pytest

from docgen.pdf.measure import face
from docgen.pdf.streams import Stream


def content_ending_with(byte: int) -> bytes:
    """A content whose checksum ends with the byte: one more than the sum of the content's bytes."""
    content = bytes([byte - 1])
    assert zlib.adler32(content) & 0xFF == byte
    return content


def paddings_of_fonts() -> list[bytes]:
    found = re.findall(r'padding=b"([^"]*)"', inspect.getsource(face))
    return [text.encode().decode("unicode_escape").encode("latin-1") for text in found]


class TestStream:
    @pytest.mark.timeout(10)
    @pytest.mark.parametrize("padding", [b"\n", *paddings_of_fonts()])
    @pytest.mark.parametrize("byte", [0x0A, 0x0D])
    def test_ends_with_no_line_end_after_a_few_signs_of_padding(self, padding: bytes, byte: int) -> None:
        content = content_ending_with(byte)
        written = Stream(content, padding=padding).format(None)
        data = written.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        assert data[-1:] not in (b"\n", b"\r")
        assert zlib.decompress(data).rstrip(padding) == content.rstrip(padding)
