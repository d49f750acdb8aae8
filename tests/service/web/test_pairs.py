"""The list of pairs, a pair's page and its forms, without JavaScript."""

from __future__ import annotations

import pytest
import schools
from sample_served import all_pairs
from served import Served

from registry import pairs, reading
from registry.snapshot import Pair

NEW = {
    "do": "save",
    "form": "teacher_teacher",
    "kind": "традиционное",
    "starts_on": "15.09.2025",
    "ends_on": "31.05.2026",
}


def pair_now(served: Served, pair_id: int) -> Pair:
    with served.uow() as uow:
        return reading.pair(uow, pair_id, served.at.date())


class TestList:
    def test_the_state_stands_in_the_address(self, sample: Served) -> None:
        page = sample.client("secretary").get("/pairs?q=гердт&status=draft").text
        assert "Гердт Инна Марковна" in page
        assert "1\u00a0пара" in page

    def test_all_found_are_chosen_not_only_the_page(self, sample: Served) -> None:
        client = sample.client("methodist")
        department = "МО учителей математики и информатики"
        answer = client.post("/documents/new/personal_program", data={"all": "да", "department": department})
        page = client.get(answer.headers["location"]).text
        wanted = [pair for pair in all_pairs(sample) if pair.department == department]
        assert f"Документов будет: {len(wanted)}" in page

    def test_a_strange_page_number_is_no_crash(self, sample: Served) -> None:
        client = sample.client("secretary")
        assert client.get("/pairs?page=0").status_code == 422
        assert client.get("/pairs?page=99999").status_code == 200


