"""A doubtful name stops a paper until somebody confirms it; a paper with a slip of grammar is remarked on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
import schools
from api_school import Api
from batch_house import SHEET

from docgen.catalog import Catalog
from registry import audit
from service.access import robot
from service.operations.issue_document import Request, preview_document

DAY = schools.DAY.isoformat()
FORMS = {"choice": "-ом", "on": "01.09.2025"}


@pytest.fixture
def doubtful(api: Api) -> int:
    """A pupil nobody can decline by the spelling alone."""
    with api.served.uow() as uow:
        person_id = schools.make_person(uow, api.served.told.school, "Кулиш Павел Ильич", gender="m")
        uow.commit()
    return person_id


def asked(person_id: int) -> dict[str, Any]:
    return {"type_id": SHEET, "subject_ids": [person_id], "dated": DAY}


class TestADoubtfulName:
    def test_stops_the_issue_by_name_with_a_remedy(self, api: Api, doubtful: int) -> None:
        before = api.get("secretary", "/documents").json()["total"]
        answer = api.post("secretary", "/documents", asked(doubtful))

        assert (answer.status_code, answer.json()["code"]) == (422, "refused")
        (finding,) = answer.json()["findings"]
        assert (finding["rule"], finding["severity"]) == ("NAME-FORMS", "block")
        assert "Подтвердите склонение: Кулиш Павел Ильич" in finding["message"]
        assert (finding["remedy"]["kind"], finding["remedy"]["person_id"]) == ("name", doubtful)
        assert api.get("secretary", "/documents").json()["total"] == before

    def test_does_not_stop_the_preview(self, api: Api, doubtful: int) -> None:
        assert api.post("secretary", "/documents/preview", asked(doubtful)).status_code == 200
        assert api.post("secretary", "/documents/check", asked(doubtful)).json()["may_be_issued"] is False

    def test_once_confirmed_stops_nothing(self, api: Api, doubtful: int) -> None:
        api.client("secretary").post(f"/people/{doubtful}/name-forms", data=FORMS)

        assert api.post("secretary", "/documents", asked(doubtful)).status_code == 201

    def test_nearly_sure_is_only_noted(self, api: Api) -> None:
        with api.served.uow() as uow:
            person = schools.make_person(uow, api.served.told.school, "Гриценко Олег Иванович", gender="m")
            uow.commit()

        checked = api.post("secretary", "/documents/check", asked(person)).json()
        assert checked["may_be_issued"] is True
        assert [(one["rule"], one["severity"]) for one in checked["findings"]] == [("NAME-NOTE", "info")]


class TestReadBack:
    @pytest.fixture
    def slipped(self, api: Api, tmp_path: Path) -> Api:
        """The sheet's form forgets a case: «Назначить Иванова Мария Петровна»."""
        form = docx.Document()
        form.styles["Normal"].font.name = "Times New Roman"
        form.add_paragraph("{{ документ.номер }} Назначить {{ лицо.фио }} наставником.")
        form.save(str(tmp_path / "types" / SHEET / "template.docx"))
        parts = replace(api.served.parts, catalog=Catalog.load(tmp_path / "types"))
        api.served.app.state.parts = parts
        return api

    def test_a_preview_says_what_and_where(self, slipped: Api) -> None:
        actor = robot(slipped.served.told.school, "tests")
        request = Request(SHEET, (slipped.own.person,), schools.DAY)
        made = preview_document(slipped.served.app.state.parts, actor, request, slipped.served.at)

        (remark,) = made.remarks
        assert (remark.rule, remark.severity) == ("READ-BACK", "warn")
        assert "винительном" in remark.message
        assert "Назначить Иванова Мария Петровна" in remark.message
        assert made.may_be_issued

    def test_the_issue_goes_on_and_is_noted_without_a_name(self, slipped: Api) -> None:
        record = slipped.post("secretary", "/documents", asked(slipped.own.person)).json()

        with slipped.served.uow() as uow:
            noted = [one for one in audit.latest(uow.session) if one.action == "issue_with_remarks"]
        assert [(one.object_id, one.columns) for one in noted] == [(str(record["id"]), ())]

    def test_the_page_of_the_issued_paper_shows_it(self, slipped: Api) -> None:
        record = slipped.post("secretary", "/documents", asked(slipped.own.person)).json()

        page = slipped.client("secretary").get(f"/documents/issued/{record['id']}").text
        assert "Прочтите эти места" in page
        assert "должно стоять в винительном падеже" in page

    def test_a_right_paper_has_no_remarks(self, api: Api) -> None:
        record = api.post("secretary", "/documents", asked(api.own.person)).json()

        page = api.client("secretary").get(f"/documents/issued/{record['id']}").text
        assert "Прочтите эти места" not in page
        with api.served.uow() as uow:
            assert all(one.action != "issue_with_remarks" for one in audit.latest(uow.session))
