"""Plans in the registry, on both engines: kept whole, marked, changed without losing what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from schools import forget, make_person, make_school

from registry import plans
from registry.errors import InvalidFact, NotFound
from registry.plan_facts import Approval, Entry, NewPlan, Plan, PlanItem, PlanStage
from registry.plan_people import with_people
from registry.plan_responsible import read_responsible
from registry.plan_terms import read_terms
from registry.reading import plans as reading
from registry.reading.subjects import subject
from registry.unit_of_work import UnitOfWork

ON = date(2025, 9, 1)


def item(term: str = "октябрь 2025", responsible: str = "директор", title: str = "Совет") -> PlanItem:
    return PlanItem(
        1,
        title,
        content=(Entry("список", (Entry("первое"), Entry("второе"))),),
        term_words=term,
        terms=read_terms(term),
        responsible_words=responsible,
        responsible=read_responsible(responsible),
        document_types=("order_pairing",),
    )


def make_plan(uow: UnitOfWork, school: int, *items: PlanItem, **facts: object) -> int:
    numbered = tuple(replace(one, ordinal=n) for n, one in enumerate(items or (item(),), start=1))
    told = NewPlan(
        "az-1128",
        "Дорожная карта",
        date(2025, 1, 1),
        date(2027, 12, 31),
        stages=(PlanStage(1, "Подготовка", items=numbered),),
    )
    return plans.add(uow, school, replace(told, **facts))  # type: ignore[arg-type]


def kept(uow: UnitOfWork, plan_id: int) -> Plan:
    forget(uow)
    return reading.plan(uow.session, plan_id, ON)


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


class TestKeeping:
    def test_everything_told_comes_back(self, uow: UnitOfWork, school: int) -> None:
        approval = Approval(("Утверждено",), "act", "7", date(2025, 8, 30))
        found = kept(
            uow, make_plan(uow, school, item(), item("ежегодно, май"), approval=approval, heading=("ГБОУ",))
        )
        one, other = found.items
        assert (found.approval, found.heading) == (approval, ("ГБОУ",))
        assert one.content == (Entry("список", (Entry("первое"), Entry("второе"))),)
        assert one.terms == read_terms("октябрь 2025")
        assert [point.due_on for point in one.points] == [date(2025, 10, 31)]
        assert [point.due_on for point in other.points] == [date(2026, 5, 31), date(2027, 5, 31)]

    def test_a_plan_without_terms_has_a_thing_to_tick_for_each_item(
        self, uow: UnitOfWork, school: int
    ) -> None:
        (one,) = kept(uow, make_plan(uow, school, item(""))).items
        assert [(point.due_on, point.status) for point in one.points] == [(None, "planned")]

    def test_a_period_cannot_end_before_it_begins(self, uow: UnitOfWork, school: int) -> None:
        with pytest.raises(InvalidFact):
            make_plan(uow, school, ends_on=date(2024, 1, 1))

    def test_what_comes_every_year_is_not_asked_for_before_the_approval(
        self, uow: UnitOfWork, school: int
    ) -> None:
        approval = Approval(("Утверждено",), "act", "7", date(2026, 8, 30))
        (one,) = kept(uow, make_plan(uow, school, item("ежегодно, май"), approval=approval)).items
        assert [point.due_on for point in one.points] == [date(2027, 5, 31)]


class TestMarks:
    def test_a_point_is_done_on_a_day_with_a_note(self, uow: UnitOfWork, school: int) -> None:
        plan_id = make_plan(uow, school)
        (one,) = kept(uow, plan_id).items
        plans.mark(uow, one.points[0].id, status="done", done_on=ON, note="протокол № 1")
        (marked,) = kept(uow, plan_id).items
        assert (marked.points[0].status, marked.points[0].done_on, marked.points[0].note) == (
            "done", ON, "протокол № 1",
        )  # fmt: skip

    def test_the_future_is_not_done_yet(self, uow: UnitOfWork, school: int) -> None:
        (one,) = kept(uow, make_plan(uow, school)).items
        with pytest.raises(InvalidFact):
            plans.mark(uow, one.points[0].id, status="done", done_on=date(2025, 9, 2))
        with pytest.raises(InvalidFact):
            plans.mark(uow, one.points[0].id, status="done")
        with pytest.raises(InvalidFact):
            plans.mark(uow, one.points[0].id, status="lost")
        with pytest.raises(NotFound):
            plans.mark(uow, 987654, status="done", done_on=ON)

    def test_counts_tell_what_is_due_done_and_overdue(self, uow: UnitOfWork, school: int) -> None:
        plan_id = make_plan(uow, school, item("май 2025"), item("июнь 2025"), item("май 2027"), item(""))
        done, cancelled, _, _ = kept(uow, plan_id).items
        plans.mark(uow, done.points[0].id, status="done", done_on=ON)
        (line,) = reading.plan_lines(uow.session, school, ON)
        assert (line.points, line.done, line.due, line.overdue, line.percent) == (4, 1, 2, 1, 50)
        plans.mark(uow, cancelled.points[0].id, status="cancelled")
        uow.session.flush()
        (line,) = reading.plan_lines(uow.session, school, ON)
        assert (line.points, line.overdue, line.percent) == (3, 0, 100)


class TestChanges:
    def test_a_changed_term_keeps_the_mark_of_a_time_near_by(self, uow: UnitOfWork, school: int) -> None:
        plan_id = make_plan(uow, school, item("май 2025"))
        (one,) = kept(uow, plan_id).items
        plans.mark(uow, one.points[0].id, status="done", done_on=ON, note="готово")
        term = "июнь 2025"
        plans.change_item(uow, one.id, replace(one, term_words=term, terms=read_terms(term)))
        (changed,) = kept(uow, plan_id).items
        assert [(point.due_on, point.status, point.note) for point in changed.points] == [
            (date(2025, 6, 30), "done", "готово")
        ]

    def test_a_mark_that_suits_no_new_time_stays(self, uow: UnitOfWork, school: int) -> None:
        plan_id = make_plan(uow, school, item("май 2025"))
        (one,) = kept(uow, plan_id).items
        plans.mark(uow, one.points[0].id, status="done", done_on=ON)
        term = "май 2027"
        plans.change_item(uow, one.id, replace(one, term_words=term, terms=read_terms(term)))
        (changed,) = kept(uow, plan_id).items
        assert [(point.due_on, point.status) for point in changed.points] == [
            (date(2027, 5, 31), "planned"),
            (date(2025, 5, 31), "done"),
        ]

    def test_a_longer_plan_has_more_years_and_the_marks_it_had(self, uow: UnitOfWork, school: int) -> None:
        plan_id = make_plan(uow, school, item("ежегодно, май"), ends_on=date(2026, 12, 31))
        (one,) = kept(uow, plan_id).items
        plans.mark(uow, one.points[0].id, status="done", done_on=ON)
        told = replace(plans.details_of(kept(uow, plan_id)), ends_on=date(2027, 12, 31))
        plans.change(uow, plan_id, told)
        (longer,) = kept(uow, plan_id).items
        assert [point.status for point in longer.points] == ["done", "planned", "planned"]

    def test_an_item_is_added_and_taken_away(self, uow: UnitOfWork, school: int) -> None:
        plan_id = make_plan(uow, school)
        stage = kept(uow, plan_id).stages[0]
        item_id = plans.add_item(uow, stage.id, item(title="Ещё одно"))
        assert [one.title for one in kept(uow, plan_id).items] == ["Совет", "Ещё одно"]
        plans.remove_item(uow, item_id)
        assert [one.title for one in kept(uow, plan_id).items] == ["Совет"]

    def test_an_item_that_a_school_carries_out_is_not_taken_away(self, uow: UnitOfWork, school: int) -> None:
        above = kept(uow, make_plan(uow, make_school(uow))).stages[0].items[0].id
        make_plan(uow, school, replace(item(), reflects_id=above))
        with pytest.raises(InvalidFact):
            plans.remove_item(uow, above)


class TestPeopleInPlans:
    def test_one_who_left_is_told_as_of_the_day(self, uow: UnitOfWork, school: int) -> None:
        make_person(
            uow, school, "Орлова Анна Сергеевна", hired_on=date(2020, 1, 1), dismissed_on=date(2025, 8, 1)
        )
        plan = NewPlan("az-1128", "Карта", stages=(PlanStage(1, items=(item(responsible="Орлова А. С."),)),))
        plan_id = plans.add(uow, school, with_people(uow.session, school, plan, ON))
        (one,) = kept(uow, plan_id).items
        assert one.responsible[0].has_left

    def test_a_namesake_is_nobody(self, uow: UnitOfWork, school: int) -> None:
        for name in ("Орлова Анна Сергеевна", "Орлова Алла Степановна"):
            make_person(uow, school, name)
        plan = NewPlan("az-1128", "Карта", stages=(PlanStage(1, items=(item(responsible="Орлова А. С."),)),))
        (one,) = with_people(uow.session, school, plan, ON).items
        assert one.responsible[0].person_id is None


def test_a_paper_of_the_school_knows_the_plan_of_the_day(uow: UnitOfWork, school: int) -> None:
    make_plan(uow, school, starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    wanted = make_plan(uow, school)
    found = subject(uow, "organisation", [school], ON)
    assert found.plan is not None
    assert (found.plan.id, found.plan_above) == (wanted, None)
