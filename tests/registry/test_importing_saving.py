"""Accepted rows meet the registry: nobody is doubled, what changed is dated, nothing is half-saved."""

from datetime import date
from typing import ClassVar

import pytest
from schools import OpenUnit, make_school
from sqlalchemy import func, select
from workbooks import HEADER, ON, person, xlsx

from registry import people, reading
from registry.errors import Conflict
from registry.importing.people import read
from registry.importing.saving_people import Outcome, save
from registry.models import AuditEntry, Person, PersonName, PersonPrivate, Position, Representation
from registry.unit_of_work import UnitOfWork

LATER = date(2026, 11, 1)
PUPIL = ["ФИО", "Дата рождения", "Класс", "Мать", "Телефон матери", "Паспорт матери"]


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


def take(
    uow: UnitOfWork, school: int, *rows: list[object], header: list[str] = HEADER, on: date = ON
) -> Outcome:
    report = read(xlsx(header, *rows), "список.xlsx", on=date(2026, 12, 1))
    assert not report.faults
    outcome = save(uow, school, report.rows(), on)
    uow.session.flush()
    uow.session.expire_all()
    return outcome


def count(uow: UnitOfWork, table: type[object] = Person) -> int:
    return uow.session.scalar(select(func.count()).select_from(table)) or 0


def the_person(uow: UnitOfWork) -> Person:
    return uow.session.scalars(select(Person)).one()


class TestTheSameFileAgain:
    def test_changes_nothing(self, uow: UnitOfWork, school: int) -> None:
        rows = [person(), person("Орлов Олег Ильич", email="-")]
        assert take(uow, school, *rows) == Outcome(created=2)
        written = count(uow, AuditEntry)
        assert take(uow, school, *rows, on=LATER) == Outcome(unchanged=2)
        assert count(uow, AuditEntry) == written
        assert (count(uow), count(uow, Position), count(uow, PersonName)) == (2, 2, 2)

    def test_nor_with_yo_for_ye_and_capitals(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, person("Королёва Анна Ильинична"))
        assert take(uow, school, person("КОРОЛЕВА АННА ИЛЬИНИЧНА"), on=LATER) == Outcome(unchanged=1)

    def test_more_rows_than_are_saved_at_once(self, uow: UnitOfWork, school: int) -> None:
        days = [date.fromordinal(715_000 + n) for n in range(1_100)]
        rows = [person(birth=day, hired=date(2015, 9, 1), years=1) for day in days]
        assert take(uow, school, *rows) == Outcome(created=1_100)
        assert take(uow, school, *rows, on=LATER) == Outcome(unchanged=1_100)


class TestAnUpdatedFile:
    def test_a_new_post_holds_from_the_day_of_the_import(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, person())
        assert take(uow, school, person(post="методист"), on=LATER) == Outcome(updated=1)
        one = the_person(uow).id
        assert reading.person(uow, one, date(2026, 10, 31)).position == "учитель физики"
        assert reading.person(uow, one, LATER).position == "методист"

    def test_a_cell_left_empty_takes_nothing_away(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, person())
        assert take(uow, school, person(post="", email="", years=""), on=LATER) == Outcome(unchanged=1)
        assert the_person(uow).email == "ivanova@school.example"

    def test_own_facts_are_brought_up_to_date(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, person())
        outcome = take(uow, school, person(email="m@school.example", years=13), on=LATER)
        assert (outcome, the_person(uow).experience_years) == (Outcome(updated=1), 13)

    def test_a_changed_surname_is_dated_and_not_a_second_person(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, person())
        assert take(uow, school, person("Лаврова Мария Петровна"), on=LATER) == Outcome(updated=1)
        one = the_person(uow).id
        assert reading.person(uow, one, ON).name.surname == "Иванова"
        assert reading.person(uow, one, LATER).name.surname == "Лаврова"

    def test_a_surname_has_not_changed_while_its_bearer_is_in_the_file(
        self, uow: UnitOfWork, school: int
    ) -> None:
        take(uow, school, person())
        rows = [person(), person("Лаврова Мария Петровна")]
        assert take(uow, school, *rows, on=LATER) == Outcome(created=1, unchanged=1)

    def test_a_dismissal_is_taken_over(self, uow: UnitOfWork, school: int) -> None:
        header = [*HEADER, "Дата увольнения"]
        take(uow, school, [*person(), ""], header=header)
        take(uow, school, [*person(), "31.10.2026"], header=header, on=LATER)
        assert the_person(uow).dismissed_on == date(2026, 10, 31)


class TestPersonnelNumbers:
    HEADER: ClassVar = [*HEADER, "Таб. №"]

    def test_a_number_outweighs_the_name(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), "0012"], header=self.HEADER)
        row = [*person("Лаврова Мария Петровна", birth=""), "0012"]
        assert take(uow, school, row, header=self.HEADER, on=LATER) == Outcome(updated=1)

    def test_a_birth_date_is_mended_by_the_number(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), "0012"], header=self.HEADER)
        take(uow, school, [*person(birth=date(1985, 4, 21)), "0012"], header=self.HEADER, on=LATER)
        assert the_person(uow).birth_date == date(1985, 4, 21)

    def test_somebody_elses_number_refuses_the_file(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), "0012"], header=self.HEADER)
        stranger = [*person("Орлов Олег Ильич", birth=date(1970, 1, 1)), "0012"]
        with pytest.raises(Conflict, match="0012") as refused:
            take(uow, school, stranger, header=self.HEADER, on=LATER)
        assert "строка 2" in refused.value.place

    def test_namesakes_with_numbers_of_their_own(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), "0012"], header=self.HEADER)
        twin = [*person(), "0013"]
        assert take(uow, school, twin, header=self.HEADER, on=LATER) == Outcome(created=1)


