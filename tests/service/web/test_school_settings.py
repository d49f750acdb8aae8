"""Settings: the school, who signs, the numbers."""

from __future__ import annotations

from datetime import date

from served import Served

from registry import journal, reading

DETAILS = {
    "since": "2026-01-01",
    "full_name": "муниципальное автономное учреждение «Школа № 1»",
    "short_name": "МАОУ «Школа № 1»",
    "city": "г. Ясный",
}
SIGNING = {
    "since": "10.09.2025",
    "surname": "Соколов",
    "first_name": "Илья",
    "patronymic": "Юрьевич",
    "gender": "m",
    "position": "директор",
    "acting": "да",
    "authority": "приказа от 09.09.2025 № 4",
}


class TestSchool:
    def test_a_new_name_holds_from_its_day_on(self, served: Served) -> None:
        answer = served.client("director").post("/settings/details", data=DETAILS)
        assert answer.status_code == 303
        with served.uow() as uow:
            before = reading.organisation(uow.session, served.told.school, date(2025, 12, 31))
            after = reading.organisation(uow.session, served.told.school, date(2026, 1, 1))
        assert (before.short_name, after.short_name) == ("МБОУ «Школа № 1»", "МАОУ «Школа № 1»")

    def test_empty_fields_are_named_together_and_the_rest_is_kept(self, served: Served) -> None:
        data = DETAILS | {"full_name": " ", "since": "", "city": ""}
        page = served.client("director").post("/settings/details", data=data)
        assert page.status_code == 422
        for field in ("full_name", "since", "city"):
            assert f'href="#{field}"' in page.text
        assert 'value="МАОУ «Школа № 1»"' in page.text

    def test_a_new_signatory_signs_from_a_day_on(self, served: Served) -> None:
        client = served.client("director")
        assert client.post("/settings/signatory", data=SIGNING).status_code == 303
        assert "и. о. директор — Соколов Илья Юрьевич" in client.get("/settings").text
        with served.uow() as uow:
            day = reading.organisation(uow.session, served.told.school, date(2025, 9, 10))
        assert day.director.name.surname == "Соколов"
        assert day.director.acting

    def test_the_school_shows_what_is_set(self, served: Served) -> None:
        text = served.client("director").get("/settings").text
        for words in ("Орлова Анна Сергеевна", "{n}-ОД", "2-ОД", "7700000001"):
            assert words in text


class TestNumbering:
    def test_a_pattern_changes_what_comes_next(self, served: Served) -> None:
        client = served.client("director")
        assert client.post("/settings/numbering", data={"od": "ОД-{n}", "ls": "{n}/к"}).status_code == 303
        with served.uow() as uow:
            following = journal.next_number(uow.session, served.told.school, "od", date(2025, 9, 1))
        assert following == "ОД-2"

    def test_a_pattern_without_its_place_is_refused_at_its_field(self, served: Served) -> None:
        page = served.client("director").post("/settings/numbering", data={"od": "ОД", "ls": "{n}-лс"})
        assert page.status_code == 422
        assert 'href="#od"' in page.text
        with served.uow() as uow:
            assert ("ls", "Дополнительные соглашения", "{n}/к") in journal.series(
                uow.session, served.told.school
            )

    def test_is_for_those_who_run_the_school(self, served: Served) -> None:
        client = served.client("secretary")
        assert client.get("/settings").status_code == 403
        assert client.post("/settings/numbering", data={"od": "{n}"}).status_code == 403
