"""CSV in any Russian encoding, with any usual delimiter, as rows of text.

Knows encodings and delimiters; types nothing: every cell stays the text it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from charset_normalizer import from_bytes

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet.guard import ADVICE

_RUSSIAN = ["utf_16", "cp1251", "cp1125", "cp866", "koi8_r", "mac_cyrillic"]
_MARKED = ((b"\xef\xbb\xbf", "utf_8_sig"), (b"\xff\xfe", "utf_16"), (b"\xfe\xff", "utf_16"))
_ANY_BYTES = "mac_cyrillic"
_SAMPLE = 64 * 1024


def decode(source: bytes) -> tuple[str, str]:
    """The text and the encoding it was read by; the last one tried reads any bytes, well or badly."""
    for encoding in _candidates(source):
        try:
            return source.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return source.decode(_ANY_BYTES), _ANY_BYTES


def _candidates(source: bytes) -> Iterator[str]:
    for mark, encoding in _MARKED:
        if source.startswith(mark):
            yield encoding
    yield "utf_8"
    for match in from_bytes(source[:_SAMPLE], cp_isolation=_RUSSIAN):
        yield match.encoding
    yield "cp1251"


def rows(text: str, name: str) -> Iterator[list[str]]:
    """The rows of a CSV text. Raises UnreadableSpreadsheet when it breaks off inside a quoted cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise UnreadableSpreadsheet(
            f"Файл CSV нарушен в строке {reader.line_num} (незакрытая кавычка или слишком длинная ячейка): "
            f"{ADVICE}.",
            place=name,
        ) from error


def _delimiter(text: str) -> str:
    sample = text[:_SAMPLE]
    try:
        return csv.Sniffer().sniff(sample, delimiters=";,\t").delimiter
    except csv.Error:
        # A single column, or titles above the header that hide the pattern: the commonest sign wins.
        return max(";,\t", key=sample.count)
