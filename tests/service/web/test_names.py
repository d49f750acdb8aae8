"""How a name is declined: the person's page, the switches, the queue, the signatory, the block of a paper."""

from __future__ import annotations

from datetime import date

import pytest
import schools
from served import Served
from sqlalchemy import text

from registry import name_forms, organisations, people, reading
from registry.organisations import Signing
from registry.snapshot import PersonName
from service.parts import open_parts

MEN = "Кулиш Павел Ильич"
FORMS = {
    "genitive": "Кулиша Павла Ильича",
    "dative": "Кулишу Павлу Ильичу",
    "accusative": "Кулиша Павла Ильича",
    "instrumental": "Кулишом Павлом Ильичом",
    "prepositional": "Кулише Павле Ильиче",
}


def add(served: Served, full: str = MEN, gender: str = "m") -> int:
    with served.uow() as uow:
        person_id = schools.make_person(uow, served.told.school, full, gender=gender)
        uow.commit()
    return person_id


def name_of(served: Served, person_id: int, on: date = schools.DAY) -> PersonName:
    with served.uow() as uow:
        return reading.person(uow, person_id, on).name


class TestPage:
    def test_says_the_doubt_and_shows_the_phrases(self, served: Served) -> None:
        page = served.client("secretary").get(f"/people/{add(served)}").text

        assert "нужно подтвердить" in page
        assert "«Кулишем» или «Кулишом»" in page
        assert "<dt>объявить благодарность</dt><dd><strong>Кулишу Павлу Ильичу</strong>" in page
        assert "<dt>ознакомлен с</dt>" in page

    def test_bends_the_prepositions_to_the_name(self, served: Served) -> None:
        page = served.client("secretary").get(f"/people/{served.told.young_teacher}").text
        assert "<dt>ознакомлен со</dt><dd><strong>Смирновым Олегом Ильичом" in page
        teacher = served.client("secretary").get(f"/people/{served.told.teacher}").text
        assert "<dt>сведения об</dt><dd><strong>Ивановой" in teacher

    def test_a_sure_name_asks_nothing(self, served: Served) -> None:
        page = served.client("secretary").get(f"/people/{served.told.teacher}").text
        assert "точно</span>" in page
        assert "Выберите, как склонять" not in page

    def test_a_usual_name_is_only_noted(self, served: Served) -> None:
        page = served.client("secretary").get(f"/people/{add(served, 'Гриценко Олег Иванович')}").text
        assert "по правилу" in page
        assert "старой нормы" in page

    def test_one_click_chooses_a_way(self, served: Served) -> None:
        person_id, client = add(served), served.client("hr")

        answer = client.post(f"/people/{person_id}/name-forms", data={"choice": "-ом", "on": "01.09.2025"})

        assert answer.headers["location"] == f"/people/{person_id}#name"
        assert name_of(served, person_id).confirmed["instrumental"] == "Кулишом Павлом Ильичом"
        page = client.get(f"/people/{person_id}").text
        assert "точно: подтверждено" in page
        assert "Подтверждено 01.09.2025" in page

    def test_a_name_may_be_left_unbent(self, served: Served) -> None:
        person_id = add(served)
        served.client("hr").post(f"/people/{person_id}/name-forms", data={"choice": "не склонять"})
        assert name_of(served, person_id).confirmed["genitive"] == "Кулиш Павла Ильича"

    def test_a_foreign_name_is_confirmed_as_it_stands(self, served: Served) -> None:
        person_id = add(served, "Smith John")
        served.client("hr").post(f"/people/{person_id}/name-forms", data={"choice": "по правилам"})
        assert name_of(served, person_id).confirmed["dative"] == "Smith John"

    def test_a_switch_the_name_has_not_is_refused(self, served: Served) -> None:
        person_id = add(served)
        answer = served.client("hr").post(f"/people/{person_id}/name-forms", data={"choice": "-ёй"})
        assert answer.status_code == 422
        assert "посмотрите его склонение ещё раз" in answer.text
        assert not name_of(served, person_id).is_confirmed

    def test_the_name_of_an_earlier_day_is_confirmed_for_its_papers(self, served: Served) -> None:
        person_id, client = add(served), served.client("hr")
        with served.uow() as uow:
            people.rename(uow, person_id, "Белов", "Павел", "Ильич", since=schools.DAY)
            uow.commit()

        page = client.get(f"/people/{person_id}/name?on=2025-08-31").text
        assert "Кулиш Павел Ильич" in page
        client.post(f"/people/{person_id}/name-forms", data=FORMS | {"on": "31.08.2025"})

        assert name_of(served, person_id, date(2025, 8, 31)).is_confirmed
        assert not name_of(served, person_id).is_confirmed

    @pytest.mark.parametrize("path", ["/people/{}/name", "/people/{}"])
    def test_a_foreign_school_sees_nothing(self, served: Served, path: str) -> None:
        address = path.format(served.told.foreigner)
        assert served.client("secretary").get(address).status_code == 404
        posted = served.client("secretary").post(f"/people/{served.told.foreigner}/name-forms", data=FORMS)
        assert posted.status_code == 404


