"""Every endpoint, for every role, for one's own and another school's things, and for nobody."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
import schools
from api_school import Api, Ids
from batch_house import CARD, SHEET

from service.access import ROLES
from service.api.openapi import describe

OFFICE = {"secretary", "hr", "methodist", "deputy", "director", "administrator"}
MAKERS = {"secretary", "methodist", "administrator"}
"""Whom the tests' document types are for."""

DAY = schools.DAY.isoformat()
PAPER = {"type_id": SHEET, "subject_ids": ["{person}"], "dated": DAY}
CARDS = {"type_id": CARD, "subject_ids": ["{pair}"], "dated": DAY, "inputs": {"основание": "заявление"}}
MENTORS = {"person_id": "{mentor}", "kind": "mentor_work", "signed_on": DAY, "pair_id": "{pair}"}

EVENT = {"event": "finish", "subject_id": "{pair}"}
ACT = {"level": "own", "kind": "приказ", "number": "7", "dated": DAY, "title": "О наставничестве"}

# (method, path, body, who may); «{person}» is that thing's number.
LISTS = (
    ("GET", "/document-types", None, OFFICE),
    ("GET", f"/document-types/{SHEET}", None, OFFICE),
    ("GET", "/people", None, OFFICE),
    ("GET", "/pairs", None, OFFICE),
    ("GET", "/documents", None, OFFICE),
    ("GET", "/batches", None, OFFICE),
    ("GET", "/plans", None, set(ROLES)),
    ("GET", "/numbers", None, OFFICE),
    ("POST", "/numbers", {"series": "od", "day": DAY, "purpose": "приказ"}, OFFICE - {"methodist"}),
    ("GET", "/registers", None, OFFICE),
    ("GET", "/acts", None, OFFICE),
    ("GET", "/acts/tk", None, OFFICE),
    ("POST", "/acts", ACT, {"director", "administrator"}),
    ("POST", "/acts/tk/confirm", None, {"director", "administrator"}),
    ("POST", "/acts/tk/end", {"last_day": None}, {"director", "administrator"}),
    ("GET", "/packages/stale", None, OFFICE),
)
THINGS = (
    ("GET", "/people/{person}", None, OFFICE),
    ("GET", "/pairs/{pair}", None, OFFICE),
    ("POST", "/documents/check", PAPER, MAKERS),
    ("POST", "/documents/preview", PAPER, MAKERS),
    ("POST", "/documents", PAPER, MAKERS),
    ("GET", "/documents/{document}", None, OFFICE),
    ("GET", "/documents/{document}/file", None, MAKERS),
    ("POST", "/documents/{document}/void", {"reason": "Опечатка", "on": DAY}, MAKERS - {"methodist"}),
    ("POST", "/packages/preview", EVENT, OFFICE),
    ("POST", "/packages", EVENT, OFFICE),
    ("GET", "/packages/{package}", None, OFFICE),
    ("GET", "/packages/{package}/documents.zip", None, OFFICE),
    ("POST", "/batches", CARDS, MAKERS),
    ("GET", "/plans/{plan}", None, OFFICE),
    ("POST", "/numbers/{held}/void", {"reason": "не нужен"}, OFFICE - {"methodist"}),
    ("POST", "/proof", {"document_ids": ["{document}"]}, MAKERS),
    ("GET", "/proof/pairs/{pair}", None, OFFICE),
    ("GET", "/proof/batches/{batch}", None, MAKERS),
    ("POST", "/plans/points/{point}/mark", {"status": "done", "done_on": DAY}, OFFICE),
    ("GET", "/batches/{batch}", None, MAKERS),
    ("POST", "/batches/{batch}/resume", None, MAKERS),
    ("GET", "/batches/{batch}/zip", None, MAKERS),
    ("GET", "/batches/{batch}/print", None, MAKERS),
    ("POST", "/batches/{batch}/cancel", None, MAKERS),
    (
        "POST",
        "/consents",
        {"person_id": "{person}", "kind": "pd_processing", "signed_on": DAY},
        OFFICE - {"methodist", "director"},
    ),
    ("POST", "/consents", MENTORS, OFFICE - {"methodist", "director"}),
    ("POST", "/consents/{consent}/withdraw", {"on": DAY}, OFFICE - {"methodist", "director"}),
)
UPLOADS = (
    ("/imports/people/check", {"secretary", "hr", "administrator"}),
    ("/imports/pairs/check", OFFICE - {"hr", "director"}),
)
KEPT_OUT = {401, 403, 404}


def filled(value: Any, ids: Ids) -> Any:
    """The body with numbers instead of «{person}»."""
    if isinstance(value, dict):
        return {key: filled(inner, ids) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, ids) for inner in value]
    if isinstance(value, str) and value.startswith("{"):
        return asdict(ids)[value.strip("{}")]
    return value


