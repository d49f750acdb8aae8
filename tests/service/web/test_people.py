"""The list of people and a person's page."""

from __future__ import annotations

import re

import pytest
import schools
from served import Served
from sqlalchemy import text

from registry import audit, consents, reading
from registry.organisations import Details

FORMS = {
    "genitive": "Ивановой Марии Петровны",
    "dative": "Ивановой Марии Петровне",
    "accusative": "Иванову Марию Петровну",
    "instrumental": "Ивановой Марией Петровной",
    "prepositional": "Ивановой Марии Петровне",
}


def names(page: str) -> list[str]:
    return re.findall(r'<a href="/people/\d+">([^<]+)</a>', page)


class TestList:
    def test_shows_everybody_by_name(self, served: Served) -> None:
        page = served.client("secretary").get("/people")
        assert page.status_code == 200
        assert names(page.text) == sorted(names(page.text))
        assert "5\u00a0человек" in page.text
        assert "Чужакова" not in page.text

    def test_the_address_holds_the_filters(self, served: Served) -> None:
        page = served.client("secretary").get("/people", params={"kind": "pupil", "q": "КУЗН"})
        assert names(page.text) == ["Кузнецова Дарья Олеговна"]
        assert 'value="КУЗН"' in page.text

    def test_says_so_when_nobody_is_found(self, served: Served) -> None:
        assert "Никого не нашлось" in served.client("secretary").get("/people?q=%25").text

    def test_pages_are_cut_on_the_server(self, served: Served) -> None:
        with served.uow() as uow:
            for number in range(60):
                schools.make_person(uow, served.told.school, f"Многов{'а' * (number // 8 + 1)} Анна Львовна")
            uow.commit()
        client = served.client("secretary")
        first, second = (names(client.get(f"/people?page={number}").text) for number in (1, 2))
        assert (len(first), len(second)) == (50, 15)
        assert 'href="/people?department=&amp;page=2"' not in client.get("/people").text
        assert 'href="/people?page=2"' in client.get("/people").text

    def test_an_empty_school_learns_what_to_do(self, served: Served) -> None:
        with served.uow() as uow:
            empty = schools.make_school(uow, Details("МБОУ «Школа № 3»", "Школа № 3"), inn="7700000003")
            uow.session.execute(text("UPDATE accounts SET organisation_id = :id"), {"id": empty})
            uow.commit()
        page = served.client("secretary").get("/people").text
        assert 'href="/imports/people"' in page
        assert 'href="/imports/people/sample"' in page


class TestPerson:
    def test_shows_facts_phrases_papers_and_pairs(self, served: Served) -> None:
        page = served.client("secretary").get(f"/people/{served.told.teacher}").text
        for words in ("учитель физики", "25.08.2005", "Иванову Марию Петровну", "Ивановой Марией Петровной"):
            assert words in page
        assert f'href="/pairs/{served.told.pair}"' in page

    def test_shows_who_stands_for_whom(self, served: Served) -> None:
        client = served.client("secretary")
        assert "Кузнецова Елена Викторовна</a>, мать" in client.get(f"/people/{served.told.pupil}").text
        assert "Кузнецова Дарья Олеговна" in client.get(f"/people/{served.told.mother}").text

    def test_a_foreign_person_is_as_unknown_as_nobody(self, served: Served) -> None:
        client = served.client("secretary")
        foreign, nobody = (client.get(f"/people/{one}") for one in (served.told.foreigner, 99_999))
        assert foreign.status_code == nobody.status_code == 404
        assert foreign.text == nobody.text
        assert client.post(f"/people/{served.told.foreigner}/private").status_code == 404

    def test_sealed_facts_are_masked_until_asked_and_the_look_is_noted(self, served: Served) -> None:
        client = served.client("secretary")
        address = f"/people/{served.told.teacher}"
        assert "4500 123456" not in client.get(address).text
        revealed = client.post(f"{address}/private")
        assert "4500 123456" in revealed.text
        assert revealed.headers["cache-control"] == "no-store"
        with served.uow() as uow:
            entry = audit.latest(uow.session, 1)[0]
        assert (entry.actor, entry.action, entry.object_id) == (
            "secretary", "reveal", str(served.told.teacher),
        )  # fmt: skip

    def test_a_role_without_the_right_sees_no_button_and_gets_nothing(self, served: Served) -> None:
        client = served.client("methodist")
        assert "/private" not in client.get(f"/people/{served.told.teacher}").text
        assert client.post(f"/people/{served.told.teacher}/private").status_code == 403


