"""The workbook comes back with the column «Замечания», and nothing in it turns into a formula."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import HEADER, ON, csv_bytes, person, repacked, xlsx

from registry.errors import UnreadableSpreadsheet
from registry.importing.people import read
from registry.spreadsheet import remarks as module
from registry.spreadsheet.remarks import with_remarks

DATA = Path(__file__).parent / "data"


def returned(source: bytes, name: str = "a.xlsx") -> bytes:
    report = read(source, name, on=ON)
    return with_remarks(source, name, report.remarks(), report.header_rows)


def sheet_of(source: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(source)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def last_column(source: bytes) -> list[object]:
    sheet = sheet_of(source)
    return [sheet.cell(row, sheet.max_column).value for row in range(1, sheet.max_row + 1)]


class TestXlsx:
    def test_gets_one_more_column_beside_its_rows(self) -> None:
        back = last_column(returned(xlsx(["Список"], HEADER, person(), person("Петр0в Олег Ильич"))))
        assert back[:3] == [None, "Замечания", None]
        assert str(back[3]).startswith("Ошибка (ФИО): В имени есть цифры")

    def test_keeps_its_looks_and_its_formulas(self) -> None:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.append(HEADER)
        sheet.append(person("Петр0в Олег Ильич"))
        sheet["E2"] = "=6+6"
        sheet["A1"].font = Font(name="Georgia", bold=True)
        sheet["F1"].font = Font(name="Georgia", bold=True)
        sheet.column_dimensions["A"].width = 41
        stream = BytesIO()
        book.save(stream)
        back = sheet_of(returned(stream.getvalue()))
        assert (back["A1"].font.name, back["G1"].font.name) == ("Georgia", "Georgia")
        assert (back.column_dimensions["A"].width, back["E2"].value) == (41, "=6+6")

    def test_sent_again_it_gets_the_remarks_in_the_same_column(self) -> None:
        once = returned(xlsx(HEADER, person("Петр0в Олег Ильич"), person(email="@")))
        book = load_workbook(BytesIO(once))
        book.worksheets[0]["A2"] = "Петров Олег Ильич"
        stream = BytesIO()
        book.save(stream)
        back = last_column(returned(stream.getvalue()))
        assert back[:2] == ["Замечания", None]
        assert "электронной почты" in str(back[2])
        assert sheet_of(returned(stream.getvalue())).max_column == len(HEADER) + 1

    def test_a_cell_that_looks_like_a_formula_is_quoted_as_text(self) -> None:
        report = read(xlsx(HEADER, person()), "a.xlsx", on=ON)
        back = with_remarks(xlsx(HEADER, person()), "a.xlsx", {"Лист1": {2: ["=1+1"]}}, report.header_rows)
        cell = sheet_of(back)["G2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")

    def test_what_may_not_be_opened_is_refused_here_too(self) -> None:
        evil = repacked(xlsx(HEADER), {"xl/workbook.xml": b"<!DOCTYPE a><workbook/>"})
        with pytest.raises(UnreadableSpreadsheet):
            with_remarks(evil, "a.xlsx", {}, {})


class TestOtherFiles:
    @pytest.mark.parametrize("kind", ["xls", "ods"])
    def test_come_back_as_xlsx(self, kind: str) -> None:
        source = (DATA / f"list.{kind}").read_bytes()
        back = sheet_of(returned(source, f"list.{kind}"))
        assert [cell.value for cell in back[2]] == [*HEADER, "Замечания"]
        assert back["B3"].is_date
        assert "текстом" in str(back["G4"].value)

    def test_formulas_of_a_csv_stay_text(self) -> None:
        back = sheet_of(returned(csv_bytes(["ФИО", "Должность"], ["Ким Анна", "=1+1"]), "a.csv"))
        assert (back["B2"].value, back["B2"].data_type) == ("=1+1", "s")

    def test_a_very_large_workbook_is_written_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "LARGEST_EDITED", 10)
        source = xlsx([*HEADER, "Да"], [*person("Петр0в Олег Ильич"), True])
        back = sheet_of(returned(source))
        assert back["H1"].value == "Замечания"
        assert (back["E2"].value, back["G2"].value) == (12, True)
        assert "цифры" in str(back["H2"].value)
