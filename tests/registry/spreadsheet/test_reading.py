"""Files of every accepted kind give the same sheets of columns."""

import io
import struct
from datetime import date, datetime
from pathlib import Path

import pytest
from workbooks import HEADER, csv_bytes, person, xlsx

from registry.errors import UnreadableSpreadsheet
from registry.spreadsheet import biff, child, delimited
from registry.spreadsheet.isolation import _columns
from registry.spreadsheet.reading import opened

DATA = Path(__file__).parent / "data"


def rows(source: bytes, name: str = "список.xlsx") -> list[list[object]]:
    with opened(source, name) as sheets:
        return [batch.row(i) for sheet in sheets for batch in sheet.batches for i in range(batch.height)]


class TestXlsx:
    def test_gives_texts_numbers_and_dates_by_their_type(self) -> None:
        line = ["Иванова", date(1985, 4, 12), 12.0, "", True]
        assert rows(xlsx(["а", "б", "в", "г", "д"], line))[1] == line

    def test_a_column_of_mixed_values_keeps_each(self) -> None:
        told = [["x"], [date(2020, 1, 2)], ["31.12.2020"], [5.0], [date(2021, 3, 4)]]
        assert rows(xlsx(*told)) == told

    def test_sheets_come_in_order_with_what_is_hidden_and_merged(self) -> None:
        source = xlsx(
            sheets={"Первый": [["a", ""], ["b", "c"]], "Второй": [["d"]]}, hidden=["Второй"], merged=[]
        )
        with opened(source, "a.xlsx") as sheets:
            found = [
                (sheet.name, sheet.visible, [batch.first_row for batch in sheet.batches]) for sheet in sheets
            ]
        assert found == [("Первый", True, [1]), ("Второй", False, [1])]

    def test_a_sheet_left_unread_does_not_spoil_the_next(self) -> None:
        source = xlsx(sheets={"Большой": [[n] for n in range(9_000)], "Второй": [["d"]]})
        with opened(source, "a.xlsx") as sheets:
            names = [sheet.name for sheet in sheets]
        assert names == ["Большой", "Второй"]

    def test_rows_keep_their_own_numbers_across_batches(self) -> None:
        with opened(xlsx(*[[f"строка {n}"] for n in range(1, 9_001)]), "a.xlsx") as sheets:
            (batches,) = [list(sheet.batches) for sheet in sheets]
        assert [batch.first_row for batch in batches] == [1, 4097, 8193]
        assert batches[2].row(0) == ["строка 8193"]

    def test_formulas_are_found_with_their_text(self) -> None:
        source = xlsx(["a", "b"], ['=HYPERLINK("http://x.example") -> 1', "=SUM(A1:A2) -> 3"])
        with opened(source, "a.xlsx") as sheets:
            (found,) = [sheet.formulas for sheet in sheets]
        assert found == {(1, 0): '=HYPERLINK("http://x.example")', (1, 1): "=SUM(A1:A2)"}


class TestOldAndOpenFormats:
    @pytest.mark.parametrize("kind", ["xls", "ods"])
    def test_read_like_xlsx(self, kind: str) -> None:
        found = rows((DATA / f"list.{kind}").read_bytes())
        assert found[1] == HEADER
        assert found[2][:2] == ["Иванова Мария Петровна", date(1985, 4, 12)]

    @pytest.mark.parametrize("kind", ["xls", "ods"])
    def test_tell_their_formulas(self, kind: str) -> None:
        with opened((DATA / f"list.{kind}").read_bytes(), "список") as sheets:
            found = {sheet.name: set(sheet.formulas) for sheet in sheets}
        assert found["Сотрудники"] == {(3, 4)}

    def test_a_file_whose_records_cannot_be_followed_tells_of_no_formulas(self) -> None:
        assert biff.formulas(b"\xd0\xcf\x11\xe0" + b"\x00" * 60) == {}
        looped = bytearray((DATA / "list.xls").read_bytes())
        struct.pack_into("<I", looped, 48, 0xFFFFFFF0)
        assert biff.formulas(bytes(looped)) == {}


class TestCsv:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "koi8-r", "cp866", "mac_cyrillic"]
    )
    def test_any_russian_encoding(self, encoding: str) -> None:
        line = [
            "Соловьёва Анна Петровна",
            "учитель русского языка и литературы",
            "г. Верхнереченск, ул. Мира",
        ]
        source = csv_bytes(["ФИО", "Должность", "Адрес"], *[line] * 5, encoding=encoding)
        assert rows(source, "список.csv")[1] == line

    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    def test_any_delimiter_even_under_title_rows(self, delimiter: str) -> None:
        source = csv_bytes(["Список"], ["ФИО", "Стаж"], ["Иванова Анна", "3"], delimiter=delimiter)
        assert rows(source, "список.csv")[2] == ["Иванова Анна", "3"]

    def test_uneven_rows_are_filled_up(self) -> None:
        assert rows(b"a;b;c\nd;e\n") == [["a", "b", "c"], ["d", "e", ""]]

    def test_an_unclosed_quote_names_its_line(self) -> None:
        with pytest.raises(UnreadableSpreadsheet, match="CSV"):
            rows(b'a;b\n"c;d\n')

    def test_bytes_of_no_encoding_are_still_text(self) -> None:
        assert delimited.decode("Привет".encode("cp1251")) == ("Привет", "cp1251")
        assert delimited.decode(b"\xff\xfe\x98")[1] != "utf_16"


class TestFrames:
    """The parsing process, run here without the process."""

    def frames(self, source: bytes, *limits: int) -> list[tuple[bytes, bytes]]:
        sink = io.BytesIO()
        child.main([str(limit) for limit in (0, 0, *(limits or (9, 999, 99)))], io.BytesIO(source), sink)
        sink.seek(0)
        found = []
        while head := sink.read(4):
            frame = sink.read(struct.unpack("<I", head)[0])
            found.append((frame[:1], frame[1:]))
        return found

    def test_sheet_rows_and_end(self) -> None:
        assert [letter for letter, _ in self.frames(xlsx(HEADER, person()))] == [b"S", b"R", b"Z"]

    def test_what_is_broken_or_too_much_is_an_error_frame(self) -> None:
        assert self.frames(b"PK not a book")[0] == (b"E", b'{"reason": "broken"}')
        assert self.frames(xlsx(HEADER), 0, 999, 99)[0] == (b"E", b'{"reason": "sheets"}')

    def test_every_kind_of_cell_travels(self) -> None:
        columns = [["a", "b\x1fc"], [1.0, 2.0], [date(2020, 1, 1)] * 2, [datetime(2020, 1, 1, 9, 30), "x"],  # noqa: DTZ001
                   [date(2020, 1, 1), 5.0], ["", True]]  # fmt: skip
        payload = struct.pack("<II", 2, len(columns)) + b"".join(map(child._packed, columns))
        assert _columns(memoryview(payload)) == columns