class TestNameForms:
    def test_a_confirmed_form_wins(self, served: Served) -> None:
        client = served.client("hr")
        forms = FORMS | {"dative": "Ивановой Маше Петровне"}
        answer = client.post(f"/people/{served.told.teacher}/name-forms", data=forms)
        assert answer.headers["location"] == f"/people/{served.told.teacher}#name"
        page = client.get(f"/people/{served.told.teacher}")
        assert "Ивановой Маше Петровне" in page.text
        assert "Формы имени подтверждены" in page.text
        assert "Формы имени подтверждены" not in client.get(f"/people/{served.told.teacher}").text

    @pytest.mark.parametrize("wrong", ["", "Ивановой", "Ивановой Марии 3"])
    def test_a_wrong_form_is_named_and_nothing_typed_is_lost(self, served: Served, wrong: str) -> None:
        page = served.client("hr").post(
            f"/people/{served.told.teacher}/name-forms",
            data=FORMS | {"dative": wrong, "genitive": "Моё Моё Моё"},
        )
        assert page.status_code == 422
        assert 'href="#dative"' in page.text
        assert 'value="Моё Моё Моё"' in page.text
        with served.uow() as uow:
            assert not reading.person(uow, served.told.teacher, schools.DAY).name.confirmed

    def test_is_for_those_who_keep_people(self, served: Served) -> None:
        answer = served.client("director").post(f"/people/{served.told.teacher}/name-forms", data=FORMS)
        assert answer.status_code == 403


class TestConsents:
    def test_a_signed_paper_is_recorded_and_the_mother_is_the_signer(self, served: Served) -> None:
        told = served.told
        data = {"kind": "pd_processing", "signed_on": "2025-08-30", "valid_until": "31.08.2026"}
        answer = served.client("secretary").post(f"/people/{told.pupil}/consents", data=data)
        assert answer.status_code == 303
        with served.uow() as uow:
            found = consents.of_people(uow.session, [told.pupil])
        assert {one.signer_id for one in found} == {told.mother}
        assert len(found) == 2

    def test_faults_come_together_with_what_was_typed(self, served: Served) -> None:
        data = {"kind": "", "signed_on": "31.02.2025", "valid_until": "завтра"}
        page = served.client("secretary").post(f"/people/{served.told.pupil}/consents", data=data)
        assert page.status_code == 422
        for field in ("kind", "signed_on", "valid_until"):
            assert f'href="#{field}"' in page.text
        assert "завтра" in page.text

    def test_the_future_is_refused_by_the_registry_in_its_words(self, served: Served) -> None:
        data = {"kind": "pd_processing", "signed_on": "2025-09-02"}
        page = served.client("secretary").post(f"/people/{served.told.pupil}/consents", data=data)
        assert page.status_code == 422
        assert "будущим числом" in page.text

    def test_a_withdrawal_is_seen_with_its_day(self, served: Served) -> None:
        with served.uow() as uow:
            (one,) = consents.of_people(uow.session, [served.told.pupil])
            consents.withdraw(uow, one.id, on=schools.DAY)
            uow.commit()
        page = served.client("secretary").get(f"/people/{served.told.pupil}").text
        assert "отозвано с 01.09.2025" in page
        assert "/withdraw" not in page
