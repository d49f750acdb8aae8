"""«Готовность» on the page and in Excel."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from sample_served import all_pairs, sign_all
from served import Served


class TestPage:
    def test_what_is_missing_is_told_with_its_reason_and_the_way(self, sample: Served) -> None:
        pair = next(one for one in all_pairs(sample) if one.is_between_employees)
        page = sample.client("deputy").get("/readiness?state=open").text
        assert f"нет согласия: {pair.mentor.name.full}" in page
        assert f'href="/consents?pair={pair.id}"' in page

    def test_a_consent_that_came_back_is_there(self, sample: Served) -> None:
        pair = next(one for one in all_pairs(sample) if one.is_between_employees)
        client = sample.client("deputy")
        name = pair.mentor.name.full.split()[0]
        before = client.get(f"/readiness?paper=mentor_consent&state=present&q={name}").text
        sign_all(sample, pair.id)
        after = client.get(f"/readiness?paper=mentor_consent&state=present&q={name}").text
        assert f'href="/pairs/{pair.id}"' not in before
        assert f'href="/pairs/{pair.id}"' in after

    def test_a_strange_choice_shows_everything(self, sample: Served) -> None:
        page = sample.client("hr").get("/readiness?state=lost&department=нет").text
        assert "Ничего не нашлось" in page

    def test_an_operator_sees_no_persons(self, sample: Served) -> None:
        assert sample.client("operator").get("/readiness").status_code == 403


class TestExcel:
    def test_both_sheets_hold_what_the_page_shows(self, sample: Served) -> None:
        answer = sample.client("deputy").get("/readiness/export.xlsx")
        book = load_workbook(BytesIO(answer.content))
        matrix, tasks = book["Готовность"], book["Что сделать"]
        assert matrix.max_row == len(all_pairs(sample)) + 1
        assert [cell.value for cell in tasks[1]] == [
            "Наставник", "Наставляемые", "Документ", "Состояние", "Почему", "Срок",
        ]  # fmt: skip
        assert {row[3].value for row in tasks.iter_rows(min_row=2)} <= {
            "не хватает",
            "просрочено",
            "устарело",
        }

    def test_the_choice_narrows_it(self, sample: Served) -> None:
        answer = sample.client("deputy").get("/readiness/export.xlsx?paper=order_pairing&state=missing")
        tasks = load_workbook(BytesIO(answer.content))["Что сделать"]
        assert {row[2].value for row in tasks.iter_rows(min_row=2)} == {
            "Приказ о закреплении наставнических пар"
        }
