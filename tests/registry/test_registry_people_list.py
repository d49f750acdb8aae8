"""The list of people: of one school, as of a day, narrowed, sorted and cut into pages."""

from __future__ import annotations

from datetime import date

import pytest
from schools import DAY, make_person, make_school

from registry import people
from registry.people import Query
from registry.unit_of_work import UnitOfWork


def names(uow: UnitOfWork, school: int, **query: object) -> list[str]:
    page = people.search(uow.session, school, Query(**query), DAY)  # type: ignore[arg-type]
    return [line.full_name for line in page.rows]


class TestTheListOfPeople:
    @pytest.fixture
    def school(self, uow: UnitOfWork) -> int:
        school = make_school(uow)
        make_person(uow, school, "Орлов Олег Ильич", title="завуч", department="Администрация", gender="m")
        make_person(uow, school, "Ёлкина Анна Петровна", title="учитель химии", department="Химия")
        make_person(uow, school, "Елисеева Вера Львовна", title="библиотекарь", department="Химия")
        make_person(uow, school, "Лукин Пётр Ильич", "pupil", class_label="7А", gender="m")
        make_person(uow, school, "Ли Чен", "partner", title="", department="", employer="АО «Вектор»")
        make_person(uow, make_school(uow), "Чужая Анна Петровна")
        uow.session.flush()
        return school

    def test_is_of_one_school_in_the_order_of_names(self, uow: UnitOfWork, school: int) -> None:
        assert names(uow, school) == [
            "Елисеева Вера Львовна",
            "Ёлкина Анна Петровна",
            "Ли Чен",
            "Лукин Пётр Ильич",
            "Орлов Олег Ильич",
        ]

    def test_can_be_sorted_by_post_class_or_employer(self, uow: UnitOfWork, school: int) -> None:
        page = people.search(uow.session, school, Query(sort="place"), DAY)

        assert sorted(line.place for line in page.rows) == [
            "7А",
            "АО «Вектор»",
            "библиотекарь",
            "завуч",
            "учитель химии",
        ]
        assert [line.place for line in page.rows if line.place[0].islower()] == [
            "библиотекарь",
            "завуч",
            "учитель химии",
        ]

    def test_can_be_asked_for_one_kind(self, uow: UnitOfWork, school: int) -> None:
        assert names(uow, school, kind="pupil") == ["Лукин Пётр Ильич"]

    def test_can_be_asked_for_a_department(self, uow: UnitOfWork, school: int) -> None:
        assert names(uow, school, department="Химия") == ["Елисеева Вера Львовна", "Ёлкина Анна Петровна"]

    @pytest.mark.parametrize("typed", ["ёлк", "ЕЛК", "  елкина   анна "])
    def test_finds_a_name_whatever_the_case_the_spaces_and_yo(
        self, uow: UnitOfWork, school: int, typed: str
    ) -> None:
        assert names(uow, school, text=typed) == ["Ёлкина Анна Петровна"]

    @pytest.mark.parametrize("typed", ["%", "_", "л%", "л_кин", "\\", "'", "л*"])
    def test_takes_no_sign_for_a_wildcard(self, uow: UnitOfWork, school: int, typed: str) -> None:
        assert names(uow, school, text=typed) == []

    def test_is_everyone_when_only_spaces_are_typed(self, uow: UnitOfWork, school: int) -> None:
        assert len(names(uow, school, text="   ")) == 5

    def test_is_cut_into_pages(self, uow: UnitOfWork, school: int) -> None:
        page = people.search(uow.session, school, Query(page=2, size=2), DAY)

        assert [line.full_name for line in page.rows] == ["Ли Чен", "Лукин Пётр Ильич"]
        assert (page.total, page.number, page.last_number) == (5, 2, 3)

    def test_is_empty_past_its_last_page(self, uow: UnitOfWork, school: int) -> None:
        page = people.search(uow.session, school, Query(page=9, size=2), DAY)

        assert (page.rows, page.total) == ((), 5)

    @pytest.mark.parametrize("number", [0, -3])
    def test_begins_with_the_first_page(self, uow: UnitOfWork, school: int, number: int) -> None:
        assert len(names(uow, school, page=number, size=2)) == 2

    def test_names_people_as_of_its_day(self, uow: UnitOfWork, school: int) -> None:
        orlov = people.search(uow.session, school, Query(text="орлов"), DAY).rows[0].id
        people.rename(uow, orlov, "Соколов", "Олег", "Ильич", since=date(2026, 1, 1))
        people.appoint(uow, orlov, since=date(2026, 1, 1), title="директор")
        uow.session.flush()

        later = people.search(uow.session, school, Query(text="соколов"), date(2026, 1, 1)).rows
        assert [(line.full_name, line.place) for line in later] == [("Соколов Олег Ильич", "директор")]
        assert names(uow, school, text="соколов") == []

    def test_offers_the_departments_of_the_day(self, uow: UnitOfWork, school: int) -> None:
        assert people.departments(uow.session, school, DAY) == ["Администрация", "Химия"]

    def test_counts_the_kinds(self, uow: UnitOfWork, school: int) -> None:
        assert people.count_by_kind(uow.session, school) == {"staff": 3, "pupil": 1, "partner": 1}
