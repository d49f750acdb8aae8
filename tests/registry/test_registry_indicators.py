"""Indicators counted by SQL are those a person counts by hand, of the day and of the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from schools import make_order, make_pair, make_person, make_record, make_school

from registry import indicators, organisations, pair_endings, plans, reading
from registry.indicator_facts import Cut, Indicator, Indicators, Measure
from registry.organisations import Details
from registry.plan_facts import NewPlan, PlanItem, PlanStage
from registry.plan_terms import read_terms
from registry.reference.indicators import indicator_rows
from registry.snapshot import Terms
from registry.unit_of_work import UnitOfWork

ON = date(2025, 11, 20)


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


def counted(uow: UnitOfWork, school: int, on: date = ON) -> Indicators:
    uow.session.flush()
    return indicators.of_school(uow.session, school, on)


def of(found: Indicators, code: str) -> Indicator:
    one = found.of(code)
    assert one is not None
    return one


def pupils(uow: UnitOfWork, school: int, *born: date) -> list[int]:
    return [make_person(uow, school, "Зуев Ян Ильич", kind="pupil", birth_date=day) for day in born]


class TestPairs:
    def test_are_those_an_order_has_fixed(self, uow: UnitOfWork, school: int) -> None:
        fixed = [make_pair(uow, school) for _ in range(3)]
        make_pair(uow, school)
        make_order(uow, school, *fixed)
        found = counted(uow, school)
        assert of(found, "I7").now.part == 3 == found.ordered
        assert of(found, "I8").now.part == of(found, "I8.1").now.part == 3

    def test_of_another_day_are_those_at_work_then(self, uow: UnitOfWork, school: int) -> None:
        last_year = [
            make_pair(uow, school, starts_on=date(2024, 9, 1), ends_on=date(2025, 5, 31)) for _ in range(2)
        ]
        make_order(uow, school, *last_year, dated=date(2024, 9, 1))
        this_year = make_pair(uow, school)
        make_order(uow, school, this_year)
        uow.session.flush()
        pair_endings.close(uow, last_year[0], last_day=date(2025, 3, 1))
        seven = of(counted(uow, school), "I7")
        assert [seven.now.part, seven.before.part] == [1, 2]
        assert of(counted(uow, school, date(2025, 4, 1)), "I7").now.part == 1

    def test_by_form_and_by_kind_add_up(self, uow: UnitOfWork, school: int) -> None:
        mentee = make_person(uow, school, "Зуев Ян Ильич", kind="pupil", gender="m")
        ids = [make_pair(uow, school) for _ in range(2)]
        ids += [make_pair(uow, school, mentee_ids=(mentee,), form_code="teacher_pupil", kind="групповое")]
        make_order(uow, school, *ids)
        found = counted(uow, school)
        assert of(found, "I7").cuts == (Cut("педагог – педагог", 2), Cut("учитель – ученик", 1))
        assert of(found, "I7.1").cuts == (Cut("групповое", 1), Cut("традиционное", 2))
        assert of(found, "I8").cuts == (Cut("работники", 2), Cut("обучающиеся", 1))
        for one in found.items:
            assert not one.cuts or sum(cut.count for cut in one.cuts) == one.now.part

    def test_a_person_in_two_pairs_is_one(self, uow: UnitOfWork, school: int) -> None:
        mentor = make_person(uow, school)
        make_order(uow, school, *(make_pair(uow, school, mentor_id=mentor) for _ in range(2)))
        found = counted(uow, school)
        assert (of(found, "I7").now.part, of(found, "I8.1").now.part) == (2, 1)


class TestAges:
    def test_are_full_years_on_the_day(self, uow: UnitOfWork, school: int) -> None:
        born = (date(2015, 11, 20), date(2015, 11, 21), date(2005, 11, 21), date(2005, 11, 20))
        ids = [
            make_pair(uow, school, mentee_ids=(one,), form_code="teacher_pupil")
            for one in pupils(uow, school, *born)
        ]
        make_order(uow, school, *ids)
        one = of(counted(uow, school), "I1")
        assert one.now == Measure(Decimal(2), None)
        assert one.cuts == (Cut("7-е классы", 2),)

    def test_mentors_are_of_fifteen_and_more(self, uow: UnitOfWork, school: int) -> None:
        older, younger, helped = pupils(uow, school, date(2010, 11, 20), date(2010, 11, 21), date(2013, 1, 1))
        make_order(
            uow,
            school,
            *(
                make_pair(uow, school, mentor_id=one, mentee_ids=(helped,), form_code="pupil_pupil")
                for one in (older, younger)
            ),
        )
        assert of(counted(uow, school), "I2").now.part == 1

    def test_who_has_no_date_is_told_of(self, uow: UnitOfWork, school: int) -> None:
        known, unknown = (
            make_person(uow, school, "Зуев Ян Ильич", kind="pupil", birth_date=day)
            for day in (date(2012, 1, 1), None)
        )
        make_order(
            uow,
            school,
            *(
                make_pair(uow, school, mentee_ids=(one,), form_code="teacher_pupil")
                for one in (known, unknown)
            ),
        )
        one = of(counted(uow, school), "I1")
        assert one.now.part == 1
        assert one.note == "не учтено обучающихся, чья дата рождения в реестре не указана: 1"


class TestStaff:
    def test_the_young_have_three_years_at_most(self, uow: UnitOfWork, school: int) -> None:
        young = [make_person(uow, school, experience_years=years) for years in (0, 3, 3, 2, 1)]
        make_person(uow, school, experience_years=4)
        make_person(uow, school, experience_years=1, dismissed_on=date(2025, 6, 1))
        mentor = make_person(uow, school, experience_years=20)
        make_order(uow, school, make_pair(uow, school, mentor_id=mentor, mentee_ids=tuple(young[:3])))
        three = of(counted(uow, school), "I3")
        assert three.now == Measure(Decimal(3), Decimal(5))
        assert three.value == Decimal("60.0")
        assert three.before == Measure()

    def test_the_paid_are_not_paid_within_their_job(self, uow: UnitOfWork, school: int) -> None:
        amounts = (Terms(amount=Decimal(5000)), Terms(amount=Decimal(5000), in_job_function=True), Terms())
        make_order(uow, school, *(make_pair(uow, school, terms=one) for one in amounts))
        assert of(counted(uow, school), "I14").now.part == 1

    def test_partners_are_counted_by_their_employers(self, uow: UnitOfWork, school: int) -> None:
        people = [
            make_person(uow, school, "Волков Пётр", kind="partner", gender="m", employer=name)
            for name in ("АО «Прибор»", "АО «Прибор»", "ООО «Ясень»")
        ]
        make_order(
            uow,
            school,
            *(
                make_pair(
                    uow,
                    school,
                    mentor_id=one,
                    mentee_ids=pupils(uow, school, date(2012, 1, 1)),
                    form_code="employer_pupil",
                )
                for one in people
            ),
        )
        assert of(counted(uow, school), "I4").now.part == 2

    def test_the_rewarded_are_people_in_orders_of_the_year(self, uow: UnitOfWork, school: int) -> None:
        one, other = make_person(uow, school), make_person(uow, school)
        for people, day in (
            ((one, other), date(2025, 5, 20)),
            ((one,), date(2025, 10, 5)),
            ((one,), date(2024, 5, 20)),
        ):
            make_record(uow, school, type_id="order_awards", dated=day, person_ids=people)
        found = of(counted(uow, school), "I14.1")
        assert [found.now.part, found.before.part] == [2, 1]


class TestCourse:
    def test_what_is_over_in_time(self, uow: UnitOfWork, school: int) -> None:
        old = {"starts_on": date(2024, 12, 1), "ends_on": date(2025, 5, 31)}
        make_order(uow, school, *(make_pair(uow, school, **old) for _ in range(6)), dated=date(2024, 12, 1))
        nine = of(counted(uow, school), "I9")
        assert nine.now == Measure(Decimal(6), Decimal(6))
        assert nine.value == Decimal("100.0")

    def test_the_road_map_counts_what_was_due(self, uow: UnitOfWork, school: int) -> None:
        items = tuple(
            PlanItem(n, "Дело", term_words=term, terms=read_terms(term))
            for n, term in enumerate(("сентябрь 2025", "октябрь 2025", "май 2026"), start=1)
        )
        plan = plans.add(uow, school, NewPlan("az-1128", "Карта", stages=(PlanStage(1, items=items),)))
        done = next(reading.plans.plan(uow.session, plan, ON).items).points[0].id
        plans.mark(uow, done, status="done", done_on=date(2025, 9, 1))
        assert of(counted(uow, school), "I10").now == Measure(Decimal(1), Decimal(2))


class TestSeveralSchools:
    def test_are_counted_together(self, uow: UnitOfWork) -> None:
        ids = [make_school(uow) for _ in range(2)]
        for school, number in zip(ids, (2, 3), strict=True):
            make_order(uow, school, *(make_pair(uow, school) for _ in range(number)))
        uow.session.flush()
        found = indicators.of_schools(uow.session, ids, ON)
        assert of(found, "I7").now.part == 5
        assert of(found, "I12").now == Measure(Decimal(0), Decimal(2))

    def test_stand_each_by_itself_with_small_ones_hidden(self, uow: UnitOfWork) -> None:
        above = organisations.add(uow, "municipality", Details("Управление образования", "УО"))
        for name, number in (("Школа А", 2), ("Школа Б", 7), ("Школа В", 12)):
            school = make_school(uow, Details(name, name), parent_id=above)
            make_order(uow, school, *(make_pair(uow, school) for _ in range(number)))
        uow.session.flush()
        found = indicators.of_organisation(uow.session, above, ON)
        assert [(one.name, one.pairs) for one in found.schools] == [
            ("Школа А", None), ("Школа Б", None), ("Школа В", 12),
        ]  # fmt: skip
        assert of(found, "I7").now.part == 21 == found.ordered

    def test_have_indicators_a_school_has_not(self, uow: UnitOfWork, school: int) -> None:
        assert counted(uow, school).of("I12") is None


class TestFacts:
    ONE = Indicator("I1", "Доля", "а / б", "Р-145", now=Measure(Decimal(3)), asks_whole="всего")

    def test_what_nobody_told_is_not_known(self) -> None:
        assert self.ONE.value is None
        assert self.ONE.told({}).value is None

    def test_a_typed_number_fills_what_is_open_and_no_more(self) -> None:
        told = self.ONE.told({"всего": 40, "всего_год_назад": "20"})
        assert told.value == Decimal("7.5")
        assert told.before == Measure(None, Decimal(20))
        assert told.now.part == 3

    def test_a_share_of_fewer_than_five_is_not_told(self) -> None:
        assert self.ONE.told({"всего": 4}).value is None
        assert self.ONE.told({"всего": 5}).value == Decimal("60.0")

    def test_of_nobody_there_is_no_share(self) -> None:
        assert self.ONE.told({"всего": 0}).value is None

    def test_small_parts_are_hidden_with_what_would_tell_them(self) -> None:
        cuts = (Cut("а", 2), Cut("б", 7), Cut("в", 30), Cut("г", 0))
        assert replace(self.ONE, cuts=cuts).shown_cuts == (("а", None), ("б", None), ("в", 30), ("г", 0))


class TestTable:
    def test_has_all_seventeen(self) -> None:
        assert {row.code.split(".")[0] for row in indicator_rows()} == {f"I{n}" for n in range(1, 18)}

    def test_marks_the_targets_of_2024_as_historical(self) -> None:
        assert all(row.historical and not row.certain for row in indicator_rows() if row.target)

    def test_every_number_has_one_source(self) -> None:
        for row in indicator_rows():
            assert bool(row.part) != bool(row.asks_part)
            assert not (row.whole and row.asks_whole)
            assert (row.unit == "share") == bool(row.whole or row.asks_whole)
