"""The journals: the list, a paper's page, voiding it, and the workbook."""

from __future__ import annotations

import io
from zipfile import ZipFile

import openpyxl
import schools
from pypdf import PdfReader
from sample_served import all_pairs, sign_all
from served import Served

from registry import journal
from service.access import robot
from service.operations.issue_document import Request, issue_document


def note(sample: Served, **facts: object) -> int:
    """A line of the journal of orders."""
    with sample.uow() as uow:
        told = {"series": "od", "dated": sample.at.date()} | facts
        document = schools.make_record(uow, sample.told.school, **told)
        uow.commit()
    return document


def issue_order(sample: Served, pair_id: int) -> int:
    """An order about one pair, signed and issued; its id in the journal."""
    sign_all(sample, pair_id)
    actor = robot(sample.told.school, "tests")
    return issue_document(
        sample.parts, actor, Request("order_pairing", (pair_id,), sample.at.date()), sample.at
    ).id


class TestList:
    def test_shows_number_and_whom_it_is_about(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        note(sample, pair_ids=(pair.id,))
        page = sample.client("secretary").get("/journal").text
        assert "№ 1-ОД" in page
        assert pair.mentor.name.full in page

    def test_filters_by_state(self, sample: Served) -> None:
        note(sample)
        client = sample.client("secretary")
        assert "№ 1-ОД" in client.get("/journal?status=issued").text
        assert "№ 1-ОД" not in client.get("/journal?status=void").text

    def test_a_strange_year_is_no_crash(self, sample: Served) -> None:
        assert sample.client("secretary").get("/journal?year=двадцать").status_code == 422


class TestVoid:
    def test_asks_why_and_whether_one_is_sure(self, sample: Served) -> None:
        document = note(sample)
        answer = sample.client("secretary").post(f"/journal/{document}/void", data={"reason": " "})
        assert answer.status_code == 422
        assert 'id="reason-fault"' in answer.text
        assert 'id="sure-fault"' in answer.text

    def test_voids_and_keeps_the_reason_in_sight(self, sample: Served) -> None:
        document = note(sample)
        client = sample.client("secretary")
        client.post(f"/journal/{document}/void", data={"reason": "ошибка в составе", "sure": "да"})
        page = client.get(f"/journal/{document}").text
        assert "аннулирован" in page
        assert "ошибка в составе" in page

    def test_a_second_time_is_refused(self, sample: Served) -> None:
        document = note(sample)
        client = sample.client("secretary")
        sure = {"reason": "ошибка", "sure": "да"}
        client.post(f"/journal/{document}/void", data=sure)
        answer = client.post(f"/journal/{document}/void", data=sure)
        assert answer.status_code == 422
        assert "уже аннулирован" in answer.text

    def test_a_methodist_voids_nothing(self, sample: Served) -> None:
        document = note(sample)
        client = sample.client("methodist")
        assert client.get(f"/journal/{document}/void").status_code == 403
        assert client.post(f"/journal/{document}/void", data={"reason": "x", "sure": "да"}).status_code == 403
        with sample.uow() as uow:
            assert journal.get(uow.session, document).status == "issued"


class TestFiles:
    def test_a_paper_is_taken_as_word_as_pdf_and_to_print(self, sample: Served) -> None:
        document = issue_order(sample, all_pairs(sample)[0].id)
        client = sample.client("secretary")
        for page in (f"/journal/{document}", f"/documents/issued/{document}", "/journal"):
            for path in (f"/journal/{document}/file", "/file?format=pdf", f"/journal/{document}/print"):
                assert f'{path}"' in client.get(page).text, page
        word, pdf = (client.get(f"/journal/{document}/file?format={kind}") for kind in ("docx", "pdf"))
        shown = client.get(f"/journal/{document}/print")
        assert word.content.startswith(b"PK")
        assert pdf.content == shown.content
        assert pdf.headers["content-disposition"].startswith("attachment")
        assert shown.headers["content-disposition"].startswith("inline")
        assert shown.headers["x-frame-options"] == "SAMEORIGIN"

    def test_the_ticked_ones_are_printed_as_one_and_kept_as_a_zip(self, sample: Served) -> None:
        first, second = (issue_order(sample, pair.id) for pair in all_pairs(sample)[:2])
        client = sample.client("secretary")
        printed = client.get(f"/journal/print?d={second}&d={first}")
        outline = [one.title for one in PdfReader(io.BytesIO(printed.content)).outline]
        assert [title.split(" от ")[0] for title in outline] == [
            f"Приказ о закреплении наставнических пар № {n}-ОД" for n in (1, 2)
        ]
        archive = client.get(f"/journal/documents.zip?d={first}&d={second}")
        assert len(ZipFile(io.BytesIO(archive.content)).namelist()) == 4

    def test_nothing_ticked_is_told(self, sample: Served) -> None:
        client = sample.client("secretary")
        for path in ("/journal/print", "/journal/documents.zip"):
            assert client.get(path).headers["location"] == "/journal"
            assert "Документы не отмечены" in client.get("/journal").text

    def test_a_paper_for_other_roles_cannot_be_ticked_nor_taken(self, sample: Served) -> None:
        document = issue_order(sample, all_pairs(sample)[0].id)
        client = sample.client("hr")
        assert 'name="d"' not in client.get("/journal").text
        for path in (f"/journal/{document}/print", f"/journal/print?d={document}"):
            assert client.get(path).status_code == 403


class TestWorkbook:
    def test_holds_every_line_as_text_and_days(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        note(sample, pair_ids=(pair.id,), title='=HYPERLINK("http://x","y")')
        answer = sample.client("secretary").get("/journal/export.xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        row = next(iter(sheet.iter_rows(min_row=2)))
        assert row[1].value == "1-ОД"
        assert row[2].value.date() == sample.at.date()
        assert (row[3].data_type, row[3].value) == ("s", '=HYPERLINK("http://x","y")')
        assert pair.mentor.name.full in row[4].value

    def test_an_operator_takes_no_workbook(self, sample: Served) -> None:
        assert sample.client("operator").get("/journal/export.xlsx").status_code == 403
