"""The register of consents, recording item by item, a withdrawal's to-do list, and the school's calendar."""

from __future__ import annotations

from datetime import date

import pytest
import schools
from served import Served

from registry import consents, people, school_calendar, withdrawals
from registry.reference.purposes import items
from registry.snapshot import Consent

PAGES = "https://school.example.ru\nhttps://vk.example.ru/school"


def consent_of(served: Served, person_id: int) -> Consent:
    with served.uow() as uow:
        return consents.of_people(uow.session, [person_id])[-1]


def spread(served: Served, person_id: int, **changes: str) -> dict[str, str]:
    """A whole answer for a consent to spreading: everything «да» but the photograph."""
    answers = {f"item.{code}": "нет" if code == "photo" else "да" for code in items()}
    told = {
        "person": str(person_id),
        "kind": "pd_dissemination",
        "signed_on": "01.09.2025",
        "valid_until": "31.08.2026",
        "resources": PAGES,
    }
    return told | answers | changes


class TestTheRegister:
    def test_lists_and_filters(self, served: Served) -> None:
        client = served.client("secretary")
        whole = client.get("/consents/signed").text
        assert "Кузнецова Дарья Олеговна" in whole
        assert "действует" in whole
        assert "Кузнецова" in client.get("/consents/signed?q=кузнец&kind=pd_processing&state=live").text
        for query in ("q=иван", "kind=mentor_work", "state=withdrawn"):
            assert "Таких согласий нет" in client.get(f"/consents/signed?{query}").text

    def test_opens_one(self, served: Served) -> None:
        consent = consent_of(served, served.told.pupil)
        page = served.client("methodist").get(f"/consents/{consent.id}").text
        assert "Кузнецова Елена Викторовна" in page
        assert "Отозвать" not in page


class TestRecording:
    def test_offers_the_purposes_one_by_one(self, served: Served) -> None:
        client = served.client("secretary")
        grown = client.get(f"/consents/record?person={served.told.partner}").text
        assert "kind=pd_dissemination" in grown
        assert "kind=participation" not in grown
        assert "kind=participation" in client.get(f"/consents/record?person={served.told.pupil}").text

    def test_keeps_yes_and_no_item_by_item(self, served: Served) -> None:
        client = served.client("secretary")
        answer = client.post("/consents/record", data=spread(served, served.told.partner))
        assert answer.status_code == 303
        found = consent_of(served, served.told.partner)
        assert answer.headers["location"] == f"/consents/{found.id}"
        assert (found.allows("name"), found.allows("photo")) == (True, False)
        assert found.resources == tuple(PAGES.split("\n"))
        page = client.get(answer.headers["location"]).text
        assert "фотография" in page
        assert "https://vk.example.ru/school" in page

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"item.video": ""}, "item.video"),
            ({"resources": ""}, "resources"),
            ({"resources": "наш сайт"}, "resources"),
            ({"valid_until": ""}, "valid_until"),
            ({"signed_on": "31.02.2025"}, "signed_on"),
        ],
    )
    def test_keeps_what_was_typed_when_something_lacks(
        self, served: Served, changes: dict[str, str], field: str
    ) -> None:
        sent = spread(served, served.told.partner, conditions="без адреса", **changes)
        page = served.client("secretary").post("/consents/record", data=sent)
        assert page.status_code == 422
        assert f'href="#{field}"' in page.text
        assert f'id="{field}"' in page.text
        assert "без адреса" in page.text
        with served.uow() as uow:
            assert consents.of_people(uow.session, [served.told.partner]) == ()

    def test_asks_a_minor_of_fourteen_for_the_second_signature(self, served: Served) -> None:
        with served.uow() as uow:
            young = schools.make_person(
                uow, served.told.school, "Ким Олег", kind="pupil", gender="m", birth_date=date(2010, 3, 5)
            )
            people.represent(uow, young, served.told.mother, "мать")
            uow.commit()
        client = served.client("secretary")
        sent = {"person": str(young), "kind": "participation", "signed_on": "01.09.2025", "valid_until": ""}
        for answer in ("", "нет"):
            page = client.post("/consents/record", data=sent | {"youth": answer})
            assert page.status_code == 422
            assert 'href="#youth"' in page.text
        assert client.post("/consents/record", data=sent | {"youth": "да"}).status_code == 303
        found = consent_of(served, young)
        assert (found.youth_signed, found.signer_id) == (True, served.told.mother)

    def test_takes_another_basis_in_place_of_a_consent(self, served: Served) -> None:
        sent = {
            "person": str(served.told.partner),
            "kind": "pd_processing",
            "signed_on": "01.09.2025",
            "other_basis": "договор от 01.09.2025 № 5",
        }
        assert served.client("hr").post("/consents/record", data=sent).status_code == 303
        found = consent_of(served, served.told.partner)
        assert (found.other_basis, found.signer_id) == ("договор от 01.09.2025 № 5", None)

    def test_is_for_those_who_keep_consents(self, served: Served) -> None:
        for role in ("methodist", "director"):
            client = served.client(role)
            assert client.get(f"/consents/record?person={served.told.partner}").status_code == 403
            answer = client.post("/consents/record", data=spread(served, served.told.partner))
            assert answer.status_code == 403

    def test_of_another_schools_person_is_as_unknown_as_none(self, served: Served) -> None:
        client = served.client("secretary")
        found = [
            client.get(f"/consents/record?person={one}").status_code
            for one in (served.told.foreigner, 99_999)
        ]
        assert found == [404, 404]