def status(api: Api, role: str, method: str, path: str, body: Any, ids: Ids) -> int:
    address = "/api/v1" + path.format(**asdict(ids))
    answer = api.client(role).request(method, address, json=filled(body, ids))
    assert answer.status_code < 500, answer.text
    return int(answer.status_code)


def upload(api: Api, role: str, path: str) -> int:
    file = {"file": ("staff.csv", "ФИО;Дата рождения\nИванова Анна Петровна;01.02.1980\n".encode())}
    answer = api.client(role).post(f"/api/v1{path}", files=file)
    assert answer.status_code < 500, answer.text
    return int(answer.status_code)


class TestAccess:
    @pytest.mark.parametrize(("method", "path", "body", "allowed"), [*LISTS, *THINGS])
    def test_is_for_the_roles_it_is_meant_for(
        self, api: Api, method: str, path: str, body: Any, allowed: set[str]
    ) -> None:
        let_in = {role for role in ROLES if status(api, role, method, path, body, api.own) not in KEPT_OUT}
        assert let_in == allowed

    def test_is_for_nobody_of_another_school(self, api: Api) -> None:
        for method, path, body, _ in THINGS:
            for role in ROLES:
                assert status(api, role, method, path, body, api.foreign) in {403, 404}, (role, path)

    @pytest.mark.parametrize(("method", "path", "body", "allowed"), THINGS)
    def test_anothers_thing_is_as_unknown_as_none(
        self, api: Api, method: str, path: str, body: Any, allowed: set[str]
    ) -> None:
        none = Ids(*[99_999] * len(asdict(api.foreign)))
        for role in sorted(ROLES):
            told = [
                api.client(role).request(
                    method, f"/api/v1{path.format(**asdict(ids))}", json=filled(body, ids)
                )
                for ids in (api.foreign, none)
            ]
            assert told[0].json() == told[1].json(), role
            assert (
                told[0].status_code
                == told[1].status_code
                == (404 if role in allowed else told[0].status_code)
            )

    @pytest.mark.parametrize("field", ["pair_id", "signer_id"])
    def test_what_a_body_names_is_of_ones_own_school(self, api: Api, field: str) -> None:
        """A person of one's own with another school's pair, or signed by another school's person."""
        strange = api.foreign.pair if field == "pair_id" else api.foreign.person
        body = {"person_id": api.own.mentor, "kind": "mentor_work", "signed_on": DAY, "pair_id": api.own.pair}
        for role in ROLES:
            answer = api.post(role, "/consents", body | {field: strange})
            assert 400 <= answer.status_code < 500, role
        for unknown in (strange, 99_999):
            answer = api.post("secretary", "/consents", body | {field: unknown})
            assert answer.json()["message"].startswith(
                "Такой пары" if field == "pair_id" else "Иванова Мария Петровна: подписавший"
            )

    def test_is_for_nobody_who_has_not_signed_in(self, api: Api) -> None:
        for method, path, body, _ in (*LISTS, *THINGS):
            assert status(api, "", method, path, body, api.own) == 401, path
        for path, _ in UPLOADS:
            assert upload(api, "", path) == 401

    @pytest.mark.parametrize(("path", "allowed"), UPLOADS)
    def test_uploads_are_for_the_roles_they_are_meant_for(
        self, api: Api, path: str, allowed: set[str]
    ) -> None:
        assert {role for role in ROLES if upload(api, role, path) not in KEPT_OUT} == allowed

    def test_the_lists_hold_ones_own_school_alone(self, api: Api) -> None:
        assert api.foreign.person not in {row["id"] for row in api.get("secretary", "/people").json()["rows"]}
        assert api.foreign.pair not in {row["id"] for row in api.get("secretary", "/pairs").json()["rows"]}
        papers = {row["id"] for row in api.get("secretary", "/documents").json()["rows"]}
        assert api.own.document in papers
        assert api.foreign.document not in papers
        running = {row["id"] for row in api.get("secretary", "/batches").json()}
        assert running == {api.own.batch}

    def test_no_endpoint_is_left_out(self) -> None:
        described = {
            (method.upper(), path.removeprefix("/api/v1"))
            for path, methods in describe()["paths"].items()
            for method in methods
        }
        told = {
            (method, path.replace(SHEET, "{type_id}").replace("/acts/tk", "/acts/{act_id}"))
            for method, path, _, _ in (*LISTS, *THINGS)
        }
        told |= {("POST", path) for path, _ in UPLOADS}
        named = {(method, _without_names(path)) for method, path in told}
        assert {(method, _without_names(path)) for method, path in described} - named == set()


def _without_names(path: str) -> str:
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))
