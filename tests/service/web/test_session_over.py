"""A form sent too late, and a service that cannot write: what was typed is kept, and no trace is shown."""

from __future__ import annotations

import errno
import re
from datetime import timedelta
from typing import Any

import pytest
from sample_served import all_pairs
from served import Served
from sqlalchemy import event
from starlette.testclient import TestClient

from service.http.bounds import LARGEST_ID

TYPED = "Анализ уроков «по пятницам» <b>\nи беседы"


def late(served: Served, role: str = "secretary") -> TestClient:
    """A browser whose session ended while the form lay open."""
    client = served.client(role)
    served.at += timedelta(hours=13)
    return client


def hidden(text: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', text)
    return dict(found)


class TestSessionOver:
    def test_what_was_typed_waits_on_the_page_and_is_sent_again(self, sample: Served) -> None:
        pair = all_pairs(sample)[0].id
        typed = {"curator": "", "kind": "традиционное", "request": TYPED, "department": "Кафедра"}
        client = late(sample)
        answer = client.post(f"/pairs/{pair}/programme?x=1", data=typed)
        assert answer.status_code == 401
        assert "введённое не потеряно" in answer.text
        assert f'<form method="post" action="/pairs/{pair}/programme?x=1">' in answer.text
        assert hidden(answer.text) == typed | {"request": "Анализ уроков «по пятницам» &lt;b&gt;\nи беседы"}

    def test_the_form_sent_again_is_the_form_as_it_was(self, served: Served) -> None:
        new = {"kind": "staff", "surname": "Соколова", "first_name": "Анна", "gender": "f"}
        client = late(served)
        kept = hidden(client.post("/people/new", data=new).text)
        assert kept == new
        again = served.client("hr").post("/people/new", data=kept)
        assert again.status_code == 303

    def test_a_file_is_asked_for_again(self, served: Served) -> None:
        answer = late(served).post("/imports/people", files={"table": ("список.csv", b"x")})
        assert answer.status_code == 401
        assert "Файл придётся выбрать ещё раз" in answer.text

    def test_passwords_never_come_back(self, served: Served) -> None:
        typed = {"current": "old-secret", "new": "new-secret", "again": "new-secret"}
        answer = late(served).post("/password", data=typed)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/sign-in"

    @pytest.mark.parametrize("path", ["/people/new", f"/people/{LARGEST_ID}/edit"])
    def test_a_form_with_nothing_in_it_leads_to_the_sign_in(self, served: Served, path: str) -> None:
        assert late(served).post(path).headers["location"] == "/sign-in"

    def test_a_form_of_too_many_fields_leads_to_the_sign_in(self, served: Served) -> None:
        many = {f"field{number}": "x" for number in range(6000)}
        assert late(served).post("/people/new", data=many).headers["location"] == "/sign-in"


def refuse_writing(served: Served) -> None:
    """From now on the database is one that may be read only."""

    @event.listens_for(served.parts.database.engine, "connect")
    def close_for_writing(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    served.parts.database.engine.dispose()


class TestOutOfOrder:
    def test_a_database_that_may_not_be_written_is_told_without_a_trace(self, served: Served) -> None:
        client = served.client("secretary")
        refuse_writing(served)
        new = {"kind": "staff", "surname": "Соколова", "first_name": "Анна", "gender": "f"}
        answer = client.post("/people/new", data=new)
        assert answer.status_code == 503
        assert "на диске службы нет места" in answer.text
        assert "sqlite" not in answer.text.lower()
        assert client.get("/people").status_code == 200

    def test_a_full_disk_is_told_to_a_program_as_json(self, served: Served) -> None:
        @served.app.get("/api/v1/full")
        def full() -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        answer = served.client("secretary").get("/api/v1/full")
        assert answer.status_code == 503
        assert answer.json()["code"] == "out_of_order"

    def test_another_fault_of_the_system_is_a_fault_of_ours(self, served: Served) -> None:
        @served.app.get("/broken")
        def broken() -> None:
            raise FileNotFoundError(errno.ENOENT, "No such file", "secret-name")

        answer = served.client("secretary").get("/broken")
        assert answer.status_code == 500
        assert "secret-name" not in answer.text
        assert "номер обращения" in answer.text
