"""What stands before the pages: origin, headers, size, calm, and the table of errors."""

from __future__ import annotations

import io
import json
import re
import traceback
from collections.abc import Iterator

import pytest
from served import ORIGIN, Served
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient

import service.cli  # noqa: F401  Brings in every module that declares an error.
from docgen.errors import DocgenError
from registry.errors import RegistryError
from service.errors import ServiceError
from service.http.errors import PAGES
from service.web.guards import BrokenOff
from service.web.pages import NAVIGATION

FAMILIES = (DocgenError, RegistryError, ServiceError)


def with_all_below(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for below in kind.__subclasses__():
        yield from with_all_below(below)


def bare(served: Served, **headers: str) -> TestClient:
    """A browser that says of itself what the test says and nothing else."""
    client = TestClient(served.app, base_url=ORIGIN, headers=headers, follow_redirects=False)
    client.cookies.set("nastavnik_session", served.token("secretary"))
    return client


class TestErrorTable:
    def test_knows_every_class_of_the_three_families(self) -> None:
        ours = {
            kind
            for family in FAMILIES
            for kind in with_all_below(family)
            if kind.__module__.split(".")[0] in ("docgen", "registry", "service", "templates_docx")
        }
        assert ours - PAGES.keys() == set()

    def test_has_a_title_for_each_and_a_status_of_an_error(self) -> None:
        assert all(page.title and 400 <= page.status < 600 for page in PAGES.values())


class TestOrigin:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://example.org"},
            {"Origin": "null"},
            {},
        ],
    )
    def test_a_change_from_elsewhere_is_refused(self, served: Served, headers: dict[str, str]) -> None:
        client = bare(served, **headers)
        answer = client.post(f"/people/{served.told.teacher}/private")
        assert answer.status_code == 403
        assert "другого сайта" in answer.text
        assert client.get("/people").status_code == 200

    @pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": ORIGIN}])
    def test_our_own_forms_are_let_in(self, served: Served, headers: dict[str, str]) -> None:
        assert bare(served, **headers).post(f"/people/{served.told.teacher}/private").status_code == 200


class TestHeaders:
    def test_stand_on_every_page(self, served: Served) -> None:
        for path in ("/sign-in", "/people", "/no-such-page"):
            headers = served.client("secretary").get(path).headers
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-frame-options"] == "DENY"
            assert headers["referrer-policy"] == "same-origin"
            assert headers["cache-control"] == "no-store"

    def test_no_page_carries_a_script_or_a_style_of_its_own(self, served: Served) -> None:
        text = served.client("secretary").get(f"/people/{served.told.teacher}").text
        assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", text)

    def test_files_of_the_look_are_kept_by_the_browser(self, served: Served) -> None:
        client = served.client()
        for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/sign-in").text):
            answer = client.get(path)
            assert answer.status_code == 200
            assert "immutable" in answer.headers["cache-control"]


class TestErrorPages:
    def test_an_unknown_address_is_told_calmly(self, served: Served) -> None:
        page = served.client("secretary").get("/no-such-page")
        assert page.status_code == 404
        assert "Такой страницы нет" in page.text
        assert served.client("secretary").get("/people/nobody").status_code == 404

    def test_a_wrong_way_to_ask_is_told_calmly(self, served: Served) -> None:
        page = served.client("secretary").post("/people")
        assert page.status_code == 405
        assert "Так эту страницу не открыть" in page.text

    def test_too_large_a_body_is_told_with_the_limit(self, served: Served) -> None:
        file = io.BytesIO(b"0" * (4 * 1024 * 1024))
        page = served.client("secretary").post("/imports/people", files={"table": ("list.xlsx", file)})
        assert page.status_code == 413
        assert "2 МБ" in page.text

    def test_the_unforeseen_gives_a_reference_and_no_trace(
        self, capsys: pytest.CaptureFixture[str], served: Served
    ) -> None:
        @served.app.get("/broken")
        def broken() -> None:
            raise ZeroDivisionError("Иванова Мария Петровна")

        page = served.client("secretary").get("/broken")
        assert page.status_code == 500
        reference = re.search(r"обращения ([0-9a-f]{8})", page.text)
        assert reference
        assert "Иванова" not in page.text
        assert "Traceback" not in page.text
        line = json.loads(capsys.readouterr().err.strip().splitlines()[-1])
        assert line["reference"] == reference.group(1)
        assert line["error"] == "ZeroDivisionError"
        assert "Иванова" not in json.dumps(line, ensure_ascii=False)

    def test_an_answer_broken_off_leaves_no_values_in_the_servers_log(self, served: Served) -> None:
        def pieces() -> Iterator[bytes]:
            yield b"begun"
            raise ZeroDivisionError("Иванова Мария Петровна")

        served.app.add_api_route("/breaking", lambda: StreamingResponse(pieces()))
        client = TestClient(served.app, base_url=ORIGIN)
        with pytest.raises(BrokenOff) as broken:
            client.get("/breaking")
        assert "Иванова" not in "".join(traceback.format_exception(broken.value))

    def test_the_api_answers_with_data(self, served: Served) -> None:
        answer = served.client().get("/api/v1/no-such-thing")
        assert answer.status_code == 404
        assert answer.json()["code"] == "http_404"


PAGES_OF_ROLES = {
    "/people": {"secretary", "hr", "methodist", "deputy", "director", "administrator"},
    "/imports/people": {"secretary", "hr", "administrator"},
    "/imports/pairs": {"secretary", "methodist", "deputy", "administrator"},
    "/settings": {"director", "administrator"},
    "/settings/details": {"director", "administrator"},
    "/settings/signatory": {"director", "administrator"},
    "/settings/numbering": {"director", "administrator"},
    "/settings/accounts": {"administrator"},
    "/settings/accounts/new": {"administrator"},
    "/password": {"secretary", "hr", "methodist", "deputy", "director", "administrator", "operator"},
}


class TestRoles:
    @pytest.mark.parametrize(
        "role", ["secretary", "hr", "methodist", "deputy", "director", "administrator", "operator"]
    )
    def test_each_sees_its_pages_and_no_others(self, served: Served, role: str) -> None:
        client = served.client(role)
        seen = {path for path in PAGES_OF_ROLES if client.get(path).status_code == 200}
        assert seen == {path for path, roles in PAGES_OF_ROLES.items() if role in roles}
        refused = {client.get(path).status_code for path in PAGES_OF_ROLES.keys() - seen}
        assert refused <= {403}

    @pytest.mark.parametrize("role", ["secretary", "operator", "administrator"])
    def test_the_menu_leads_only_where_one_may_go(self, served: Served, role: str) -> None:
        client = served.client(role)
        menu = set(
            re.findall(r'<a href="([^"]+)"[^>]*>[^<]+</a>', client.get("/password").text.split("<main")[0])
        )
        for path in menu & {item.path for item in NAVIGATION}:
            assert client.get(path).status_code == 200, path
