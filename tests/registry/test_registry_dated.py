"""A paper for a date takes the facts of that date: names, posts, directors, what the school was called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from schools import DAY, DIRECTOR, SCHOOL, forget, make_pair, make_person, make_school

from registry import history, organisations, people, reading
from registry.errors import NotFound
from registry.models import BEGINNING
from registry.organisations import Signing
from registry.unit_of_work import UnitOfWork

WEDDING = date(2025, 10, 10)
EVE = date(2025, 10, 9)


def name_on(uow: UnitOfWork, person: int, day: date) -> str:
    return reading.person(uow, person, day).name.full


class TestNames:
    def test_stay_the_same_before_the_day_they_changed(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), "Иванова Мария Петровна")
        people.rename(uow, person, "Кузнецова", "Мария", "Петровна", since=WEDDING)
        forget(uow)

        assert name_on(uow, person, EVE) == "Иванова Мария Петровна"
        assert name_on(uow, person, WEDDING) == "Кузнецова Мария Петровна"

    def test_told_twice_for_one_day_are_what_was_told_last(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), "Иванова Мария Петровна")
        people.rename(uow, person, "Кузнецова", "Мария", "Петровна", since=WEDDING)
        people.rename(uow, person, "Кузнецова-Иванова", "Мария", "Петровна", since=WEDDING)
        forget(uow)

        assert name_on(uow, person, WEDDING) == "Кузнецова-Иванова Мария Петровна"
        assert [span.since for span in history.of_person(uow.session, person).names] == [WEDDING, BEGINNING]

    def test_told_from_the_beginning_replace_everything(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), "Ивонова Мария Петровна")
        people.rename(uow, person, "Иванова", "Мария", "Петровна", since=BEGINNING)
        forget(uow)

        assert name_on(uow, person, BEGINNING) == "Иванова Мария Петровна"

    def test_told_of_a_day_long_past_leave_no_two_names_on_any_day(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), "Иванова Мария Петровна")
        people.rename(uow, person, "Кузнецова", "Мария", "Петровна", since=WEDDING)
        people.rename(uow, person, "Белова", "Мария", "Петровна", since=date(2024, 1, 1))
        forget(uow)

        spans = history.of_person(uow.session, person).names
        assert [(span.text.split()[0], span.since, span.until) for span in spans] == [
            ("Белова", date(2024, 1, 1), None),
            ("Иванова", BEGINNING, date(2023, 12, 31)),
        ]

    def test_unknown_on_a_day_are_said_so(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), since=date(2025, 1, 1))

        with pytest.raises(NotFound, match=r"На 31\.12\.2024 у человека № \d+ в реестре нет имени\."):
            reading.person(uow, person, date(2024, 12, 31))


class TestPosts:
    def test_are_those_of_the_day(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), title="учитель", category="первая")
        people.appoint(uow, person, since=DAY, title="завуч", department="Администрация", category="высшая")
        forget(uow)

        before, after = reading.person(uow, person, date(2025, 8, 31)), reading.person(uow, person, DAY)
        assert (before.position, before.category) == ("учитель", "первая")
        assert (after.position, after.department, after.category) == ("завуч", "Администрация", "высшая")

    def test_of_a_pupil_are_the_classes(self, uow: UnitOfWork) -> None:
        pupil = make_person(uow, make_school(uow), "Лукин Пётр Ильич", "pupil", class_label="7А")
        people.appoint(uow, pupil, since=DAY, class_label="8А")
        forget(uow)

        assert reading.person(uow, pupil, date(2025, 5, 25)).class_label == "7А"
        assert reading.person(uow, pupil, DAY).class_label == "8А"


class TestRoles:
    def test_hold_from_their_day_on(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow))
        people.give_role(uow, person, "mentor")
        people.give_role(uow, person, "curator", since=DAY)
        forget(uow)

        assert reading.person(uow, person, date(2025, 8, 31)).roles == ("mentor",)
        assert reading.person(uow, person, DAY).roles == ("mentor", "curator")

    def test_told_twice_are_kept_once(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow))
        people.give_role(uow, person, "mentor")
        people.give_role(uow, person, "mentor", since=DAY)
        forget(uow)

        assert reading.person(uow, person, DAY).roles == ("mentor",)


class TestTheSchool:
    def test_is_called_as_on_the_day(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        organisations.change_details(uow, school, replace(SCHOOL, short_name="Гимназия № 1"), since=DAY)
        forget(uow)

        assert reading.organisation(uow.session, school, date(2025, 8, 31)).short_name == "МБОУ «Школа № 1»"
        assert reading.organisation(uow.session, school, DAY).short_name == "Гимназия № 1"

    def test_is_signed_for_by_the_director_of_the_day(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        acting = Signing(
            "Седых",
            "Пётр",
            "Львович",
            "m",
            position="заместитель директора",
            acting=True,
            authority="приказа № 5",
        )
        organisations.change_signatory(uow, school, acting, since=DAY)
        forget(uow)

        before = reading.organisation(uow.session, school, date(2025, 8, 31)).director
        after = reading.organisation(uow.session, school, DAY).director
        assert (before.name.full, before.acting, before.authority) == (
            "Орлова Анна Сергеевна",
            False,
            "Устава",
        )
        assert (after.name.full, after.acting, after.authority) == ("Седых Пётр Львович", True, "приказа № 5")

    def test_remembers_everyone_who_signed_and_what_it_was_called(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        acting = Signing("Седых", "Пётр", "Львович", "m", acting=True)
        organisations.change_signatory(uow, school, acting, since=DAY)
        organisations.change_details(uow, school, replace(SCHOOL, full_name="Гимназия"), since=DAY)
        forget(uow)

        signed = history.signatories(uow.session, school)
        assert [span.text for span in signed] == [
            "и. о. директор — Седых Пётр Львович",
            "директор — Орлова Анна Сергеевна",
        ]
        assert signed[1].until == date(2025, 8, 31)
        assert [span.text for span in history.details(uow.session, school)] == ["Гимназия", SCHOOL.full_name]

    def test_without_a_director_on_the_day_asks_for_one(self, uow: UnitOfWork) -> None:
        school = organisations.add(uow, "school", SCHOOL)
        organisations.change_signatory(uow, school, DIRECTOR, since=DAY)

        with pytest.raises(
            NotFound, match=r"На 31\.08\.2025 не указан руководитель: дополните настройки школы\."
        ):
            reading.organisation(uow.session, school, date(2025, 8, 31))

    def test_without_a_name_on_the_day_asks_for_it(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        organisations.change_details(uow, school, SCHOOL, since=DAY)

        with pytest.raises(NotFound, match=r"На 31\.12\.1899 не указан название организации"):
            reading.organisation(uow.session, school, date(1899, 12, 31))


class TestAPairRead:
    def test_bears_the_names_of_its_day(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        mentor = make_person(uow, school, "Иванова Мария Петровна")
        pair = make_pair(uow, school, mentor_id=mentor)
        people.rename(uow, mentor, "Кузнецова", "Мария", "Петровна", since=WEDDING)
        forget(uow)

        assert reading.pair(uow, pair, EVE).mentor.name.surname == "Иванова"
        assert reading.pair(uow, pair, WEDDING).mentor.name.surname == "Кузнецова"
