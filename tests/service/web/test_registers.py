"""Journals of a year: printed, numbers held in them and given to a paper; the nomenclature of files."""

from __future__ import annotations

import io
import re

import docx
import openpyxl
import pytest
import schools
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader
from sample_served import all_pairs, sign_all
from served import Served

from registry import case_files, journal, numbering
from service.operations import print_register

HOLD = {"series": "od", "day": "14.09.2026", "purpose": "приказ о поощрении", "after": ""}


def hold(sample: Served, **told: str) -> int:
    answer = sample.client("secretary").post("/registers/hold", data=HOLD | told)
    assert answer.status_code == 303
    with sample.uow() as uow:
        return numbering.held(uow.session, sample.told.school)[-1].id


def note(sample: Served, count: int = 1, **facts: object) -> None:
    with sample.uow() as uow:
        for _ in range(count):
            schools.make_record(uow, sample.told.school, dated=sample.at.date(), **facts)
        uow.commit()


class TestHolding:
    def test_is_seen_in_the_journal_and_can_be_given_up(self, sample: Served) -> None:
        held, client = hold(sample), sample.client("secretary")
        assert "№ 1-ОД (забронирован: приказ о поощрении)" in client.get("/journal").text
        page = client.get("/registers").text
        assert f'href="/registers/held/{held}/void"' in page

        assert client.post(f"/registers/held/{held}/void", data={"reason": " "}).status_code == 422
        assert client.post(f"/registers/held/{held}/void", data={"reason": "отменено"}).status_code == 303
        assert "не использован" in client.get("/registers").text

    def test_keeps_what_was_typed_and_says_what_is_wrong(self, sample: Served) -> None:
        client = sample.client("secretary")
        answer = client.post("/registers/hold", data=HOLD | {"purpose": "", "after": "26"})
        assert answer.status_code == 422
        assert 'value="26"' in answer.text
        answer = client.post("/registers/hold", data=HOLD | {"after": "26"})
        assert answer.status_code == 422
        assert "ещё не выдан" in answer.text

    def test_gives_the_number_to_a_paper_at_its_issue(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        sign_all(sample, pair.id)
        held, client = hold(sample), sample.client("secretary")
        started = client.post("/documents/new/order_pairing", data={"s": pair.id})
        draft = re.search(r"/documents/drafts/(\d+)", started.headers["location"])
        assert draft
        where = f"/documents/drafts/{draft[1]}"
        client.post(where, data={"дата_документа": "14.09.2026", "контроль": "оставить за руководителем"})
        assert f'<option value="{held}">1-ОД' in client.get(f"{where}/preview").text

        answer = client.post(f"{where}/issue", data={"number": str(held)})

        assert answer.status_code == 303
        with sample.uow() as uow:
            (record,) = journal.search(uow.session, sample.told.school, journal.Query()).rows
            assert record.number == "1-ОД"
            assert numbering.held(uow.session, sample.told.school) == []
            assert numbering.next_number(uow.session, sample.told.school, "od", sample.at.date()) == "2-ОД"

    def test_is_not_for_a_methodist(self, sample: Served) -> None:
        assert sample.client("methodist").get("/registers/hold").status_code == 403

    def test_is_open_to_programs(self, sample: Served) -> None:
        client = sample.client("secretary")
        asked = {"series": "od", "day": "2026-09-14", "purpose": "приказ"}
        held = client.post("/api/v1/numbers", json=asked).json()
        assert (held["number"], held["status"]) == ("1-ОД", "held")
        client.post(f"/api/v1/numbers/{held['id']}/void", json={"reason": "не нужен"})
        (listed,) = client.get("/api/v1/numbers", params={"year": 2026}).json()
        assert (listed["status"], listed["void_reason"]) == ("void", "не нужен")
        assert client.post("/api/v1/numbers/99999/void", json={"reason": "x"}).status_code == 404


class TestPrintedJournal:
    def test_is_a_landscape_table_whose_rows_do_not_split(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        note(sample, pair_ids=(pair.id,))
        hold(sample)
        answer = sample.client("secretary").get("/registers/print?series=od&year=2026&format=docx")
        document = docx.Document(io.BytesIO(answer.content))

        assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
        assert "Журнал регистрации приказов по основной деятельности" in [p.text for p in document.paragraphs]
        (table,) = document.tables
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert [row[0] for row in cells] == ["№", "1-ОД", "2-ОД"]
        assert pair.mentor.name.full in cells[1][3]
        assert cells[2][5] == "номер забронирован"
        assert cells[2][2] == "приказ о поощрении"
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None

    def test_repeats_its_header_and_numbers_its_pages(self, sample: Served) -> None:
        note(sample, 70)
        answer = sample.client("secretary").get("/registers/print?series=od&year=2026")
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]
        assert len(pages) >= 2
        assert all("Кого касается" in page for page in pages)
        assert pages[1].split()[0] == "2"

    def test_of_many_numbers_is_bound_in_volumes(self, sample: Served) -> None:
        note(sample, 601)
        answer = sample.client("secretary").get("/registers/print?series=od&year=2026")
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
        assert "том 1 из 2" in text
        assert "том 2 из 2" in text
        assert "601-ОД" in text

    def test_too_long_for_a_pdf_is_offered_as_word(
        self, sample: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(print_register, "VOLUME", 1)
        monkeypatch.setattr(print_register, "MOST_VOLUMES", 1)
        note(sample, 2)
        client = sample.client("secretary")
        answer = client.get("/registers/print?series=od&year=2026")
        assert answer.status_code == 422
        assert "возьмите его в Word" in answer.text
        assert client.get("/registers/print?series=od&year=2026&format=docx").status_code == 200

    def test_of_an_unknown_journal_is_not_found(self, sample: Served) -> None:
        assert sample.client("secretary").get("/registers/print?series=secret").status_code == 404

    def test_is_a_workbook_in_the_order_of_numbers(self, sample: Served) -> None:
        note(sample, 2)
        hold(sample, after="1")
        answer = sample.client("secretary").get("/journal/export.xlsx?series=od")
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["1-ОД", "1/1-ОД", "2-ОД"]


class TestNomenclature:
    def test_is_shown_and_taken_as_word_and_excel(self, sample: Served) -> None:
        client = sample.client("secretary")
        page = client.get("/nomenclature").text
        assert "Приказы по основной деятельности" in page
        assert "проверьте по тексту акта" in page
        book = openpyxl.load_workbook(io.BytesIO(client.get("/nomenclature/export.xlsx").content)).active
        assert book is not None
        assert book["A2"].value == "01-01"
        printed = docx.Document(io.BytesIO(client.get("/nomenclature/print?format=docx").content))
        assert "Е. В. Громова" in "\n".join(p.text for p in printed.paragraphs).replace(
            "\N{NO-BREAK SPACE}", " "
        )
        assert client.get("/nomenclature/print").content.startswith(b"%PDF")

    def test_is_changed_by_the_director_alone(self, sample: Served) -> None:
        told = {"code": "orders", "index": "05-01", "title": "Приказы", "retention": "Постоянно", "basis": ""}
        assert sample.client("secretary").post("/nomenclature/edit", data=told).status_code == 403
        client = sample.client("director")
        assert client.post("/nomenclature/edit", data=told).status_code == 303
        assert client.post("/nomenclature/edit", data=told | {"code": "consents"}).status_code == 422
        with sample.uow() as uow:
            line = case_files.get(uow.session, sample.told.school, "orders")
        assert (line.index, line.is_changed) == ("05-01", True)

    def test_takes_new_files_leaves_out_and_takes_back(self, sample: Served) -> None:
        client = sample.client("director")
        new = {"code": "", "index": "01-99", "title": "Фотографии", "retention": "5 лет"}
        assert client.post("/nomenclature/edit", data=new).status_code == 303
        assert client.post("/nomenclature/leave-out", data={"code": "awards"}).status_code == 303
        page = client.get("/nomenclature").text
        assert "Фотографии" in page
        assert 'aria-label="Вернуть дело 01-13"' in page
        assert client.post("/nomenclature/take-back", data={"code": "awards"}).status_code == 303
        assert 'aria-label="Изменить дело 01-13"' in client.get("/nomenclature").text
        assert client.post("/nomenclature/leave-out", data={"code": "own-1"}).status_code == 303
        assert "Фотографии" not in client.get("/nomenclature").text


class TestSettings:
    def test_go_on_from_the_journal_on_paper(self, sample: Served) -> None:
        client = sample.client("director")
        told = {"od": "{n}-ОД", "od.next": "57"}
        assert client.post("/settings/numbering", data=told).status_code == 303
        with sample.uow() as uow:
            assert numbering.next_number(uow.session, sample.told.school, "od", sample.at.date()) == "57-ОД"
        answer = client.post("/settings/numbering", data=told | {"od.next": "3"})
        assert answer.status_code == 422
        assert "уже выдан" in answer.text


class TestVoiding:
    def test_is_for_the_personnel_office_too_of_papers_it_issues(self, sample: Served) -> None:
        note(sample, type_id="labour_addendum")
        note(sample, type_id="order_pairing")
        client = sample.client("hr")
        with sample.uow() as uow:
            found = journal.search(uow.session, sample.told.school, journal.Query()).rows
            papers = {one.type_id: one.id for one in found}
        asked = {"reason": "опечатка", "sure": "да"}
        assert client.post(f"/journal/{papers['order_pairing']}/void", data=asked).status_code == 403
        assert client.post(f"/journal/{papers['labour_addendum']}/void", data=asked).status_code == 303
