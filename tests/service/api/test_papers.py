"""From a document type to an issued file, its line of the journal and its end; and batches of papers."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import docx
import pytest
import schools
from api_school import Api
from batch_house import CARD, LIST, SHEET
from pypdf import PdfReader

from registry import audit
from service.http.files import DOCX, PDF

DAY = schools.DAY.isoformat()


def asked(api: Api, type_id: str = SHEET, **facts: Any) -> dict[str, Any]:
    subject = api.own.person if type_id == SHEET else api.own.pair
    return {"type_id": type_id, "subject_ids": [subject], "dated": DAY} | facts


def text_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


class TestDocumentTypes:
    def test_tell_what_they_ask(self, api: Api) -> None:
        card = api.get("hr", f"/document-types/{CARD}").json()
        assert [(field["name"], field["required"]) for field in card["inputs"]] == [("основание", True)]
        assert card["allowed"] is False

    def test_an_unknown_one_is_not_found(self, api: Api) -> None:
        answer = api.get("secretary", "/document-types/nothing")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


class TestDocuments:
    def test_are_checked_without_being_made(self, api: Api) -> None:
        reason = {"основание": "заявление"}
        found = api.post("secretary", "/documents/check", asked(api, CARD, inputs=reason)).json()
        assert found["may_be_issued"] is False
        (finding,) = found["findings"]
        assert (finding["rule"], finding["severity"]) == ("CURATOR", "block")
        assert finding["remedy"] == {
            "kind": "pair", "consent_kind": "", "person_id": None, "pair_id": api.own.pair,
            "type_id": "", "field": "", "act_id": "",
        }  # fmt: skip

    def test_a_preview_has_no_number(self, api: Api) -> None:
        before = api.get("secretary", "/documents").json()["total"]
        answer = api.post("secretary", "/documents/preview", asked(api))
        assert answer.headers["content-type"] == DOCX
        assert text_of(answer.content) == "б/н Иванова Мария Петровна"
        assert api.get("secretary", "/documents").json()["total"] == before

    def test_are_issued_under_the_next_number_and_taken(self, api: Api) -> None:
        answer = api.post("secretary", "/documents", asked(api))
        record = answer.json()
        assert answer.status_code == 201
        assert (record["status"], record["dated"], record["issued_by"]) == ("issued", DAY, "secretary")
        file = api.get("secretary", f"/documents/{record['id']}/file")
        assert text_of(file.content) == f"{record['number']} Иванова Мария Петровна"
        assert "%D0%9B" in file.headers["content-disposition"]
        shown = api.get("secretary", f"/documents/{record['id']}").json()
        assert shown["subjects"] == [{"kind": "person", "id": api.own.person}]

    def test_are_taken_and_previewed_as_pdf_too(self, api: Api) -> None:
        file = api.get("secretary", f"/documents/{api.own.document}/file", format="pdf")
        assert file.headers["content-type"] == PDF
        assert file.headers["content-disposition"].endswith(".pdf")
        assert pages_of(file.content) == ["2-ОД Иванова Мария Петровна"]
        project = api.post("secretary", "/documents/preview?format=pdf", asked(api))
        assert pages_of(project.content) == ["б/н Иванова Мария Петровна"]
        wrong = api.get("secretary", f"/documents/{api.own.document}/file", format="rtf")
        assert (wrong.status_code, wrong.json()["code"]) == (422, "unreadable_request")

    def test_what_rules_forbid_is_refused_with_every_finding(self, api: Api) -> None:
        before = api.get("secretary", "/documents").json()["total"]
        body = asked(api, CARD, inputs={"основание": "заявление"})
        answer = api.post("secretary", "/documents", body)
        assert (answer.status_code, answer.json()["code"]) == (422, "refused")
        assert [finding["rule"] for finding in answer.json()["findings"]] == ["CURATOR"]
        assert api.get("secretary", "/documents").json()["total"] == before

    def test_an_answer_left_empty_is_named(self, api: Api) -> None:
        answer = api.post("secretary", "/documents", asked(api, CARD, inputs={"основание": " "}))
        assert (answer.status_code, answer.json()["code"]) == (422, "input_faults")
        assert [fault["place"] for fault in answer.json()["faults"]] == ["основание"]

    def test_are_voided_with_a_reason_and_once(self, api: Api) -> None:
        path = f"/documents/{api.own.document}/void"
        record = api.post("secretary", path, {"reason": "Опечатка", "on": DAY}).json()
        assert (record["status"], record["void_reason"]) == ("void", "Опечатка")
        again = api.post("secretary", path, {"reason": "Опечатка", "on": DAY})
        assert (again.status_code, again.json()["code"]) == (409, "conflict")

    def test_the_journal_is_narrowed(self, api: Api) -> None:
        rows = api.get("secretary", "/documents", type_id=SHEET, year=2025, status="issued").json()["rows"]
        assert [row["id"] for row in rows] == [api.own.document]


class TestBatches:
    def test_are_made_and_taken_as_one_zip(self, api: Api) -> None:
        people = [api.own.person, api.served.told.young_teacher]
        resumed = api.post("secretary", f"/batches/{api.own.batch}/cancel")
        assert resumed.json()["not_made"] == 1
        answer = api.post("secretary", "/batches", asked(api, subject_ids=people))
        batch = answer.json()
        assert answer.status_code == 202
        assert (batch["done"], batch["percent"], batch["is_over"]) == (2, 100, True)
        taken = api.get("secretary", f"/batches/{batch['id']}/zip")
        assert taken.headers["content-type"] == "application/zip"
        assert len(ZipFile(io.BytesIO(taken.content)).namelist()) == 2
        with api.served.uow() as uow:
            assert [entry.action for entry in audit.latest(uow.session, 2)] == ["take", "take"]
        both = api.get("secretary", f"/batches/{batch['id']}/zip", format="both")
        assert len(ZipFile(io.BytesIO(both.content)).namelist()) == 4
        printed = api.get("secretary", f"/batches/{batch['id']}/print")
        assert printed.headers["content-type"] == PDF
        assert [bool(text) for text in pages_of(printed.content)] == [True, False, True]

    def test_a_refused_subject_is_named(self, api: Api) -> None:
        batch = api.post("secretary", "/batches", asked(api, CARD, inputs={"основание": "приказ"})).json()
        assert (batch["done"], batch["refused"]) == (0, 1)
        assert batch["refusals"][0]["name"] == "Иванова Мария Петровна — Смирнов Олег Ильич"

    def test_a_waiting_one_is_resumed(self, api: Api) -> None:
        assert api.get("secretary", f"/batches/{api.own.batch}").json()["waiting"] == 1
        assert api.post("secretary", f"/batches/{api.own.batch}/resume").json()["done"] == 1

    @pytest.mark.parametrize(("type_id", "status"), [(LIST, 422), ("nothing", 404)])
    def test_are_of_types_about_one_subject(self, api: Api, type_id: str, status: int) -> None:
        assert api.post("secretary", "/batches", asked(api, type_id)).status_code == status


class TestConsents:
    def test_are_recorded_and_withdrawn(self, api: Api) -> None:
        person = api.served.told.young_teacher
        body = {"person_id": person, "kind": "pd_processing", "signed_on": DAY}
        recorded = api.post("hr", "/consents", body)
        assert recorded.status_code == 201
        path = f"/consents/{recorded.json()['id']}/withdraw"
        assert api.post("hr", path, {"on": DAY}).status_code == 204
        (consent,) = api.get("hr", f"/people/{person}").json()["consents"]
        assert (consent["withdrawn_on"], consent["live"]) == (DAY, False)

    def test_to_spreading_are_taken_item_by_item(self, api: Api) -> None:
        person = api.served.told.young_teacher
        body = {
            "person_id": person,
            "kind": "pd_dissemination",
            "signed_on": DAY,
            "valid_until": "2026-08-31",
        }
        refused = api.post("hr", "/consents", body)
        assert (refused.status_code, refused.json()["place"]) == (422, "items")
        whole = body | {"items": {"name": True}, "resources": ["https://school.example.ru"]}
        assert api.post("hr", "/consents", whole | {"items": {"shoes": True}}).json()["place"] == "items"
        assert api.post("hr", "/consents", whole).status_code == 201

    def test_are_of_a_known_kind(self, api: Api) -> None:
        body = {"person_id": api.own.person, "kind": "whatever", "signed_on": DAY}
        answer = api.post("hr", "/consents", body)
        assert (answer.status_code, answer.json()["place"]) == (422, "kind")

    def test_are_not_signed_tomorrow(self, api: Api) -> None:
        body = {"person_id": api.own.person, "kind": "pd_processing", "signed_on": "2025-09-02"}
        assert api.post("hr", "/consents", body).json()["code"] == "invalid_fact"
