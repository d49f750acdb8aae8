"""Snapshots: what they tell of themselves, and that nothing of them is lost as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import factories
import pytest

from registry import snapshot_json
from registry.search import Page, search_key
from registry.snapshot import PrivateFacts


class TestAges:
    @pytest.mark.parametrize(
        ("day", "age", "minor"),
        [(date(2026, 3, 4), 17, True), (date(2026, 3, 5), 18, False), (date(2026, 12, 31), 18, False)],
    )
    def test_turn_on_the_birthday(self, day: date, age: int, minor: bool) -> None:
        person = factories.make_pupil(birth_date=date(2008, 3, 5))

        assert (person.age_on(day), person.is_minor_on(day)) == (age, minor)

    @pytest.mark.parametrize(("kind", "minor"), [("pupil", True), ("parent", False)])
    def test_unknown_make_a_pupil_a_minor_and_nobody_else(self, kind: str, minor: bool) -> None:
        person = factories.make_pupil(kind=kind, birth_date=None)

        assert person.age_on(date(2026, 1, 1)) is None
        assert person.is_minor_on(date(2026, 1, 1)) is minor


class TestPairs:
    def test_of_two_employees_fall_under_the_labour_code(self) -> None:
        assert factories.make_pair().is_between_employees
        assert not factories.make_pupil_pair().is_between_employees
        assert not factories.make_partner_pair().is_between_employees

    def test_of_many_are_groups(self) -> None:
        assert factories.make_group().is_group
        assert not factories.make_pair().is_group

    def test_of_a_subject_is_the_first(self) -> None:
        pair = factories.make_pair()

        assert factories.make_subject(pair).pair is pair


class TestASnapshotAsJson:
    def test_holds_every_value(self) -> None:
        mentor = factories.make_person(private=PrivateFacts(passport="45 10"))
        pair = factories.make_ordered_pair(mentor=mentor)
        subject = factories.make_subject(pair, factories.make_pupil_pair())

        content = snapshot_json.load(snapshot_json.dump(subject, {"basis": "заявление"}))

        assert content["inputs"] == {"basis": "заявление"}
        assert content["subject"] == plain(asdict(subject))
        read = content["subject"]["pairs"][0]
        assert read["terms"]["amount"] == "5000.00"
        assert read["starts_on"] == "2026-09-15"
        assert read["mentor"]["private"]["passport"] == "45 10"
        assert read["order"]["number"] == "12-ОД"

    def test_is_the_same_bytes_for_the_same_facts(self) -> None:
        subject = factories.make_subject()
        again = replace(subject, pairs=tuple(subject.pairs))

        assert snapshot_json.dump(subject, {"a": "1", "б": "2"}) == snapshot_json.dump(
            again, {"б": "2", "a": "1"}
        )

    def test_is_read_by_people_as_russian(self) -> None:
        assert "Сидоров" in snapshot_json.dump(factories.make_subject(), {}).decode()

    def test_refuses_what_it_does_not_know(self) -> None:
        subject = replace(factories.make_subject(), organisation=object())  # type: ignore[arg-type]

        with pytest.raises(TypeError, match="a snapshot holds a object"):
            snapshot_json.dump(subject, {})


class TestSearchKeys:
    def test_forget_case_spaces_and_yo(self) -> None:
        assert search_key(" Ёлкина-Белова ", "АННА", "") == "елкина-белова анна"


class TestPages:
    @pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (50, 1), (51, 2)])
    def test_know_their_last(self, total: int, last: int) -> None:
        assert Page((), total, 1, 50).last_number == last


def plain(value: object) -> object:
    """What JSON makes of a value, told independently: dates and sums as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date | Decimal):
        return str(value)
    return json.loads(json.dumps(value))
