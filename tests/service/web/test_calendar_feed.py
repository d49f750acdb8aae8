"""The calendar of deadlines: a secret address, made and taken back; nobody's name behind it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import schools
from icalendar import Calendar, Component
from sample_served import all_pairs
from served import Served

from registry import accounts
from registry.plan_facts import NewPlan, PlanItem, PlanStage
from registry.plan_terms import read_terms
from registry.plans import add, mark
from registry.reading import plans
from service.access import robot
from service.operations.demo_school import take_in_plans

SAMPLES = Path(__file__).parents[3] / "samples" / "roadmaps"


def address(served: Served, role: str) -> str:
    """The path of a new address, as the page shows it."""
    page = served.client(role).post("/calendar/open").text
    return re.findall(r"http://testserver(/calendar/[\w-]+\.ics)", page)[0]


def events(served: Served, path: str) -> list[Component]:
    answer = served.client().get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = Calendar.from_ical(answer.content)
    assert calendar["version"] == "2.0"
    return list(calendar.walk("VEVENT"))


def told(found: list[Component]) -> dict[str, date]:
    return {str(one["summary"]): one["dtstart"].dt for one in found}


def make_plan(
    served: Served, *items: tuple[str, str], organisation: int = 0, types: tuple[str, ...] = ()
) -> int:
    rows = tuple(
        PlanItem(n, title, number=str(n), term_words=term, terms=read_terms(term), document_types=types)
        for n, (title, term) in enumerate(items, start=1)
    )
    plan = NewPlan(
        "municipal", "Карта", date(2025, 9, 1), date(2026, 8, 31), stages=(PlanStage(1, items=rows),)
    )
    with served.uow() as uow:
        plan_id = add(uow, organisation or served.told.school, plan)
        uow.commit()
    return plan_id


class TestAddress:
    def test_opens_without_a_sign_in_and_holds_the_days(self, served: Served) -> None:
        make_plan(served, ("Педагогический совет", "до 15.10.2025"), ("Без срока", ""))
        found = told(events(served, address(served, "deputy")))
        assert found["Дорожная карта: 1. Педагогический совет"] == date(2025, 10, 15)
        assert not [title for title in found if "Без срока" in title]

    def test_is_shown_once_and_kept_as_a_hash_alone(self, served: Served) -> None:
        path = address(served, "deputy")
        assert path not in served.client("deputy").get("/calendar").text
        token = path.removeprefix("/calendar/").removesuffix(".ics")
        database = next(served.parts.settings.data_dir.glob("*.db"))
        assert token.encode() not in database.read_bytes()

    def test_a_new_one_and_a_revoked_one_close_the_old(self, served: Served) -> None:
        first = address(served, "deputy")
        second = address(served, "deputy")
        assert served.client().get(first).status_code == 404
        assert served.client().get(second).status_code == 200
        served.client("deputy").post("/calendar/revoke")
        assert served.client().get(second).status_code == 404

    def test_a_closed_account_has_no_calendar(self, served: Served) -> None:
        path = address(served, "methodist")
        with served.uow() as uow:
            known = accounts.credentials(uow.session, "methodist")
            assert known is not None
            accounts.set_active(uow, known.account.id, active=False)
            uow.commit()
        assert served.client().get(path).status_code == 404

    def test_what_nobody_gave_opens_nothing(self, served: Served) -> None:
        for path in (f"/calendar/{'a' * 43}.ics", "/calendar/..%2f.ics", "/calendar/short.ics"):
            assert served.client().get(path).status_code in {404, 422}


class TestContent:
    def test_nobody_is_named(self, sample: Served) -> None:
        take_in_plans(sample.parts, robot(sample.told.school, "tests"), SAMPLES, sample.at)
        content = sample.client().get(address(sample, "deputy")).text.replace("\r\n ", "")
        for pair in all_pairs(sample):
            for person in (pair.mentor, *pair.mentees):
                assert person.name.surname not in content
        assert "не хватает" in content

    def test_a_title_that_names_somebody_is_left_out(self, served: Served) -> None:
        make_plan(served, ("Открытый урок Ивановой И. И. и Петрова Петра Ильича", "до 15.10.2025"))
        assert "Дорожная карта: 1. мероприятие" in told(events(served, address(served, "deputy")))

    def test_what_is_done_goes_and_an_event_keeps_its_id(self, served: Served) -> None:
        plan_id = make_plan(served, ("Совет", "до 15.10.2025"), ("Итоги", "до 20.10.2025"))
        path = address(served, "deputy")
        before = {str(one["summary"]): str(one["uid"]) for one in events(served, path)}
        with served.uow() as uow:
            done = next(plans.plan(uow.session, plan_id, served.at.date()).items).points[0].id
            mark(uow, done, status="done", done_on=served.at.date())
            uow.commit()
        after = {str(one["summary"]): str(one["uid"]) for one in events(served, path)}
        assert "Дорожная карта: 1. Совет" not in after
        assert after["Дорожная карта: 2. Итоги"] == before["Дорожная карта: 2. Итоги"]

    def test_consents_that_run_out_are_counted(self, served: Served) -> None:
        last = served.at.date() + timedelta(days=20)
        with served.uow() as uow:
            schools.make_consent(
                uow, served.told.school, served.told.young_teacher, kind="participation", valid_until=last
            )
            uow.commit()
        assert told(events(served, address(served, "hr")))["Истекает согласий: 1"] == last

    def test_the_municipal_report_is_reminded_of_four_times(self, served: Served) -> None:
        make_plan(
            served,
            ("Итоговый отчёт", "до 30.11.2025"),
            organisation=served.told.municipality,
            types=("municipal_report",),
        )
        (event,) = events(served, address(served, "operator"))
        triggers = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        assert triggers == [timedelta(days=-days) for days in (30, 14, 7, 1)]

    def test_another_school_is_not_in_it(self, served: Served) -> None:
        make_plan(served, ("Чужое дело", "до 15.10.2025"), organisation=served.told.other_school)
        assert not [title for title in told(events(served, address(served, "deputy"))) if "Чужое" in title]


class TestToday:
    def test_what_is_near_or_past_is_reminded_of(self, served: Served) -> None:
        plan_id = make_plan(
            served, ("Совет", "до 28.08.2025"), ("Сайт", "до 05.09.2025"), ("Итоги", "до 20.05.2026")
        )
        page = served.client("deputy").get("/").text
        assert "Сроки дорожной карты: 2" in page
        assert "1. Совет" in page
        assert "Итоги" not in page
        assert f'href="/plans/{plan_id}"' in page

    def test_the_municipal_report_is_reminded_of_a_month_before(self, served: Served) -> None:
        make_plan(
            served,
            ("Итоговый отчёт", "до 30.09.2025"),
            organisation=served.told.municipality,
            types=("municipal_report",),
        )
        assert "Итоговый отчёт" in served.client("operator").get("/").text
