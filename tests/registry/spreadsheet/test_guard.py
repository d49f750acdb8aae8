"""What may be opened: by content, never by the name, and never beyond the limits."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from workbooks import HEADER, csv_bytes, person, repacked, xlsx

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet.guard import sniff
from registry.spreadsheet.isolation import _cause_of_death
from registry.spreadsheet.limits import Limits
from registry.spreadsheet.reading import opened

DATA = Path(__file__).parent / "data"


def zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def go_through(source: bytes, name: str, limits: Limits) -> None:
    with opened(source, name, limits) as sheets:
        for sheet in sheets:
            list(sheet.batches)


def refusal(source: bytes, name: str = "список.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableSpreadsheet) as refused:
        go_through(source, name, limits or Limits())
    assert refused.value.place.startswith(name)
    return refused.value.message


class TestKind:
    def test_is_told_by_content_whatever_the_extension(self) -> None:
        assert sniff(xlsx(HEADER), "список.csv") == "xlsx"
        assert sniff(csv_bytes(["ФИО", "Стаж"]), "список.xlsx") == "csv"
        assert sniff((DATA / "list.xls").read_bytes(), "список.xlsx") == "xls"
        assert sniff((DATA / "list.ods").read_bytes(), "список.xlsx") == "ods"

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            (b"", "пуст"),
            (b"%PDF-1.7 ...", "PDF"),
            (b"\x89PNG\r\n", "картинка"),
            (b"<html><table></table></html>", "веб-страница"),
            (b"\x00\x01\x02 binary", "повреждён"),
            (zipped({"word/document.xml": b"<w/>"}), "документ Word"),
            (zipped({"xl/workbook.bin": b""}), "xlsb"),
            (zipped({"photo.jpg": b""}), "архив"),
            (
                zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
                "архив",
            ),
            (b"PK\x03\x04 torn", "повреждён"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "паролем"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Office"),
        ],
    )
    def test_a_stranger_is_refused_in_russian(self, source: bytes, words: str) -> None:
        assert words in refusal(source)


class TestLimits:
    def test_a_file_too_large(self) -> None:
        assert "больше" in refusal(b"a" * 100, limits=Limits(file_bytes=99))

    def test_a_zip_bomb_is_refused_before_parsing(self) -> None:
        bomb = repacked(xlsx(HEADER), {"xl/media/zeros.bin": b"0" * (40 * 2**20)})
        assert len(bomb) < 100_000
        assert "слишком большим" in refusal(bomb)

    def test_a_part_that_lies_about_its_size(self) -> None:
        bomb = bytearray(repacked(xlsx(HEADER), {"xl/media/zeros.bin": b"0" * 2**20}))
        for at in range(len(bomb) - 4):
            if bomb[at : at + 4] == b"PK\x01\x02" and struct.unpack_from("<I", bomb, at + 24)[0] == 2**20:
                struct.pack_into("<I", bomb, at + 24, 10)
        assert "повреждён" in refusal(bytes(bomb))

    def test_too_many_members(self) -> None:
        parts = {"xl/workbook.xml": b"<a/>"} | {f"xl/{n}.xml": b"<a/>" for n in range(2_100)}
        assert "устроен" in refusal(zipped(parts))

    def test_an_encrypted_member(self) -> None:
        locked = bytearray(xlsx(HEADER))
        at = locked.rindex(b"PK\x01\x02")
        locked[at + 8] |= 1
        assert "паролем" in refusal(bytes(locked))

    def test_a_document_type_declaration(self) -> None:
        source = xlsx(HEADER, person())
        evil = repacked(source, {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'})
        assert "DOCTYPE" in refusal(evil)

    def test_two_cells_in_opposite_corners_ask_for_gigabytes(self) -> None:
        sheet = (
            b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
        )
        assert "памяти" in refusal(repacked(xlsx(HEADER), {"xl/worksheets/sheet1.xml": sheet}))

    def test_too_many_rows_columns_or_sheets(self) -> None:
        source = xlsx(*[[n, n, n] for n in range(20)])
        assert "слишком велик" in refusal(source, limits=Limits(rows=10))
        assert "слишком велик" in refusal(source, limits=Limits(columns=2))
        many = xlsx(sheets={f"Лист{n}": [["a"]] for n in range(3)})
        assert "листов" in refusal(many, limits=Limits(sheets=2))
        assert "слишком велика" in refusal(csv_bytes(*[["a", "b"]] * 20), limits=Limits(rows=10))

    @pytest.mark.parametrize(("signal", "reason"), [(24, "time"), (9, "time"), (6, "memory"), (11, "broken")])
    def test_a_dead_parser_tells_why_by_its_signal(self, signal: int, reason: str) -> None:
        dying = f"import os; os.kill(os.getpid(), {signal})"
        with subprocess.Popen([sys.executable, "-c", dying]) as process:
            assert _cause_of_death(process) == reason

    def test_a_broken_sheet(self) -> None:
        assert "не читается" in refusal(
            repacked(xlsx(HEADER), {"xl/worksheets/sheet1.xml": b"<worksheet><row"})
        )
        torn = (DATA / "list.xls").read_bytes()
        assert "не читается" in refusal(torn[:1024] + b"\xff" * (len(torn) - 2048) + torn[-1024:])
