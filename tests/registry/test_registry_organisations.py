"""Schools inside municipalities, and the rows every registry begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from schools import DAY, SCHOOL, forget, make_school
from sqlalchemy import select

from registry import organisations, reading, reference
from registry.errors import NotFound
from registry.models import MentoringForm
from registry.organisations import Details
from registry.unit_of_work import UnitOfWork

CITY = Details("Управление образования города Ясный", "Управление образования")


class TestASchool:
    def test_is_read_back_as_told(self, uow: UnitOfWork) -> None:
        details = Details(
            "МБОУ «Школа № 2 города Ясный»", "МБОУ «Школа № 2»", "г. Ясный", "Администрация города",
            "ул. Мира, д. 1", "8 (000) 000-00-00", "school@example.org", "https://school.example.org",
        )  # fmt: skip
        school = make_school(uow, details, inn="5900000001", ogrn="1025900000001", is_municipal=False)
        forget(uow)

        read = reading.organisation(uow.session, school, DAY)
        assert (read.full_name, read.short_name, read.city) == details_of(details)[:3]
        assert (read.founder, read.address, read.phone, read.email, read.site_url) == details_of(details)[3:]
        assert (read.inn, read.ogrn, read.is_municipal) == ("5900000001", "1025900000001", False)
        assert read.municipality == ""

    def test_stands_inside_a_municipality(self, uow: UnitOfWork) -> None:
        city = organisations.add(uow, "municipality", CITY)
        school = make_school(uow, parent_id=city)
        forget(uow)

        read = reading.organisation(uow.session, school, DAY)
        assert read.municipality == "Управление образования города Ясный"

    def test_needs_no_head_of_its_municipality(self, uow: UnitOfWork) -> None:
        city = organisations.add(uow, "municipality", CITY)
        school = make_school(uow, parent_id=city)
        forget(uow)

        with pytest.raises(NotFound):
            reading.organisation(uow.session, city, DAY)
        assert reading.organisation(uow.session, school, DAY).municipality

    def test_is_found_by_its_inn(self, uow: UnitOfWork) -> None:
        school = make_school(uow, inn="5900000001")

        assert organisations.find_by_inn(uow.session, "5900000001") == school
        assert organisations.find_by_inn(uow.session, "5900000002") is None

    def test_is_not_found_by_no_number_at_all(self, uow: UnitOfWork) -> None:
        make_school(uow)
        make_school(uow)

        assert organisations.find_by_inn(uow.session, "") is None

    def test_is_the_only_one_while_there_is_no_other(self, uow: UnitOfWork) -> None:
        assert organisations.only_school(uow.session) is None
        organisations.add(uow, "municipality", CITY)
        school = make_school(uow)
        assert organisations.only_school(uow.session) == school
        make_school(uow)
        assert organisations.only_school(uow.session) is None

    def test_tells_its_name_and_who_stands_above(self, uow: UnitOfWork) -> None:
        city = organisations.add(uow, "municipality", CITY)
        school = make_school(uow, parent_id=city)
        organisations.change_details(uow, school, SCHOOL, since=DAY)
        uow.session.flush()

        assert organisations.above(uow.session, school) == city
        assert organisations.above(uow.session, city) is None
        assert organisations.details_on(uow.session, school, DAY) == SCHOOL
        assert organisations.short_name(uow.session, school, DAY) == "МБОУ «Школа № 1»"

    def test_has_no_name_before_its_first(self, uow: UnitOfWork) -> None:
        school = make_school(uow)

        assert organisations.details_on(uow.session, school, date(1899, 12, 31)) is None
        assert organisations.short_name(uow.session, school, date(1899, 12, 31)) == ""

    def test_unknown_is_not_found(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match=r"^Такой организации в реестре нет\.$"):
            organisations.require(uow.session, 999_999)
        with pytest.raises(NotFound, match=r"^Такой организации в реестре нет\.$"):
            reading.organisation(uow.session, 999_999, DAY)

    def test_known_may_be_required(self, uow: UnitOfWork) -> None:
        organisations.require(uow.session, make_school(uow))


class TestAMunicipality:
    def test_looks_into_its_own_schools_only(self, uow: UnitOfWork) -> None:
        city = organisations.add(uow, "municipality", CITY)
        school = make_school(uow, parent_id=city)
        stranger = make_school(uow)

        assert organisations.within(uow.session, city) == (city, school)
        assert organisations.within(uow.session, stranger) == (stranger,)

    def test_lists_its_schools_by_the_name_of_the_day(self, uow: UnitOfWork) -> None:
        city = organisations.add(uow, "municipality", CITY)
        second = make_school(uow, replace(SCHOOL, short_name="Школа № 2"), parent_id=city)
        first = make_school(uow, replace(SCHOOL, short_name="Школа № 1"), parent_id=city)
        organisations.change_details(
            uow, first, replace(SCHOOL, short_name="Школа № 9"), since=date(2026, 1, 1)
        )
        uow.session.flush()

        assert organisations.schools(uow.session, city, DAY) == [(first, "Школа № 1"), (second, "Школа № 2")]
        assert organisations.schools(uow.session, city, date(2026, 1, 1)) == [
            (second, "Школа № 2"),
            (first, "Школа № 9"),
        ]

    def test_of_a_school_is_the_school_itself(self, uow: UnitOfWork) -> None:
        school = make_school(uow)

        assert organisations.schools(uow.session, school, DAY) == [(school, SCHOOL.short_name)]


class TestFormsOfMentoring:
    def test_are_loaded_from_the_table(self, uow: UnitOfWork) -> None:
        reference.load(uow)

        loaded = {row.code: (row.title, row.federal) for row in uow.session.scalars(select(MentoringForm))}
        assert loaded == {form.code: (form.title, form.federal) for form in reference.forms()}
        assert loaded["teacher_teacher"] == ("педагог – педагог", True)

    def test_loaded_again_take_the_title_of_the_table_and_keep_what_it_lost(self, uow: UnitOfWork) -> None:
        reference.load(uow)
        uow.session.get_one(MentoringForm, "teacher_teacher").title = "старое название"
        uow.session.add(MentoringForm(code="of_the_school", title="своя форма", federal=False))
        forget(uow)

        reference.load(uow)

        forget(uow)
        assert uow.session.get_one(MentoringForm, "teacher_teacher").title == "педагог – педагог"
        assert uow.session.get_one(MentoringForm, "of_the_school").title == "своя форма"


def details_of(details: Details) -> tuple[str, ...]:
    return (
        details.full_name, details.short_name, details.city, details.founder, details.address, details.phone,
        details.email, details.site_url,
    )  # fmt: skip