class TestWithoutBirthDates:
    def test_a_name_and_a_class_are_enough(self, uow: UnitOfWork, school: int) -> None:
        header = ["ФИО", "Класс"]
        rows = [["Ким Анна Ильинична", "5А"], ["Ким Анна Ильинична", "5Б"]]
        assert take(uow, school, *rows, header=header) == Outcome(created=2)
        assert take(uow, school, *rows, header=header, on=LATER) == Outcome(unchanged=2)

    def test_a_birth_date_told_later_is_added(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, person(birth=""))
        assert take(uow, school, person(), on=LATER) == Outcome(updated=1)
        assert the_person(uow).birth_date == date(1985, 4, 12)


class TestPrivateFacts:
    HEADER: ClassVar = [*HEADER, "Телефон", "Паспорт", "Адрес"]
    FACTS: ClassVar = ["89005550101", "99 10 № 000001", "г. Ясный, ул. Мира, д. 1"]

    def test_are_sealed_and_told_only_when_asked(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), *self.FACTS], header=self.HEADER)
        row = uow.session.scalars(select(PersonPrivate)).one()
        assert b"000001" not in (row.passport_sealed or b"")
        private = reading.person(uow, the_person(uow).id, ON, private=True).private
        assert private is not None
        assert (private.phone, private.passport) == ("+7 (900) 555-01-01", "99 10 № 000001")

    def test_the_same_again_is_not_sealed_anew(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), *self.FACTS], header=self.HEADER)
        sealed = uow.session.scalars(select(PersonPrivate.phone_sealed)).one()
        outcome = take(uow, school, [*person(), *self.FACTS], header=self.HEADER, on=LATER)
        assert (outcome, uow.session.scalars(select(PersonPrivate.phone_sealed)).one()) == (
            Outcome(unchanged=1),
            sealed,
        )

    def test_a_new_address_keeps_the_rest(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, [*person(), *self.FACTS], header=self.HEADER)
        outcome = take(uow, school, [*person(), "", "", "г. Новый"], header=self.HEADER, on=LATER)
        private = reading.person(uow, the_person(uow).id, LATER, private=True).private
        assert outcome == Outcome(updated=1)
        assert private is not None
        assert (private.address, private.passport) == ("г. Новый", "99 10 № 000001")


class TestParents:
    ANNA: ClassVar = [
        "Ким Анна Ильинична",
        date(2015, 2, 3),
        "5А",
        "Ким Ольга Петровна",
        "89005550101",
        "99 05 № 1",
    ]

    def test_become_people_linked_with_the_child(self, uow: UnitOfWork, school: int) -> None:
        assert take(uow, school, self.ANNA, header=PUPIL) == Outcome(created=2)
        pupil = uow.session.scalars(select(Person).where(Person.kind == "pupil")).one()
        facts = reading.person(uow, pupil.id, ON)
        assert [(one.person.name.full, one.person.kind, one.relation) for one in facts.representatives] == [
            ("Ким Ольга Петровна", "parent", "мать")
        ]

    def test_the_same_again_links_nobody_twice(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, self.ANNA, header=PUPIL)
        assert take(uow, school, self.ANNA, header=PUPIL, on=LATER) == Outcome(unchanged=2)
        assert count(uow, Representation) == 1

    def test_a_mother_of_two_is_one_person(self, uow: UnitOfWork, school: int) -> None:
        brother = ["Ким Пётр Ильич", date(2013, 2, 3), "7А", *self.ANNA[3:]]
        assert take(uow, school, self.ANNA, brother, header=PUPIL) == Outcome(created=3, unchanged=1)
        assert count(uow, Representation) == 2

    def test_a_namesake_with_another_passport_is_another_mother(self, uow: UnitOfWork, school: int) -> None:
        other = ["Ли Пётр Ильич", date(2013, 2, 3), "7А", "Ким Ольга Петровна", "89005550999", "99 05 № 2"]
        assert take(uow, school, self.ANNA, other, header=PUPIL) == Outcome(created=4)

    def test_a_parents_new_telephone_is_an_update(self, uow: UnitOfWork, school: int) -> None:
        take(uow, school, self.ANNA, header=PUPIL)
        moved = [*self.ANNA[:4], "89005550777", self.ANNA[5]]
        assert take(uow, school, moved, header=PUPIL, on=LATER) == Outcome(updated=1, unchanged=1)


class TestNothingIsHalfSaved:
    def test_reading_alone_saves_nothing_and_without_a_commit_nothing_stays(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            uow.commit()
        with open_uow() as uow:
            take(uow, school, person())
        with open_uow() as uow:
            assert people.count_by_kind(uow.session, school) == {}