class TestPage:
    def test_the_next_step_is_the_consents(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        page = sample.client("secretary").get(f"/pairs/{pair.id}").text
        assert f'href="/consents?pair={pair.id}"' in page

    def test_an_unknown_pair_is_a_clear_page(self, sample: Served) -> None:
        answer = sample.client("secretary").get("/pairs/987654")
        assert answer.status_code == 404
        assert "Такой пары в реестре нет" in answer.text


class TestNewPair:
    def test_people_are_found_by_the_beginning_of_the_name(self, served: Served) -> None:
        page = served.client("secretary").post("/pairs/new", data={"do": "find", "mentor_find": "ивано"}).text
        assert f'id="mentor-{served.told.teacher}"' in page
        assert f'id="mentor-{served.told.young_teacher}"' not in page

    def test_what_was_chosen_stays_while_another_is_looked_for(self, served: Served) -> None:
        told = served.told
        typed = {"do": "find", "mentor": str(told.teacher), "mentee_find": "волк", "request": "опыт завода"}
        page = served.client("secretary").post("/pairs/new", data=typed).text
        assert f'value="{told.teacher}" id="mentor-{told.teacher}" checked' in page
        assert f'id="mentee-{told.partner}"' in page
        assert "опыт завода" in page

    def test_a_good_one_is_saved(self, served: Served) -> None:
        told = served.told
        chosen = NEW | {
            "form": "teacher_pupil",
            "mentor": str(told.young_teacher),
            "mentee": str(told.pupil),
        }
        answer = served.client("secretary").post("/pairs/new", data=chosen)
        assert answer.status_code == 303
        made = pair_now(served, int(answer.headers["location"].rpartition("/")[2]))
        assert (made.mentor.id, made.mentees[0].id) == (told.young_teacher, told.pupil)

    @pytest.mark.parametrize(
        ("changes", "field", "words"),
        [
            ({"mentor": ""}, "mentor_find", "Найдите наставника"),
            ({"form": "выдумка"}, "form", "Выберите форму"),
            ({"starts_on": "31.02.2026"}, "starts_on", "Такой даты нет"),
            ({"ends_on": "01.09.2025"}, "ends_on", "Окончание раньше начала"),
            ({"mentor": "{partner}"}, "mentor_find", "один и тот же человек"),
            ({"request": "я" * 10_000}, "request", "Слишком длинно"),
        ],
    )
    def test_a_fault_stands_at_its_field(
        self, served: Served, changes: dict[str, str], field: str, words: str
    ) -> None:
        told = served.told
        typed = NEW | {
            "mentor": str(told.young_teacher),
            "mentee": str(told.partner),
            "department": "Кафедра",
        }
        typed |= {name: text.format(partner=told.partner) for name, text in changes.items()}
        answer = served.client("secretary").post("/pairs/new", data=typed)
        assert answer.status_code == 422
        assert f'id="{field}-fault"' in answer.text
        assert words in answer.text
        assert "Кафедра" in answer.text

    def test_the_same_pair_twice_is_refused(self, served: Served) -> None:
        told = served.told
        typed = NEW | {"mentor": str(told.teacher), "mentee": str(told.young_teacher)}
        answer = served.client("secretary").post("/pairs/new", data=typed)
        assert answer.status_code == 422
        assert "уже есть" in answer.text

    def test_hr_adds_no_pairs(self, served: Served) -> None:
        assert served.client("hr").get("/pairs/new").status_code == 403
        assert served.client("hr").post("/pairs/new", data=NEW).status_code == 403


class TestForms:
    def test_terms_are_written_by_hr_with_kopecks(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        typed = {"amount": "5 000,50", "hours": "8", "mode": "очно"}
        answer = sample.client("hr").post(f"/pairs/{pair.id}/terms", data=typed)
        assert answer.status_code == 303
        assert str(pair_now(sample, pair.id).terms.amount) == "5000.5"

    @pytest.mark.parametrize("amount", ["пять", "-1", "0", "1,005", "9" * 30, "NaN"])
    def test_a_sum_that_is_none_is_told(self, sample: Served, amount: str) -> None:
        pair = all_pairs(sample)[0]
        answer = sample.client("hr").post(f"/pairs/{pair.id}/terms", data={"amount": amount, "mode": "очно"})
        assert answer.status_code == 422
        assert 'id="amount-fault"' in answer.text
        assert f'value="{amount}"' in answer.text

    def test_an_order_fixes_curator_and_period(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        with sample.uow() as uow:
            schools.make_record(uow, sample.told.school, series="od", dated=sample.at.date())
            pairs.fix_by_order(uow, [pair.id], 1)
            uow.commit()
        client = sample.client("secretary")
        assert "здесь не меняются" in client.get(f"/pairs/{pair.id}/edit").text
        client.post(f"/pairs/{pair.id}/edit", data={"ends_on": "01.01.2030", "department": "Новая кафедра"})
        now = pair_now(sample, pair.id)
        assert (now.ends_on, now.department) == (pair.ends_on, "Новая кафедра")

    def test_a_plan_is_kept_row_by_row_without_the_empty_ones(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        typed = {
            "do": "save",
            "goal": "вести урок",
            "tasks": "изучить\nпровести",
            "title_0": "Беседа",
            "term_0": "октябрь",
            "title_1": "",
            "title_2": "Открытый урок",
        }
        answer = sample.client("methodist").post(f"/pairs/{pair.id}/programme", data=typed)
        assert answer.status_code == 303
        programme = pair_now(sample, pair.id).programme
        assert programme is not None
        assert programme.tasks == ("изучить", "провести")
        assert [one.title for one in programme.activities] == ["Беседа", "Открытый урок"]

    def test_more_rows_lose_nothing(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        typed = {"do": "rows", "goal": "вести урок", "title_0": "Беседа"}
        page = sample.client("methodist").post(f"/pairs/{pair.id}/programme", data=typed).text
        assert "Беседа" in page
        assert 'name="title_5"' in page

    def test_a_row_without_its_activity_is_told(self, sample: Served) -> None:
        pair = all_pairs(sample)[0]
        typed = {"do": "save", "title_0": "", "term_0": "октябрь"}
        answer = sample.client("methodist").post(f"/pairs/{pair.id}/programme", data=typed)
        assert answer.status_code == 422
        assert 'id="title_0-fault"' in answer.text
        assert 'value="октябрь"' in answer.text


class TestAFormWithoutFields:
    """Sent by a broken page or a program: it must not empty what is kept."""

    @pytest.mark.parametrize("page", ["programme", "edit"])
    def test_changes_nothing_and_shows_what_is_kept(self, sample: Served, page: str) -> None:
        pair = next(one for one in all_pairs(sample) if one.programme and one.request)
        answer = sample.client("administrator").post(f"/pairs/{pair.id}/{page}", data={})

        assert answer.status_code == 422
        assert "Форма пришла без единого поля" in answer.text
        assert pair.request in answer.text
        assert next(one for one in all_pairs(sample) if one.id == pair.id) == pair
