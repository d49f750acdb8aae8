"""Signing in and out through the page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from served import PASSWORD, Served
from starlette.testclient import TestClient

from registry import audit
from service.operations.sign_in import AddressLimit


def sign_in(client: TestClient, login: str = "secretary", password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/sign-in", data={"login": login, "password": password, **more})


class TestSignIn:
    def test_a_page_asks_to_sign_in_and_leads_back(self, served: Served) -> None:
        client = served.client()
        asked = client.get("/people?kind=pupil")
        assert asked.status_code == 303
        assert asked.headers["location"] == "/sign-in?next=/people%3Fkind%3Dpupil"
        assert sign_in(client, next="/people?kind=pupil").headers["location"] == "/people?kind=pupil"
        assert client.get("/people?kind=pupil").status_code == 200

    def test_the_login_is_taken_in_any_letter_case(self, served: Served) -> None:
        assert sign_in(served.client(), " Secretary ").status_code == 303

    def test_empty_fields_are_named_and_the_login_is_kept(self, served: Served) -> None:
        page = sign_in(served.client(), "secretary", "")
        assert page.status_code == 422
        assert 'href="#password"' in page.text
        assert 'value="secretary"' in page.text

    def test_the_cookie_is_for_the_server_alone(self, served: Served) -> None:
        cookie = sign_in(served.client()).headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie

    def test_a_stranger_and_a_wrong_password_hear_the_same(self, served: Served) -> None:
        unknown = sign_in(served.client(), "nobody", PASSWORD)
        wrong = sign_in(served.client(), "secretary", "mimo")
        assert unknown.status_code == wrong.status_code == 403
        assert unknown.text.replace("nobody", "secretary") == wrong.text

    @pytest.mark.parametrize(
        "target",
        ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "/\t/e.org"],
    )
    def test_nobody_is_led_to_a_foreign_site(self, served: Served, target: str) -> None:
        assert sign_in(served.client(), next=target).headers["location"] == "/"

    def test_a_refusal_is_in_the_audit_log_without_what_was_typed(self, served: Served) -> None:
        sign_in(served.client(), "moj-parol-vmesto-logina")
        with served.uow() as uow:
            entry = audit.latest(uow.session, 1)[0]
        assert (entry.action, entry.object_id) == ("sign_in_refused", "")

    def test_a_piece_of_a_page_sends_the_whole_page_there(self, served: Served) -> None:
        answer = served.client().get("/people?kind=pupil", headers={"HX-Request": "true"})
        assert answer.headers["hx-redirect"] == "/sign-in?next=/people%3Fkind%3Dpupil"


class TestLimits:
    def test_five_failures_lock_the_login_for_a_quarter_of_an_hour(self, served: Served) -> None:
        client = served.client()
        for _ in range(5):
            assert sign_in(client, password="mimo").status_code == 403
        assert sign_in(client).status_code == 403
        served.at += timedelta(minutes=16)
        assert sign_in(client).status_code == 303

    def test_one_success_forgets_the_failures(self, served: Served) -> None:
        client = served.client()
        for _ in range(2):
            for _ in range(4):
                sign_in(client, password="mimo")
            assert sign_in(client).status_code == 303

    def test_an_address_has_its_own_limit_whatever_the_login(self, served: Served) -> None:
        served.app.state.address_limit = AddressLimit(failures=3)
        client = served.client()
        for login in ("one", "two", "three"):
            assert sign_in(client, login).status_code == 403
        assert sign_in(client).status_code == 429


class TestSession:
    def test_signing_out_ends_it_on_the_server(self, served: Served) -> None:
        client = served.client()
        sign_in(client)
        token = client.cookies["nastavnik_session"]
        assert client.post("/sign-out").status_code == 303
        client.cookies.set("nastavnik_session", token)
        assert client.get("/people").status_code == 303

    def test_a_planted_token_is_never_taken_over(self, served: Served) -> None:
        client = served.client()
        client.cookies.set("nastavnik_session", "planted")
        answer = sign_in(client)
        assert "planted" not in answer.headers["set-cookie"]

    def test_signing_in_again_closes_the_earlier_session(self, served: Served) -> None:
        client = served.client()
        sign_in(client)
        earlier = client.cookies["nastavnik_session"]
        sign_in(client)
        other = served.client()
        other.cookies.set("nastavnik_session", earlier)
        assert other.get("/people").status_code == 303

    def test_it_runs_out(self, served: Served) -> None:
        client = served.client("secretary")
        assert client.get("/people").status_code == 200
        served.at += timedelta(hours=12)
        assert client.get("/people").status_code == 303
