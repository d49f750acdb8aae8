"""Adding and changing people by hand."""

from __future__ import annotations

import re
from datetime import date

import pytest
import schools
from served import Served

from registry import audit, reading

NEW = {
    "kind": "staff",
    "surname": "Белова",
    "first_name": "Анна",
    "patronymic": "Игоревна",
    "gender": "f",
    "title": "учитель химии",
    "birth_date": "14.03.1981",
    "hired_on": "25.08.2008",
    "contract_number": "14/08",
    "contract_date": "25.08.2008",
    "experience_years": "17",
}
CHANGED = {
    "since": "01.10.2025",
    "surname": "Петрова",
    "first_name": "Мария",
    "patronymic": "Петровна",
    "gender": "f",
    "title": "методист",
    "department": "Кафедра физики",
}
MOTHER = {"relation": "мать", "surname": "Кузнецова", "first_name": "Елена", "gender": "f"}


class TestNewPerson:
    def test_is_added_with_all_that_was_told(self, served: Served) -> None:
        answer = served.client("hr").post("/people/new", data=NEW)
        assert answer.status_code == 303
        person_id = int(answer.headers["location"].rpartition("/")[2])
        with served.uow() as uow:
            person = reading.person(uow, person_id, schools.DAY)
        assert (person.position, person.experience_years) == ("учитель химии", 17)
        assert person.contract is not None
        assert person.contract.signed_on == date(2008, 8, 25)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"surname": ""}, "surname"),
            ({"first_name": "Анна1"}, "first_name"),
            ({"surname": "<img src=x onerror=alert()>"}, "surname"),
            ({"surname": "Белова😀"}, "surname"),
            ({"surname": "Belova"}, "surname"),
            ({"surname": "-"}, "surname"),
            ({"first_name": "А."}, "first_name"),
            ({"birth_date": "14.03.1901"}, "birth_date"),
            ({"hired_on": "25.08.1990"}, "hired_on"),
            ({"experience_years": "45"}, "experience_years"),
            ({"email": "<a@b>"}, "email"),
            ({"gender": ""}, "gender"),
            ({"birth_date": "31.02.1981"}, "birth_date"),
            ({"birth_date": "14.03.2031"}, "birth_date"),
            ({"hired_on": "25.08.1980"}, "birth_date"),
            ({"dismissed_on": "25.08.2007"}, "dismissed_on"),
            ({"contract_date": ""}, "contract_date"),
            ({"contract_number": ""}, "contract_number"),
            ({"experience_years": "много"}, "experience_years"),
            ({"email": "почта"}, "email"),
            ({"kind": "director"}, "kind"),
            ({"title": "ы" * 501}, "title"),
        ],
    )
    def test_a_fault_stands_at_its_field_and_the_rest_is_kept(
        self, served: Served, changes: dict[str, str], field: str
    ) -> None:
        page = served.client("hr").post("/people/new", data=NEW | changes)
        assert page.status_code == 422
        assert f'href="#{field}"' in page.text
        assert 'value="Игоревна"' in page.text

    def test_signs_nobody_sees_are_taken_out_of_a_name(self, served: Served) -> None:
        turned = NEW | {"surname": "\u202eБе\u200bлова\ufeff"}
        assert served.client("hr").post("/people/new", data=turned).status_code == 303
        assert "Белова Анна Игоревна" in served.client("hr").get("/people?q=Белова").text

    def test_is_for_those_who_keep_people(self, served: Served) -> None:
        assert served.client("methodist").get("/people/new").status_code == 403
        assert served.client("methodist").post("/people/new", data=NEW).status_code == 403


class TestChange:
    def test_a_new_name_and_post_hold_from_their_day_on(self, served: Served) -> None:
        path = f"/people/{served.told.teacher}/edit"
        assert served.client("hr").post(path, data=CHANGED).status_code == 303
        with served.uow() as uow:
            before = reading.person(uow, served.told.teacher, date(2025, 9, 30))
            after = reading.person(uow, served.told.teacher, date(2025, 10, 1))
        assert (before.name.surname, before.position) == ("Иванова", "учитель физики")
        assert (after.name.surname, after.position) == ("Петрова", "методист")

    def test_what_is_not_changed_gets_no_new_day(self, served: Served) -> None:
        client = served.client("hr")
        same = CHANGED | {"surname": "Иванова", "title": "учитель физики", "email": "iv@school.example"}
        assert client.post(f"/people/{served.told.teacher}/edit", data=same).status_code == 303
        text = client.get(f"/people/{served.told.teacher}").text
        assert "iv@school.example" in text
        assert "01.10.2025" not in text

    def test_the_form_shows_what_is_known(self, served: Served) -> None:
        text = served.client("hr").get(f"/people/{served.told.teacher}/edit").text
        for value in ("Иванова", "учитель физики", "12/05", "25.08.2005", "03.02.1980"):
            assert f'value="{value}"' in text

    def test_a_day_left_out_is_asked_for(self, served: Served) -> None:
        page = served.client("hr").post(f"/people/{served.told.teacher}/edit", data=CHANGED | {"since": ""})
        assert page.status_code == 422
        assert 'href="#since"' in page.text

    def test_a_foreign_person_is_as_unknown_as_nobody(self, served: Served) -> None:
        client = served.client("hr")
        for path in ("edit", "representatives/new"):
            assert client.get(f"/people/{served.told.foreigner}/{path}").status_code == 404
            assert client.post(f"/people/{served.told.foreigner}/{path}", data=CHANGED).status_code == 404


class TestRepresentative:
    def test_is_named_for_a_minor_who_has_none(self, served: Served) -> None:
        with served.uow() as uow:
            pupil = schools.make_person(uow, served.told.school, "Седых Иван Олегович", "pupil", gender="m")
            uow.commit()
        client = served.client("secretary")
        path = f"/people/{pupil}/representatives/new"
        assert path in client.get(f"/people/{pupil}").text
        assert client.post(path, data=MOTHER).status_code == 303
        with served.uow() as uow:
            (one,) = reading.person(uow, pupil, schools.DAY).representatives
        assert (one.person.name.full, one.relation) == ("Кузнецова Елена", "мать")

    def test_faults_come_together(self, served: Served) -> None:
        page = served.client("secretary").post(f"/people/{served.told.pupil}/representatives/new", data={})
        for field in ("relation", "surname", "first_name", "gender"):
            assert f'href="#{field}"' in page.text


class TestNothingNew:
    def test_is_said_and_nothing_is_written(self, served: Served) -> None:
        client = served.client("hr")
        address = f"/people/{served.told.teacher}"
        shown = client.get(f"{address}/edit").text
        fields = dict(re.findall(r'name="(\w+)" type="\w+"[^>]*? value="([^"]*)"', shown)) | {"gender": "f"}
        with served.uow() as uow:
            before = len(audit.latest(uow.session, 1000))
        assert client.post(f"{address}/edit", data=fields).headers["location"] == address
        assert "новых сведений нет" in client.get(address).text
        with served.uow() as uow:
            assert len(audit.latest(uow.session, 1000)) == before
