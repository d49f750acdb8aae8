"""What a wrong request gets, and the description of the API."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schools
from api_school import Api
from batch_house import SHEET

from service.api.openapi import FILE, describe, text
from service.http.problem import MEDIA_TYPE, Problem
from service.web.guards import SAFE_METHODS

DAY = schools.DAY.isoformat()


class TestProblems:
    def test_every_field_that_cannot_be_read_is_told_at_once(self, api: Api) -> None:
        body = {"type_id": SHEET, "subject_ids": ["Иванова"], "dated": "вчера", "more": 1}
        answer = api.post("secretary", "/documents", body)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == MEDIA_TYPE
        problem = answer.json()
        assert problem["code"] == "unreadable_request"
        assert {fault["place"]: fault["message"] for fault in problem["faults"]} == {
            "body.subject_ids.0": "Нужно целое число.",
            "body.dated": "Дата пишется как 2026-09-15.",
            "body.more": "Такого поля нет.",
        }
        assert "Иванова" not in answer.text

    def test_a_body_that_is_no_json_is_told_of(self, api: Api) -> None:
        answer = api.client("secretary").post(
            "/api/v1/documents", content=b"{", headers={"content-type": "application/json"}
        )
        assert answer.json()["faults"][0]["message"] == "Тело запроса не читается как JSON."

    @pytest.mark.parametrize(
        ("path", "parameters"),
        [
            ("/people/99999999999999999999", {}),
            ("/people/0", {}),
            ("/people", {"page": 10**12}),
            ("/people", {"size": 100_000}),
            ("/people", {"q": "\0"}),
            ("/people", {"q": "я" * 201}),
            ("/documents", {"year": 1}),
        ],
    )
    def test_what_is_out_of_bounds_is_refused_kindly(
        self, api: Api, path: str, parameters: dict[str, Any]
    ) -> None:
        answer = api.get("secretary", path, **parameters)
        assert (answer.status_code, answer.json()["code"]) == (422, "unreadable_request")

    @pytest.mark.parametrize(
        "change", [{"dated": "0001-01-01"}, {"dated": "9999-12-31"}, {"subject_ids": []}]
    )
    def test_a_paper_out_of_bounds_is_refused_kindly(self, api: Api, change: dict[str, Any]) -> None:
        body = {"type_id": SHEET, "subject_ids": [api.own.person], "dated": DAY} | change
        assert api.post("secretary", "/documents", body).status_code == 422

    def test_every_error_has_one_shape(self, api: Api) -> None:
        @api.served.app.get("/api/v1/broken")
        def broken() -> None:
            raise ZeroDivisionError

        client, nobody = api.client("secretary"), api.client("")
        foreign = {"Sec-Fetch-Site": "cross-site"}
        answers = {
            "not_signed_in": nobody.get("/api/v1/people"),
            "not_found": client.get("/api/v1/people/99999"),
            "forbidden": api.client("operator").get("/api/v1/people"),
            "unreadable_request": client.get("/api/v1/people/0"),
            "http_404": client.get("/api/v1/nothing"),
            "http_405": client.delete("/api/v1/people"),
            "http_413": client.post("/api/v1/documents", content=b"0" * (4 * 1024 * 1024)),
            "foreign_origin": client.post("/api/v1/documents", json={}, headers=foreign),
            "unforeseen": client.get("/api/v1/broken"),
        }
        for code, answer in answers.items():
            assert answer.headers["content-type"] == MEDIA_TYPE, code
            assert answer.json().keys() == Problem.model_fields.keys(), code
            assert (answer.json()["code"], answer.json()["faults"] == []) == (
                code, code != "unreadable_request",
            )  # fmt: skip

    def test_an_unknown_path_answers_as_data(self, api: Api) -> None:
        answer = api.get("secretary", "/nothing")
        assert (answer.status_code, answer.json()["code"]) == (404, "http_404")

    def test_a_change_must_say_where_it_comes_from(self, api: Api) -> None:
        for headers in (
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "", "Origin": "http://evil.test"},
        ):
            client = api.client("secretary")
            body = {"type_id": SHEET, "subject_ids": [api.own.person], "dated": DAY}
            answer = client.post("/api/v1/documents", json=body, headers=headers)
            assert answer.status_code == 403
            assert answer.json()["code"] == "foreign_origin"


class TestDescription:
    def test_stands_in_the_docs_as_it_is(self) -> None:
        assert FILE.read_text(encoding="utf-8") == text(), "run: python -m service.api.openapi"

    def test_is_what_the_service_gives_out(self, api: Api) -> None:
        given = api.client("").get("/api/v1/openapi.json").json()
        assert given == json.loads(json.dumps(describe()))

    def test_every_operation_is_told_in_russian(self) -> None:
        for path, methods in describe()["paths"].items():
            for method, operation in methods.items():
                told = operation["summary"] + operation["description"]
                assert any("а" <= sign <= "я" for sign in told), (method, path)

    def test_what_changes_something_is_never_a_get(self) -> None:
        verbs = ("void", "cancel", "resume", "withdraw")
        for path, methods in describe()["paths"].items():
            if path.endswith(verbs):
                assert not {method.upper() for method in methods} & SAFE_METHODS, path
