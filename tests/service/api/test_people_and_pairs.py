"""The lists and the pages of people and pairs, as data."""

from __future__ import annotations

import pytest
from api_school import Api


class TestPeople:
    def test_are_found_by_the_beginning_of_the_name(self, api: Api) -> None:
        found = api.get("secretary", "/people", q="кузнецова", kind="pupil").json()
        assert [row["full_name"] for row in found["rows"]] == ["Кузнецова Дарья Олеговна"]
        assert (found["total"], found["page"], found["size"]) == (1, 1, 50)

    def test_come_by_the_page(self, api: Api) -> None:
        first = api.get("secretary", "/people", size=2).json()
        second = api.get("secretary", "/people", size=2, page=2).json()
        assert first["total"] == second["total"] > 2
        assert {row["id"] for row in first["rows"]} & {row["id"] for row in second["rows"]} == set()

    def test_a_minor_is_shown_with_who_stands_for_her_and_what_is_signed(self, api: Api) -> None:
        pupil = api.get("secretary", f"/people/{api.served.told.pupil}").json()
        assert [one["relation"] for one in pupil["representatives"]] == ["мать"]
        assert [(one["kind"], one["live"]) for one in pupil["consents"]] == [("pd_processing", True)]

    @pytest.mark.parametrize("role", ["secretary", "hr", "methodist", "deputy", "director", "administrator"])
    def test_sealed_facts_pass_to_nobody(self, api: Api, role: str) -> None:
        shown = api.get(role, f"/people/{api.own.person}").text + api.get(role, "/people").text
        assert "4500" not in shown
        assert "Садовая" not in shown
        assert "000-00-01" not in shown

    @pytest.mark.parametrize(("role", "shown"), [("hr", "1980-02-03"), ("methodist", None)])
    def test_a_birth_date_is_shown_to_who_needs_it(self, api: Api, role: str, shown: str | None) -> None:
        assert api.get(role, f"/people/{api.own.person}").json()["birth_date"] == shown
        (row,) = api.get(role, "/people", q="иванова мария").json()["rows"]
        assert row["birth_date"] == shown

    def test_somebody_without_a_name_on_that_day_is_not_found(self, api: Api) -> None:
        assert api.get("secretary", "/people/999999").status_code == 404


class TestPairs:
    def test_are_listed_with_their_mentees(self, api: Api) -> None:
        rows = api.get("methodist", "/pairs", form="teacher_pupil").json()["rows"]
        assert [(row["mentor"], row["mentees"]) for row in rows] == [
            ("Иванова Мария Петровна", ["Кузнецова Дарья Олеговна"])
        ]

    def test_a_pair_is_shown_with_its_terms(self, api: Api) -> None:
        pair = api.get("methodist", f"/pairs/{api.own.pair}", on="2025-10-01").json()
        assert pair["mentor"]["place"] == "учитель физики"
        assert pair["terms"]["hours_per_month"] == 8
        assert pair["order"] is None
        assert pair["has_programme"] is False
