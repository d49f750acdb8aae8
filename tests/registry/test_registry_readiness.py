"""Pairs against the papers they must have: every state with its reason and its day; as few queries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from schools import make_consent, make_order, make_pair, make_person, make_record, make_school
from sqlalchemy import event

from registry import consents, plans, readiness
from registry.plan_facts import NewPlan, PlanItem, PlanStage
from registry.plan_terms import read_terms
from registry.readiness import Cell, checked_papers, school_year
from registry.reference.papers_needed import papers_needed
from registry.snapshot import Terms
from registry.unit_of_work import UnitOfWork

START = date(2025, 9, 1)
ON = date(2025, 8, 25)
YEAR = (date(2025, 9, 1), date(2026, 8, 31))


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


def cells(uow: UnitOfWork, school: int, on: date = ON) -> dict[str, Cell]:
    uow.session.flush()
    (row,) = readiness.matrix(uow, school, YEAR, on)
    return {cell.paper.type_id: cell for cell in row.cells}


def state(uow: UnitOfWork, school: int, type_id: str, on: date = ON) -> tuple[str, str]:
    cell = cells(uow, school, on)[type_id]
    return cell.state, cell.action


class TestConsents:
    def test_missing_before_the_day_and_overdue_after_it(self, uow: UnitOfWork, school: int) -> None:
        make_pair(uow, school)
        cell = cells(uow, school)["mentor_consent"]
        assert (cell.state, cell.due, cell.action, cell.type_id) == (
            "missing",
            START,
            "consent",
            "mentor_consent",
        )
        assert cell.reason == "нет согласия: Иванова Мария Петровна; нужно до 01.09.2025"
        assert state(uow, school, "mentor_consent", START + timedelta(days=1)) == ("overdue", "consent")

    def test_present_when_it_is_live(self, uow: UnitOfWork, school: int) -> None:
        mentor = make_person(uow, school, "Орлова Анна Сергеевна")
        pair = make_pair(uow, school, mentor_id=mentor)
        make_consent(uow, school, mentor, kind="mentor_work", pair_id=pair, signed_on=ON)
        assert state(uow, school, "mentor_consent") == ("present", "")

    def test_stale_when_it_was_withdrawn_or_has_run_out(self, uow: UnitOfWork, school: int) -> None:
        mentor = make_person(uow, school, "Орлова Анна Сергеевна")
        pair = make_pair(uow, school, mentor_id=mentor)
        signed = date(2025, 8, 1)
        given = make_consent(uow, school, mentor, kind="mentor_work", pair_id=pair, signed_on=signed)
        consents.withdraw(uow, given, on=date(2025, 8, 20))
        cell = cells(uow, school)["mentor_consent"]
        assert (cell.state, cell.action) == ("stale", "consent")
        assert "отозвано или истекло: Орлова Анна Сергеевна" in cell.reason

    def test_of_a_pupil_his_own_paper_is_asked_for_and_of_employees_none(
        self, uow: UnitOfWork, school: int
    ) -> None:
        pupil = make_person(uow, school, "Кузнецова Дарья Олеговна", kind="pupil")
        make_pair(uow, school, mentee_ids=(pupil,), form_code="teacher_pupil")
        found = cells(uow, school)
        assert (found["consent_pd"].state, found["consent_pd"].type_id) == ("missing", "consent_pd_minor")
        assert found["consent_participation_minor"].state == "missing"
        assert found["mentee_consent"].state == "not_needed"

    def test_employees_need_no_consent_to_processing(self, uow: UnitOfWork, school: int) -> None:
        make_pair(uow, school)
        found = cells(uow, school)
        assert found["consent_pd"].state == "not_needed"
        assert "трудовому договору" in found["consent_pd"].reason
        assert found["consent_participation_minor"].state == "not_needed"


class TestPapers:
    def test_an_order_that_fixed_the_pair_is_present(self, uow: UnitOfWork, school: int) -> None:
        order = make_order(uow, school, make_pair(uow, school))
        cell = cells(uow, school)["order_pairing"]
        assert (cell.state, cell.document_id, cell.action) == ("present", order, "")

    def test_a_void_paper_is_none(self, uow: UnitOfWork, school: int) -> None:
        from registry import journal  # noqa: PLC0415 - this test alone voids.

        pair = make_pair(uow, school)
        paper = make_record(uow, school, type_id="labour_addendum", pair_ids=(pair,))
        assert state(uow, school, "labour_addendum") == ("present", "")
        journal.void(uow, paper, reason="опечатка", on=ON)
        assert state(uow, school, "labour_addendum") == ("missing", "paper")

    def test_what_comes_after_the_order_says_so(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)
        cell = cells(uow, school)["personal_program"]
        assert (cell.state, cell.action, cell.type_id) == ("missing", "first", "order_pairing")
        make_order(uow, school, pair, dated=date(2025, 9, 5))
        cell = cells(uow, school)["personal_program"]
        assert (cell.action, cell.type_id, cell.due) == ("paper", "personal_program", date(2025, 10, 5))

    def test_work_in_the_job_function_needs_no_addendum(self, uow: UnitOfWork, school: int) -> None:
        make_pair(uow, school, terms=Terms(in_job_function=True))
        cell = cells(uow, school)["labour_addendum"]
        assert (cell.state, cell.reason) == ("not_needed", "наставничество входит в трудовую функцию")

    def test_only_types_with_a_form_are_looked_for(self) -> None:
        asked = [paper.type_id for paper in checked_papers({"order_pairing"})]
        assert "order_pairing" in asked
        assert "personal_program" not in asked
        assert "mentor_consent" in asked  # A consent is known without a form of it.


class TestDays:
    def plan(self, uow: UnitOfWork, school: int, type_id: str, term: str) -> None:
        item = PlanItem(1, "Дело", term_words=term, terms=read_terms(term), document_types=(type_id,))
        plans.add(uow, school, NewPlan("az-1128", "Карта", *YEAR, stages=(PlanStage(1, items=(item,)),)))

    def test_the_road_map_says_until_when(self, uow: UnitOfWork, school: int) -> None:
        make_order(uow, school, make_pair(uow, school), dated=START)
        self.plan(uow, school, "personal_program", "октябрь – ноябрь 2025")
        assert cells(uow, school)["personal_program"].due == date(2025, 11, 30)

    def test_what_a_pair_begins_with_is_never_wanted_later_than_its_first_day(
        self, uow: UnitOfWork, school: int
    ) -> None:
        make_pair(uow, school)
        self.plan(uow, school, "order_pairing", "декабрь 2025")
        assert cells(uow, school)["order_pairing"].due == START

    def test_a_term_before_a_winter_pair_is_not_its_own(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school, starts_on=date(2026, 1, 12))
        make_order(uow, school, pair, dated=date(2026, 1, 12))
        self.plan(uow, school, "personal_program", "октябрь – ноябрь 2025")
        assert cells(uow, school, date(2026, 1, 13))["personal_program"].due == date(2026, 2, 11)


class TestMatrix:
    def test_holds_the_pairs_of_the_year(self, uow: UnitOfWork, school: int) -> None:
        make_pair(uow, school)
        make_pair(uow, school, starts_on=date(2023, 9, 1), ends_on=date(2024, 5, 31))
        uow.session.flush()
        (row,) = readiness.matrix(uow, school, YEAR, ON)
        assert (row.mentor, row.mentees) == ("Иванова Мария Петровна", ("Смирнов Олег Ильич",))
        assert len(row.cells) == len(papers_needed())

    def test_of_another_school_there_is_nothing(self, uow: UnitOfWork, school: int) -> None:
        make_pair(uow, school)
        assert readiness.matrix(uow, make_school(uow), YEAR, ON) == ()

    def test_the_number_of_queries_does_not_grow(self, uow: UnitOfWork, school: int) -> None:
        def queries() -> int:
            counted: list[str] = []

            def count(*args: object) -> None:
                counted.append(str(args[2]))

            uow.session.flush()
            uow.session.expunge_all()
            engine = uow.session.get_bind().engine
            event.listen(engine, "before_cursor_execute", count)
            readiness.matrix(uow, school, YEAR, ON)
            event.remove(engine, "before_cursor_execute", count)
            return len(counted)

        make_pair(uow, school)
        one = queries()
        for _ in range(6):
            make_pair(uow, school)
        assert queries() == one

    def test_every_paper_is_told_in_words(self) -> None:
        for paper in papers_needed():
            assert paper.short
            assert paper.why

    def test_a_school_year_begins_in_september(self) -> None:
        assert school_year(date(2025, 8, 31)) == (date(2024, 9, 1), date(2025, 8, 31))
        assert school_year(date(2025, 9, 1)) == YEAR
