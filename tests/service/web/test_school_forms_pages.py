"""«Формы школы»: the pages a methodist changes a form by, and who may not."""

from __future__ import annotations

import re

import pytest
from papers import CATALOG, reworded
from served import Served
from starlette.testclient import TestClient

TYPE = "interview_sheet"
PAGE = f"/forms/{TYPE}"
OLD, NEW = "Оценка кандидата", "Общая оценка кандидата"
HOUSE = CATALOG[TYPE].source
OWN = reworded(HOUSE, OLD, NEW)
BROKEN = reworded(HOUSE, OLD, "Оценка <кандидата> {{ лицо.должноcть }}")


def send(client: TestClient, form: bytes = OWN, note: str = "наш заголовок") -> str:
    """Where the upload leads."""
    answer = client.post(PAGE, files={"file": ("форма.docx", form)}, data={"note": note})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


class TestSchoolForms:
    def test_are_found_from_the_documents(self, served: Served) -> None:
        client = served.client("methodist")

        assert 'href="/forms"' in client.get("/documents").text
        assert f'href="{PAGE}"' in client.get("/forms").text
        assert 'href="/forms"' not in served.client("secretary").get("/documents").text

    def test_a_form_is_taken_changed_rehearsed_published_and_brought_back(self, served: Served) -> None:
        client = served.client("methodist")
        assert client.get(f"{PAGE}/current.docx").content == HOUSE

        here = send(client)
        page = client.get(here).text
        assert re.search(r"<del>\w+", page)
        assert re.search(r"<ins>[^<]*бщая оценка", page)
        pages = re.findall(rf'href="({here}/papers/\w+\.pdf)"', page)
        assert len(pages) > 10
        assert client.get(pages[0]).headers["content-type"] == "application/pdf"
        assert client.post(f"{here}/publish").headers["location"] == PAGE
        assert "Вернуть форму программы" in client.get(PAGE).text
        assert "форма школы" in client.get("/forms").text
        assert client.get(f"{PAGE}/current.docx").content == OWN

        assert client.post(f"{PAGE}/roll-back", data={"to": "house"}).status_code == 303
        assert client.get(f"{PAGE}/current.docx").content == HOUSE
        assert "действовала раньше" in client.get(PAGE).text

    def test_faults_are_told_with_their_words_and_nothing_can_be_published(self, served: Served) -> None:
        client = served.client("deputy")
        here = send(client, BROKEN)
        page = client.get(here).text

        assert "Ошибки в форме" in page
        assert "{{ лицо.должноcть }}" in page
        assert "/publish" not in page
        assert client.get(f"{here}/marked.docx").content[:2] == b"PK"
        assert client.get(f"{here}/fixed.docx").content[:2] == b"PK"
        client.post(f"{here}/publish")
        assert client.get(f"{PAGE}/current.docx").content == HOUSE

    def test_what_is_no_form_is_told_at_the_field_and_the_note_is_kept(self, served: Served) -> None:
        client = served.client("director")
        for content in (b"", b"%PDF-1.7"):
            answer = client.post(PAGE, files={"file": ("а.docx", content)}, data={"note": "другой порядок"})

            assert answer.status_code == 422
            assert 'href="#file"' in answer.text
            assert "другой порядок" in answer.text
        assert client.post(PAGE, data={"note": "без файла"}).status_code == 422

    def test_a_draft_is_dropped(self, served: Served) -> None:
        client = served.client("administrator")
        here = send(client)

        assert client.post(f"{here}/drop").headers["location"] == PAGE
        assert client.get(here).status_code == 404

    @pytest.mark.parametrize("role", ["secretary", "hr", "operator"])
    def test_are_closed_to_other_roles(self, served: Served, role: str) -> None:
        here = send(served.client("methodist"))
        client = served.client(role)

        for address in (
            "/forms",
            PAGE,
            f"{PAGE}/current.docx",
            here,
            f"{here}/form.docx",
            f"{here}/papers/c0.pdf",
        ):
            # To a municipality a school's form is as unknown as none.
            assert client.get(address).status_code in (403, 404), address
        for address in (PAGE, f"{PAGE}/roll-back", f"{here}/publish", f"{here}/drop"):
            answer = client.post(address, files={"file": ("а.docx", OWN)})
            assert answer.status_code in (403, 404), address

    def test_what_is_not_there_is_said_so(self, served: Served) -> None:
        client = served.client("methodist")

        for address in ("/forms/no_such_type", "/forms/versions/999", f"/forms/versions/{10**12}"):
            assert client.get(address).status_code == 404
        assert client.get("/forms/versions/1/other.docx").status_code in (400, 404, 422)
