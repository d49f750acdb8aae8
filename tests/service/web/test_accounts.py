"""Accounts of the school and one's own password."""

from __future__ import annotations

import re

from served import PASSWORD, Served

from registry import accounts


def account_id(served: Served, login: str) -> int:
    with served.uow() as uow:
        known = accounts.credentials(uow.session, login)
    assert known is not None
    return known.account.id


def signs_in(served: Served, login: str, password: str) -> bool:
    answer = served.client().post("/sign-in", data={"login": login, "password": password})
    return bool(answer.status_code == 303)


def told_password(page: str) -> str:
    found = re.search(r"<code>([^<]+)</code>", page)
    assert found
    return found.group(1)


class TestAccounts:
    def test_a_new_one_gets_a_password_that_is_shown_once_and_works(self, served: Served) -> None:
        data = {"display_name": "Новикова Ольга", "login": "novikova", "role": "hr"}
        page = served.client("administrator").post("/settings/accounts/new", data=data)
        assert signs_in(served, "novikova", told_password(page.text))
        assert "novikova" in served.client("administrator").get("/settings/accounts").text

    def test_a_taken_login_is_refused_at_its_field(self, served: Served) -> None:
        data = {"display_name": "Новикова Ольга", "login": "HR", "role": "hr"}
        page = served.client("administrator").post("/settings/accounts/new", data=data)
        assert page.status_code == 422
        assert 'href="#login"' in page.text
        assert "Новикова Ольга" in page.text

    def test_faults_come_together(self, served: Served) -> None:
        page = served.client("administrator").post("/settings/accounts/new", data={"role": "operator"})
        for field in ("display_name", "login", "role"):
            assert f'href="#{field}"' in page.text

    def test_a_blocked_account_is_out_at_once(self, served: Served) -> None:
        secretary = served.client("secretary")
        assert secretary.get("/people").status_code == 200
        path = f"/settings/accounts/{account_id(served, 'secretary')}"
        administrator = served.client("administrator")
        assert administrator.post(f"{path}/block").status_code == 303
        assert secretary.get("/people").status_code == 303
        assert not signs_in(served, "secretary", PASSWORD)
        administrator.post(f"{path}/unblock")
        assert signs_in(served, "secretary", PASSWORD)

    def test_a_new_role_holds_from_the_next_page(self, served: Served) -> None:
        secretary = served.client("secretary")
        path = f"/settings/accounts/{account_id(served, 'secretary')}/role"
        assert served.client("administrator").post(path, data={"role": "methodist"}).status_code == 303
        assert secretary.get("/imports/people").status_code == 403

    def test_a_reset_password_ends_the_old_one_and_its_sessions(self, served: Served) -> None:
        secretary = served.client("secretary")
        path = f"/settings/accounts/{account_id(served, 'secretary')}/password"
        page = served.client("administrator").post(path)
        assert secretary.get("/people").status_code == 303
        assert not signs_in(served, "secretary", PASSWORD)
        assert signs_in(served, "secretary", told_password(page.text))

    def test_nobody_shuts_himself_out(self, served: Served) -> None:
        path = f"/settings/accounts/{account_id(served, 'administrator')}"
        client = served.client("administrator")
        assert client.post(f"{path}/block").status_code == 422
        assert client.post(f"{path}/role", data={"role": "hr"}).status_code == 422
        assert client.get("/settings/accounts").status_code == 200

    def test_an_account_of_elsewhere_is_out_of_reach(self, served: Served) -> None:
        path = f"/settings/accounts/{account_id(served, 'operator')}"
        client = served.client("administrator")
        assert client.get(path).status_code in (403, 404)
        assert client.post(f"{path}/password").status_code == 404

    def test_are_for_the_administrator(self, served: Served) -> None:
        assert served.client("director").get("/settings/accounts").status_code == 403
        assert served.client("director").post("/settings/accounts/1/password").status_code == 403


class TestOwnPassword:
    def test_is_changed_and_everybody_is_signed_out(self, served: Served) -> None:
        client = served.client("hr")
        data = {"current": PASSWORD, "new": "chetyre-slova", "again": "chetyre-slova"}
        assert client.post("/password", data=data).headers["location"] == "/sign-in"
        assert client.get("/people").status_code == 303
        assert signs_in(served, "hr", "chetyre-slova")

    def test_faults_stand_at_their_fields_and_no_secret_comes_back(self, served: Served) -> None:
        client = served.client("hr")
        for data, field in (
            ({"current": "mimo-mimo-1", "new": "chetyre-slova", "again": "chetyre-slova"}, "current"),
            ({"current": PASSWORD, "new": "chetyre-slova", "again": "pyat-slov-net"}, "again"),
            ({"current": PASSWORD, "new": "korotko", "again": "korotko"}, "new"),
        ):
            page = client.post("/password", data=data)
            assert page.status_code == 422
            assert f'href="#{field}"' in page.text
            assert not any(secret in page.text for secret in data.values())
