"""What a file is, by its content, and whether it may be opened at all.

Knows signatures and zip directories. Knows nothing of rows: it runs before any parser sees a byte.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Literal

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet.limits import DEFAULT_LIMITS, Limits

SpreadsheetKind = Literal["xlsx", "xls", "ods", "csv"]

ADVICE = "сохраните таблицу в Excel как «Книга Excel (.xlsx)» и загрузите снова"

_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "документ PDF"),
    (b"\x89PNG", "картинка"),
    (b"\xff\xd8\xff", "фотография"),
    (b"GIF8", "картинка"),
    (b"{\\rtf", "текстовый документ RTF"),
    (b"Rar!", "архив RAR"),
    (b"7z\xbc\xaf", "архив 7-Zip"),
    (b"\x1f\x8b", "архив gzip"),
    (b"MZ", "программа"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 2**20


def sniff(source: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> SpreadsheetKind:
    """The kind of table ``source`` holds, by its first bytes; the extension of ``name`` is not believed.

    Raises UnreadableSpreadsheet for an empty, too large, encrypted or foreign file and for a zip that unpacks
    beyond the limits.
    """
    if not source:
        raise UnreadableSpreadsheet(f"Файл пуст: {ADVICE}.", place=name)
    if len(source) > limits.file_bytes:
        size = limits.file_bytes // _MEGABYTE
        raise UnreadableSpreadsheet(
            f"Файл больше {size} МБ: разделите таблицу на части и загрузите их по очереди.", place=name
        )
    if source.startswith(b"PK"):
        return _packed_kind(source, name, limits)
    if source.startswith(_OLE):
        return _old_excel(source, name)
    return _text_kind(source, name)


def _refuse(what: str, name: str) -> UnreadableSpreadsheet:
    return UnreadableSpreadsheet(f"Это не таблица, а {what}: {ADVICE}.", place=name)


def _old_excel(source: bytes, name: str) -> SpreadsheetKind:
    if "EncryptedPackage".encode("utf-16-le") in source:
        raise UnreadableSpreadsheet("Файл защищён паролем: снимите пароль и загрузите снова.", place=name)
    directory = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    if not any(entry in source for entry in directory):
        raise _refuse("другой документ Office", name)
    return "xls"


def _text_kind(source: bytes, name: str) -> SpreadsheetKind:
    for signature, what in _STRANGERS:
        if source.startswith(signature):
            raise _refuse(what, name)
    start = source[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise _refuse("веб-страница или XML под видом таблицы", name)
    is_wide = source.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_wide and b"\x00" in source:
        raise UnreadableSpreadsheet(f"Файл повреждён или это не таблица: {ADVICE}.", place=name)
    return "csv"


def _packed_kind(source: bytes, name: str, limits: Limits) -> SpreadsheetKind:
    try:
        with zipfile.ZipFile(BytesIO(source)) as package:
            members = package.infolist()
            _bound(members, len(source), name, limits)
            return _kind_by_members(package, {member.filename for member in members}, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as broken:
        # A chain of causes would carry the parser's own words to the page; the cause is only «broken».
        raise UnreadableSpreadsheet(f"Файл повреждён и не открывается: {ADVICE}.", place=name) from broken


def _bound(members: list[zipfile.ZipInfo], packed: int, name: str, limits: Limits) -> None:
    names = {member.filename for member in members}
    if len(members) > limits.members or len(names) != len(members):
        raise UnreadableSpreadsheet(f"Файл устроен не как обычная таблица: {ADVICE}.", place=name)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableSpreadsheet("Файл защищён паролем: снимите пароль и загрузите снова.", place=name)
    unpacked = sum(member.file_size for member in members)
    too_dense = unpacked > limits.unpacked_freely and unpacked > packed * limits.ratio
    if unpacked > limits.unpacked_bytes or too_dense:
        raise UnreadableSpreadsheet(
            "Файл при распаковке становится слишком большим, открывать его опасно: "
            "скопируйте нужные строки в новую книгу Excel и загрузите её.",
            place=name,
        )


def _kind_by_members(package: zipfile.ZipFile, names: set[str], name: str) -> SpreadsheetKind:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise _refuse("двоичная книга Excel (.xlsb)", name)
    if "word/document.xml" in names:
        raise _refuse("документ Word", name)
    if "mimetype" in names and "content.xml" in names:
        with package.open("mimetype") as stated:
            if stated.read(128).strip() == b"application/vnd.oasis.opendocument.spreadsheet":
                return "ods"
    raise _refuse("архив или другой документ", name)