class TestQueue:
    def test_today_counts_them_and_leads_there(self, served: Served) -> None:
        add(served)
        page = served.client("secretary").get("/").text
        assert "Склонение имени нужно подтвердить: 1\u00a0человек" in page
        assert 'href="/people/names"' in page
        assert 'href="/people/names"' not in served.client("methodist").get("/").text

    def test_the_list_shows_them_alone(self, served: Served) -> None:
        add(served)
        page = served.client("secretary").get("/people?names=doubtful").text
        assert MEN in page
        assert "Иванова Мария Петровна" not in page

    def test_goes_from_one_to_the_next(self, served: Served) -> None:
        add(served)
        last = add(served, "Ремень Олег Ильич")
        client = served.client("secretary")
        page = client.get("/people/names").text
        assert "<h1>Кулиш Павел Ильич</h1>" in page
        assert "2\u00a0имени" in page
        first = page.split('action="/people/')[1].split("/")[0]

        answer = client.post(
            f"/people/{first}/name-forms", data={"choice": "-ом", "next": "/people/names", "on": "01.09.2025"}
        )

        assert answer.headers["location"] == "/people/names"
        assert "<h1>Ремень Олег Ильич</h1>" in client.get("/people/names").text
        assert "Вернуться к пропущенным" in client.get(f"/people/names?skip={last}").text

    def test_ends_when_nobody_is_in_doubt(self, served: Served) -> None:
        assert "Подтверждать нечего" in served.client("secretary").get("/people/names").text

    def test_is_for_those_who_keep_people(self, served: Served) -> None:
        assert served.client("methodist").get("/people/names").status_code == 403

    def test_leads_nowhere_else(self, served: Served) -> None:
        data = FORMS | {"next": "https://evil.example/"}
        answer = served.client("hr").post(f"/people/{add(served)}/name-forms", data=data)
        assert answer.headers["location"] == "/"


class TestSignatory:
    def sign(self, served: Served) -> None:
        with served.uow() as uow:
            organisations.change_signatory(
                uow, served.told.school, Signing("Калина", "Анна", "Петровна", "f"), since=schools.DAY
            )
            uow.commit()

    @pytest.mark.parametrize("role", ["secretary", "director"])
    def test_is_confirmed_by_who_keeps_people_or_the_school(self, served: Served, role: str) -> None:
        self.sign(served)
        client = served.client(role)
        assert "нужно подтвердить" in client.get("/settings/signatory/name").text

        client.post("/settings/signatory/name", data={"choice": "как существительное: Калины"})

        with served.uow() as uow:
            director = reading.organisation(uow.session, served.told.school, schools.DAY).director
        assert director.name.confirmed["genitive"] == "Калины Анны Петровны"

    def test_is_not_for_the_others(self, served: Served) -> None:
        assert served.client("methodist").get("/settings/signatory/name").status_code == 403

    def test_keeps_what_was_typed_wrong(self, served: Served) -> None:
        page = served.client("director").post("/settings/signatory/name", data=FORMS | {"dative": ""})
        assert page.status_code == 422
        assert 'href="#dative"' in page.text


class TestBackfill:
    def test_names_of_an_older_version_are_declined_at_the_start(self, served: Served) -> None:
        with served.uow() as uow:
            uow.session.execute(text("UPDATE person_names SET declined = NULL, confidence = ''"))
            uow.commit()

        open_parts(served.parts.settings).close()

        with served.uow() as uow:
            assert not name_forms.any_missing(uow.session)
        assert name_of(served, served.told.teacher).declined["dative"] == "Ивановой Марии Петровне"
