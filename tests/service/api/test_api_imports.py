"""A spreadsheet goes in, a report comes out, and the registry stays as it was."""

from __future__ import annotations

from typing import Any

from api_school import Api

STAFF = """ФИО;Должность;Дата рождения
Зайцева Анна Петровна;учитель химии;01.02.1980
Волкова Инна Львовна;учитель физики;31.02.1980
"""


def check(api: Api, path: str, name: str, content: bytes) -> Any:
    return api.client("secretary").post(f"/api/v1{path}", files={"file": (name, content)})


class TestImports:
    def test_every_fault_has_its_place_and_nothing_is_saved(self, api: Api) -> None:
        before = api.get("secretary", "/people").json()["total"]
        report = check(api, "/imports/people/check", "staff.csv", STAFF.encode()).json()
        assert (report["accepted"], report["rejected"]) == (1, 1)
        (fault,) = report["faults"]
        assert (fault["row"], fault["column"]) == (3, "Дата рождения")
        assert {column["column"] for column in report["mapping"]} == {"ФИО", "Должность", "Дата рождения"}
        assert api.get("secretary", "/people").json()["total"] == before

    def test_pairs_are_checked_against_the_schools_people(self, api: Api) -> None:
        rows = "Наставник;Наставляемый\nНикто Никита Никитич;Смирнов Олег Ильич\n"
        report = check(api, "/imports/pairs/check", "pairs.csv", rows.encode())
        assert report.status_code == 200
        assert report.json()["accepted"] == 0
        assert report.json()["faults"]

    def test_what_is_no_spreadsheet_is_told_of(self, api: Api) -> None:
        answer = check(api, "/imports/people/check", "staff.xlsx", b"PK\x03\x04 not a workbook")
        assert (answer.status_code, answer.json()["code"]) == (422, "unreadable_spreadsheet")
