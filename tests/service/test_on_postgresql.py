"""The whole way of a school on PostgreSQL, through the service's own doors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample_served
from sample_served import all_pairs, sign_all
from served import PASSWORD, Served
from starlette.testclient import TestClient

from registry import journal
from service.jobs.at_once import JobsAtOnce
from service.operations.draft_document import DATED

STAFF = "ФИО;Дата рождения;Пол;Должность\nБелова Анна Игоревна;14.03.1981;ж;учитель химии\n"
ORDER = {DATED.name: "14.09.2026", "вид_акта": "приказ", "контроль": "оставить за руководителем"}


@pytest.fixture
def school(tmp_path: Path, postgresql_url: str) -> Iterator[Served]:
    """The sample school on PostgreSQL; its batches are made at once."""
    told = sample_served.make_template(tmp_path / "data", postgresql_url)
    served = sample_served.at_sample_time(Served(tmp_path / "data", told, postgresql_url))
    served.app.state.jobs = JobsAtOnce(served.parts, lambda: served.at)
    yield served
    served.close()


def signed_in(school: Served, role: str) -> TestClient:
    """Through the page, with a password."""
    client = school.client()
    answer = client.post("/sign-in", data={"login": role, "password": PASSWORD})
    assert answer.status_code == 303
    return client


def begin(client: TestClient, type_id: str, *subject_ids: int) -> str:
    answer = client.post(f"/documents/new/{type_id}", data={"s": [str(one) for one in subject_ids]})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def issue(client: TestClient, draft: str, answers: dict[str, str]) -> str:
    """Where the last button leads."""
    assert client.post(draft, data=answers).headers["location"] == f"{draft}/check"
    answer = client.post(f"{draft}/issue")
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_a_school_goes_its_whole_way(school: Served) -> None:
    secretary = signed_in(school, "secretary")
    table = {"table": ("Список.csv", STAFF.encode())}
    report = secretary.post("/imports/people", files=table).headers["location"]
    assert "Белова Анна Игоревна" not in secretary.get("/people?q=белова").text
    assert secretary.post(f"{report}/save", data={"since": "14.09.2026"}).status_code == 303
    assert "Белова Анна Игоревна" in secretary.get("/people?q=белова").text

    pairs = [pair.id for pair in all_pairs(school) if pair.mentor.is_employee][:3]
    sign_all(school, *pairs)
    order = issue(secretary, begin(secretary, "order_pairing", *pairs), ORDER)
    assert secretary.get(order).status_code == 200
    assert "№ 1-ОД" in secretary.get("/journal").text
    number = order.rpartition("/")[2]
    assert secretary.get(f"/journal/{number}/file").content.startswith(b"PK")

    methodist = signed_in(school, "methodist")
    batch = issue(methodist, begin(methodist, "personal_program", *pairs), {DATED.name: "14.09.2026"})
    assert re.fullmatch(r"/batches/\d+", batch)
    assert methodist.get(f"{batch}/documents.zip").content.startswith(b"PK")
    with school.uow() as uow:
        query = journal.Query(type_id="personal_program", status="issued")
        assert journal.search(uow.session, school.told.school, query).total == len(pairs)

    director = signed_in(school, "director")
    voided = director.post(f"/journal/{number}/void", data={"reason": "ошибка", "sure": "да"})
    assert voided.status_code == 303
    rows = director.get("/api/v1/documents", params={"status": "void"}).json()["rows"]
    assert [row["number"] for row in rows] == ["1-ОД"]


@pytest.mark.parametrize("sign", ["\x00", "Ив\x00ан"])
def test_a_sign_the_database_keeps_not_breaks_nothing(school: Served, sign: str) -> None:
    client = school.client("administrator")
    fields = ("q", "kind", "department", "form", "status", "series", "type", "sort", "to")
    for path in ("/people", "/pairs", "/journal", "/consents/signed", "/documents/new/consent_pd_adult"):
        for field in fields:
            assert client.get(path, params={field: sign}).status_code < 500, (path, field)
            assert client.get(f"/api/v1{path}", params={field: sign}).status_code < 500, (path, field)
    typed = dict.fromkeys(
        ("surname", "first_name", "title", "login", "display_name", "department", "request", "reason", "q"),
        sign,
    )
    pair = all_pairs(school)[0]
    for path in (
        "/people/new", f"/people/{pair.mentor.id}/edit", f"/pairs/{pair.id}/edit",
        f"/pairs/{pair.id}/programme", "/settings/accounts/new", "/settings/details", "/settings/numbering",
        "/sign-in", "/pairs/new",
    ):  # fmt: skip
        answer = client.post(path, data=typed | {"gender": "f", "kind": "staff", sign: "{n}-x", "do": "save"})
        assert answer.status_code < 500, path
        client.cookies.set("nastavnik_session", school.token("administrator"))
    file = {"table": (f"{sign}.csv", STAFF.encode())}
    assert client.post("/imports/people", files=file).status_code < 500
