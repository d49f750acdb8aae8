"""Road maps on the pages, without JavaScript: taken in, looked through, marked, changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from served import Served

from registry.plan_facts import Plan
from registry.reading import plans
from service.access import robot
from service.operations.import_plan import read_road_map, save_road_map

SAMPLES = Path(__file__).parents[3] / "samples" / "roadmaps"
SCHOOL = SAMPLES / "3_stages_with_results.txt"


def take_in(served: Served, path: Path = SCHOOL, organisation: int | None = None) -> Plan:
    report = read_road_map(path.read_bytes(), path.name)
    actor = robot(organisation or served.told.school, "tests")
    return kept(served, save_road_map(served.parts, actor, report, served.at))


def kept(served: Served, plan_id: int) -> Plan:
    with served.uow() as uow:
        return plans.plan(uow.session, plan_id, served.at.date())


class TestTakingIn:
    @pytest.mark.parametrize("name", ["3_stages_with_results.txt", "3_stages_with_results.docx"])
    def test_the_file_is_shown_and_saved_on_a_word(self, served: Served, name: str) -> None:
        client = served.client("deputy")
        sent = client.post("/plans/import", files={"file": (name, (SAMPLES / name).read_bytes())})
        report = client.get(sent.headers["location"]).text
        assert "Ещё ничего не сохранено" in report
        assert "До 11.09.2026" in report
        assert "Срок раньше утверждения карты" in report
        assert "Здесь будет дорожная карта" in client.get("/plans").text
        saved = client.post(f"{sent.headers['location']}/save")
        page = client.get(saved.headers["location"]).text
        assert "Обновление раздела «Наставничество» на сайте лицея" in page
        again = client.post(f"{sent.headers['location']}/save")
        assert again.headers["location"] == sent.headers["location"]

    def test_what_is_no_road_map_is_told_beside_the_field(self, served: Served) -> None:
        answer = served.client("deputy").post(
            "/plans/import", files={"file": ("письмо.txt", "Письмо".encode())}
        )
        assert answer.status_code == 422
        assert "нет таблицы дорожной карты" in answer.text

    def test_a_file_may_be_put_away(self, served: Served) -> None:
        client = served.client("deputy")
        sent = client.post("/plans/import", files={"file": (SCHOOL.name, SCHOOL.read_bytes())})
        client.post(f"{sent.headers['location']}/drop")
        assert client.get(sent.headers["location"]).status_code == 404

    def test_tables_and_road_maps_do_not_take_each_other_for_their_own(self, served: Served) -> None:
        client = served.client("secretary")
        table = client.post(
            "/imports/people", files={"table": ("a.csv", "ФИО\nИванова Анна Петровна\n".encode())}
        ).headers["location"]
        number = table.rpartition("/")[2]
        assert client.get(f"/plans/import/{number}").status_code == 404
        sent = client.post("/plans/import", files={"file": (SCHOOL.name, SCHOOL.read_bytes())}).headers[
            "location"
        ]
        assert client.get(f"/imports/file/{sent.rpartition('/')[2]}").status_code == 404


class TestLivingPlan:
    def test_everything_of_the_map_is_on_its_page(self, served: Served) -> None:
        plan = take_in(served)
        page = served.client("hr").get(f"/plans/{plan.id}").text
        for item in plan.items:
            assert item.title in page
        assert "Педагоги-наставники" in page

    def test_a_mark_is_kept_and_seen(self, served: Served) -> None:
        plan = take_in(served)
        point = next(plan.items).points[0]
        form = {
            "status": "done",
            "done_on": "01.09.2025",
            "note": "протокол № 1",
            "next": f"/plans/{plan.id}?who=mine",
        }
        answer = served.client("hr").post(f"/plans/points/{point.id}", data=form)
        assert answer.headers["location"] == f"/plans/{plan.id}?who=mine#p{point.id}"
        page = served.client("hr").get(f"/plans/{plan.id}").text
        assert "протокол № 1" in page
        assert "<strong>1</strong> из 18 всего" in page

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"status": "done", "done_on": ""}, "Укажите, когда выполнено"),
            ({"status": "done", "done_on": "02.09.2025"}, "не может быть выполнено позже сегодняшнего"),
            ({"status": "done", "done_on": "31.02.2025"}, "Такой даты нет"),
            ({"status": "well"}, "Выберите состояние"),
        ],
    )
    def test_a_faulty_mark_comes_back_as_typed(
        self, served: Served, typed: dict[str, str], said: str
    ) -> None:
        plan = take_in(served)
        point = next(plan.items).points[0]
        answer = served.client("hr").post(f"/plans/points/{point.id}", data={"note": "моя заметка"} | typed)
        assert answer.status_code == 422
        assert said in answer.text
        assert "моя заметка" in answer.text
        assert kept(served, plan.id) == plan

    def test_mine_is_what_the_role_answers_for(self, served: Served) -> None:
        plan = take_in(served)
        page = served.client("director").get(f"/plans/{plan.id}?who=mine").text
        assert "Изучение опыта соседних школ" in page
        assert "Выяснение затруднений лицеистов" not in page

    def test_what_is_overdue_stands_out(self, served: Served) -> None:
        plan = take_in(served)
        served.at = served.at.replace(year=2026, month=10)
        page = served.client("deputy").get(f"/plans/{plan.id}?state=overdue").text
        assert "Старшеклассники, готовые помогать младшим" in page
        assert "Педагогический совет" not in page
        assert "просрочено</span>" in page

    def test_of_a_plan_of_several_years_one_is_shown(self, served: Served) -> None:
        plan = take_in(served, SAMPLES / "4_demo_school.txt")
        client = served.client("deputy")
        assert "31.05.2027" not in client.get(f"/plans/{plan.id}").text
        assert "31.05.2027" in client.get(f"/plans/{plan.id}?year=2").text
        assert "31.05.2029" in client.get(f"/plans/{plan.id}?year=0").text


class TestChanges:
    def test_an_item_is_changed(self, served: Served) -> None:
        plan = take_in(served)
        item = next(plan.items)
        client = served.client("methodist")
        assert "Изучение опыта соседних школ" in client.get(f"/plans/items/{item.id}").text
        typed = {
            "title": "Изучение опыта",
            "lines": "школа № 1\nшкола № 2",
            "term": "до 01.12.2026",
            "responsible": "Иванова М. П.",
        }
        client.post(f"/plans/items/{item.id}", data=typed)
        changed = next(kept(served, plan.id).items)
        assert [entry.text for entry in changed.content] == ["школа № 1", "школа № 2"]
        assert [str(point.due_on) for point in changed.points] == ["2026-12-01"]
        assert changed.responsible[0].person_id == served.told.teacher

    def test_a_term_nobody_understands_is_said(self, served: Served) -> None:
        plan = take_in(served)
        item = next(plan.items)
        client = served.client("methodist")
        answer = client.post(f"/plans/items/{item.id}", data={"title": "Совет", "term": "раз в четверть"})
        assert "не понят" in client.get(answer.headers["location"]).text

    def test_an_empty_title_comes_back(self, served: Served) -> None:
        item = next(take_in(served).items)
        answer = served.client("methodist").post(f"/plans/items/{item.id}", data={"term": "май 2027"})
        assert answer.status_code == 422
        assert "май 2027" in answer.text

    def test_an_item_is_added_and_taken_away_with_a_tick(self, served: Served) -> None:
        plan = take_in(served)
        client = served.client("methodist")
        added = client.post(
            f"/plans/stages/{plan.stages[0].id}/new", data={"title": "Новое дело", "term": "май 2027"}
        )
        item_id = re.findall(r"i(\d+)$", added.headers["location"])[0]
        assert client.post(f"/plans/items/{item_id}/drop").status_code == 422
        client.post(f"/plans/items/{item_id}/drop", data={"sure": "да"})
        assert kept(served, plan.id) == plan

    def test_a_plan_is_begun_from_a_profile(self, served: Served) -> None:
        typed = {
            "profile": "r-145",
            "title": "Наша карта",
            "starts_on": "01.09.2025",
            "ends_on": "31.08.2026",
        }
        client = served.client("director")
        answer = client.post("/plans/new", data=typed)
        page = client.get(answer.headers["location"]).text
        assert "7. Завершение наставничества" in page
        assert client.post("/plans/new", data=typed | {"ends_on": "01.01.2020"}).status_code == 422

    def test_the_act_and_the_period_are_told(self, served: Served) -> None:
        plan = take_in(served)
        typed = {
            "title": plan.title,
            "starts_on": "01.09.2026",
            "ends_on": "31.08.2027",
            "approval_number": "5-ОД",
        }
        served.client("director").post(f"/plans/{plan.id}/details", data=typed)
        changed = kept(served, plan.id)
        assert (changed.approval.number, changed.is_live) == ("5-ОД", False)


class TestReach:
    def test_another_schools_map_is_as_unknown_as_none(self, served: Served) -> None:
        plan = take_in(served, organisation=served.told.other_school)
        item = next(plan.items)
        pages = (f"/plans/{plan.id}", f"/plans/{plan.id}/details", f"/plans/items/{item.id}")
        for role in ("deputy", "administrator", "operator"):
            for page in pages:
                assert served.client(role).get(page).status_code == 404, (role, page)
            sent = served.client(role).post(
                f"/plans/points/{item.points[0].id}", data={"status": "cancelled"}
            )
            assert sent.status_code == 404
        assert kept(served, plan.id) == plan

    def test_the_municipality_has_its_own(self, served: Served) -> None:
        plan = take_in(served, SAMPLES / "5_municipal.txt", served.told.municipality)
        assert "Семинары для наставников" in served.client("operator").get(f"/plans/{plan.id}").text
        assert served.client("deputy").get(f"/plans/{plan.id}").status_code == 404

    def test_a_school_says_which_row_of_the_municipality_it_carries_out(self, served: Served) -> None:
        above = take_in(served, SAMPLES / "5_municipal.txt", served.told.municipality)
        row = next(item for item in above.items if item.number == "1.3")
        item = next(take_in(served).items)
        client = served.client("deputy")
        assert "1.3 Обновление дорожных карт" in client.get(f"/plans/items/{item.id}").text
        client.post(f"/plans/items/{item.id}", data={"title": item.title, "reflects": str(row.id)})
        with served.uow() as uow:
            (plan,) = plans.live_plans(uow.session, served.told.school, served.at.date())
        assert next(plan.items).reflects_id == row.id
        strange = next(one for one in plan.items if one.id != item.id)
        refused = client.post(
            f"/plans/items/{item.id}", data={"title": item.title, "reflects": str(strange.id)}
        )
        assert refused.status_code == 422

    def test_hr_looks_and_marks_but_does_not_change(self, served: Served) -> None:
        item = next(take_in(served).items)
        client = served.client("hr")
        assert client.get(f"/plans/items/{item.id}").status_code == 403
        assert client.get("/plans/import").status_code == 403