class TestAWithdrawal:
    def withdrawn(self, served: Served) -> Consent:
        client = served.client("secretary")
        client.post("/consents/record", data=spread(served, served.told.partner))
        consent = consent_of(served, served.told.partner)
        answer = client.post(f"/consents/{consent.id}/withdraw", data={"on": "01.09.2025", "sure": "да"})
        assert answer.status_code == 303
        return consent

    def test_sets_a_list_to_do_with_its_last_days(self, served: Served) -> None:
        consent = self.withdrawn(served)
        page = served.client("secretary").get(f"/consents/{consent.id}").text
        assert page.count("Снять с публикации</strong>") == 2
        assert "до 04.09.2025" in page
        today = served.client("secretary").get("/").text
        assert "Сделать по отзывам согласий: 3" in today
        with served.uow() as uow:
            tasks = withdrawals.of_consent(uow.session, consent.id)
        client = served.client("secretary")
        for task in tasks:
            assert f"/consents/tasks/{task.id}/done" in client.get("/consents/tasks").text
            assert client.post(f"/consents/tasks/{task.id}/done").status_code == 303
        assert "Ничего не ждёт" in client.get("/consents/tasks").text
        again = client.post(f"/consents/tasks/{tasks[0].id}/done")
        assert again.headers["location"] == "/consents/tasks"

    def test_of_another_school_is_not_to_be_marked(self, served: Served) -> None:
        with served.uow() as uow:
            foreign = schools.make_consent(uow, served.told.other_school, served.told.foreigner)
            calendar = school_calendar.calendar_of(uow.session, served.told.other_school)
            withdrawals.begin(uow, foreign, on=schools.DAY, calendar=calendar)
            task = withdrawals.of_consent(uow.session, foreign)[0]
            uow.commit()
        client = served.client("secretary")
        found = [client.post(f"/consents/tasks/{one}/done").status_code for one in (task.id, 99_999)]
        assert found == [404, 404]
        assert client.get(f"/consents/{foreign}").status_code == 404

    def test_names_papers_and_pairs_and_what_the_law_keeps(self, served: Served) -> None:
        consent = consent_of(served, served.told.pupil)
        page = served.client("secretary").get(f"/consents/{consent.id}/withdraw").text
        assert f"/pairs/{served.told.pupil_pair}" in page
        assert "Хранить: так велит закон" in page
        assert "3 года" in page

    def test_is_done_by_papers_of_its_own(self, served: Served) -> None:
        consent = consent_of(served, served.told.pupil)
        client = served.client("secretary")
        page = client.get(f"/consents/{consent.id}").text
        assert 'action="/documents/new/consent_withdrawal"' in page
        begun = client.post("/documents/new/consent_withdrawal", data={"s": str(served.told.pupil)})
        assert begun.status_code == 303
        client.post(f"/consents/{consent.id}/withdraw", data={"on": "01.09.2025", "sure": "да"})
        assert 'action="/documents/new/erasure_act"' in client.get(f"/consents/{consent.id}").text


class TestAPause:
    def test_is_begun_and_ended_on_the_consents_page(self, served: Served) -> None:
        consent = consent_of(served, served.told.pupil)
        client = served.client("secretary")
        address = f"/consents/{consent.id}"
        assert client.post(f"{address}/pause", data={"on": "01.09.2025"}).status_code == 303
        assert "приостановлено" in client.get(address).text
        assert "приостановлено" in client.get("/consents/signed?state=paused").text
        assert client.post(f"{address}/pause", data={"on": "01.09.2025"}).status_code == 422
        assert client.post(f"{address}/resume", data={"on": "01.09.2025"}).status_code == 303
        assert consent_of(served, served.told.pupil).is_live_on(schools.DAY)


class TestReminders:
    def test_of_ends_and_birthdays_stand_on_the_first_page(self, served: Served) -> None:
        with served.uow() as uow:
            grown = schools.make_person(
                uow, served.told.school, "Ким Алина", kind="pupil", birth_date=date(2007, 9, 20)
            )
            schools.make_consent(uow, served.told.school, grown, signer_id=served.told.mother)
            schools.make_consent(uow, served.told.school, served.told.partner, valid_until=date(2025, 9, 20))
            uow.commit()
        page = served.client("secretary").get("/").text
        assert "Исполняется 18 лет: 1" in page
        assert "Ким Алина" in page
        assert "Истекает срок согласий: 1" in page
        assert "до 20.09.2025" in page


class TestTheCalendar:
    def test_changes_the_week_and_the_days(self, served: Served) -> None:
        client = served.client("director")
        assert "три рабочих дня истекают 04.09.2025" in client.get("/settings/calendar").text
        moved = {"day": "03.09.2025", "kind": "rests", "reason": "приказ № 5"}
        assert client.post("/settings/calendar/days", data=moved).status_code == 303
        assert client.post("/settings/calendar/week", data={"days": "6"}).status_code == 303
        page = client.get("/settings/calendar").text
        assert "три рабочих дня истекают 05.09.2025" in page
        assert "приказ № 5" in page
        assert client.post("/settings/calendar/days/2025-09-03/forget").status_code == 303
        with served.uow() as uow:
            assert school_calendar.own_days(uow.session, served.told.school) == []

    def test_keeps_what_was_typed(self, served: Served) -> None:
        client = served.client("director")
        page = client.post("/settings/calendar/days", data={"day": "31.02.2025", "reason": "приказ № 5"})
        assert page.status_code == 422
        for field in ("day", "kind"):
            assert f'href="#{field}"' in page.text
        assert "приказ № 5" in page.text
        assert client.post("/settings/calendar/week", data={"days": "4"}).status_code == 422

    def test_is_for_those_who_run_the_school(self, served: Served) -> None:
        client = served.client("secretary")
        assert client.get("/settings/calendar").status_code == 403
        assert client.post("/settings/calendar/week", data={"days": "6"}).status_code == 403
