"""The journals: the list, a paper's page, voiding it, and the workbook."""

from __future__ import annotations

import io

import openpyxl
import schools
from sample_served import all_pairs
from served import Served

from registry import journal


def note(sample: Served, **facts: object) -> int:
    """A line of the journal of orders."""
    with sample.uow() as uow:
        told = {"series": "orders", "dated": sample.at.date()} | facts
        document = schools.make_record(uow, sample.told.school, **told)
        uow.commit()
    return document


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
