"""A withdrawal sets its tasks in motion, with their last days, and tells whom and what it touches."""

from __future__ import annotations

from datetime import date

import pytest
from schools import (
    DAY,
    make_consent,
    make_order,
    make_pair,
    make_person,
    make_record,
    make_school,
)

from registry import consents, school_calendar, withdrawals
from registry.calendar import COMMON, ProductionCalendar
from registry.consents import Terms
from registry.errors import Conflict, InvalidFact, NotFound
from registry.unit_of_work import UnitOfWork


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


@pytest.fixture
def person(uow: UnitOfWork, school: int) -> int:
    return make_person(uow, school)


def withdrawn(
    uow: UnitOfWork, consent_id: int, calendar: ProductionCalendar = COMMON
) -> list[withdrawals.Task]:
    withdrawals.begin(uow, consent_id, on=DAY, calendar=calendar)
    return withdrawals.of_consent(uow.session, consent_id)


class TestTheTasks:
    def test_of_processing_end_in_thirty_days(self, uow: UnitOfWork, school: int, person: int) -> None:
        tasks = withdrawn(uow, make_consent(uow, school, person))

        assert [(one.kind, one.due_on) for one in tasks] == [
            ("stop", date(2025, 10, 1)),
            ("destroy", date(2025, 10, 1)),
            ("act", date(2025, 10, 1)),
        ]
        assert {one.full_name for one in tasks} == {"Иванова Мария Петровна"}

    def test_of_dissemination_end_in_three_working_days_for_every_address(
        self, uow: UnitOfWork, school: int, person: int
    ) -> None:
        terms = Terms(items={"photo": True}, resources=("https://school.example.ru", "https://vk.example.ru"))
        told = make_consent(uow, school, person, kind="pd_dissemination", terms=terms)
        tasks = withdrawn(uow, told)

        assert [(one.kind, one.place) for one in tasks] == [
            ("unpublish", "https://school.example.ru"),
            ("unpublish", "https://vk.example.ru"),
            ("tell", ""),
        ]
        assert {one.due_on for one in tasks} == {date(2025, 9, 4)}

    def test_follow_the_schools_own_calendar(self, uow: UnitOfWork, school: int, person: int) -> None:
        school_calendar.move_day(uow, school, date(2025, 9, 3), works=False, reason="приказ № 5")
        calendar = school_calendar.calendar_of(uow.session, school)
        told = make_consent(uow, school, person, kind="pd_dissemination")

        assert {one.due_on for one in withdrawn(uow, told, calendar)} == {date(2025, 9, 5)}

    def test_name_the_recipient_of_the_data(self, uow: UnitOfWork, school: int, person: int) -> None:
        told = make_consent(uow, school, person, terms=Terms(recipient="МАУ «ЦРО»"))

        assert [one.place for one in withdrawn(uow, told) if one.kind == "recipient"] == ["МАУ «ЦРО»"]

    def test_wait_until_they_are_done_and_the_act_comes_last(
        self, uow: UnitOfWork, school: int, person: int
    ) -> None:
        stop, destroy, act = withdrawn(uow, make_consent(uow, school, person))
        with pytest.raises(Conflict, match="Акт составляют последним"):
            withdrawals.mark_done(uow, act.id, on=DAY)
        for task in (stop, destroy, act):
            assert task in withdrawals.waiting(uow.session, school)
            withdrawals.mark_done(uow, task.id, on=DAY)

        assert withdrawals.waiting(uow.session, school) == []
        assert {one.done_by for one in withdrawals.of_consent(uow.session, act.consent_id)} == {uow.actor}
        with pytest.raises(Conflict, match="уже отмечено"):
            withdrawals.mark_done(uow, stop.id, on=DAY)

    def test_are_overdue_after_their_last_day(self, uow: UnitOfWork, school: int, person: int) -> None:
        task = withdrawn(uow, make_consent(uow, school, person))[0]

        assert not task.is_overdue_on(task.due_on)
        assert task.is_overdue_on(date(2025, 10, 2))

    def test_unknown_are_not_found(self, uow: UnitOfWork) -> None:
        for ask in (
            lambda: withdrawals.mark_done(uow, 999_999, on=DAY),
            lambda: withdrawals.organisation_of_task(uow.session, 999_999),
        ):
            with pytest.raises(NotFound, match="Такого задания"):
                ask()


class TestWhatIsAffected:
    def test_are_live_papers_and_pairs_of_the_person(self, uow: UnitOfWork, school: int, person: int) -> None:
        pair = make_pair(uow, school, mentor_id=person)
        make_pair(uow, school)
        paper = make_record(uow, school, person_ids=(person,))
        order = make_order(uow, school, pair)
        told = make_consent(uow, school, person, kind="mentor_work", pair_id=pair)

        found = withdrawals.affected(uow.session, person)
        assert [one.document_id for one in found.papers] == [paper]
        assert found.pair_ids == (pair,)
        of_pair = withdrawals.affected(uow.session, person, pair)
        assert [one.document_id for one in of_pair.papers] == [order]
        assert consents.get(uow.session, told).pair_id == pair


class TestTheSchoolsCalendar:
    def test_is_of_five_days_until_it_is_said_otherwise(self, uow: UnitOfWork, school: int) -> None:
        assert school_calendar.calendar_of(uow.session, school) == ProductionCalendar()
        school_calendar.set_week(uow, school, 6)
        assert school_calendar.calendar_of(uow.session, school).days_a_week == 6
        with pytest.raises(InvalidFact, match="пятидневной или шестидневной"):
            school_calendar.set_week(uow, school, 4)

    def test_keeps_the_last_word_on_a_day(self, uow: UnitOfWork, school: int) -> None:
        saturday = date(2025, 9, 6)
        school_calendar.move_day(uow, school, saturday, works=True, reason="вместо понедельника")
        school_calendar.move_day(uow, school, saturday, works=False, reason="передумали")
        school_calendar.move_day(uow, school, saturday, works=True, reason="приказ № 7")

        assert school_calendar.own_days(uow.session, school) == [
            school_calendar.OwnDay(saturday, True, "приказ № 7")
        ]
        school_calendar.forget_day(uow, school, saturday)
        assert school_calendar.own_days(uow.session, school) == []
        with pytest.raises(NotFound):
            school_calendar.forget_day(uow, school, saturday)
