"""A municipality's schools in numbers, on both engines: right, and of no small group."""

from __future__ import annotations

from datetime import date

import pytest
from schools import make_order, make_pair, make_person, make_record, make_school

from registry import municipal, organisations, plans, reading
from registry.municipal import TOTAL, MunicipalCounts
from registry.municipal_counts import asked_papers, read_counts
from registry.organisations import Details
from registry.package_conditions import unmet
from registry.plan_facts import NewPlan, PlanItem, PlanStage
from registry.plan_terms import read_terms
from registry.reference.papers_needed import papers_needed
from registry.snapshot import Terms
from registry.unit_of_work import UnitOfWork

ON = date(2025, 11, 20)
TYPES = frozenset(one for paper in papers_needed() for one in paper.types)


@pytest.fixture
def municipality(uow: UnitOfWork) -> int:
    return organisations.add(uow, "municipality", Details("Управление образования", "УО"))


def school_of(uow: UnitOfWork, municipality: int, name: str, *, pairs: int = 0, fixed: int = 0) -> int:
    """A school with so many pairs, of them ``fixed`` by an order; every pair of its own people."""
    school = make_school(uow, Details(name, name), parent_id=municipality)
    ids = [make_pair(uow, school) for _ in range(pairs)]
    if fixed:
        make_order(uow, school, *ids[:fixed])
    uow.session.flush()
    return school


def counted(uow: UnitOfWork, municipality: int) -> MunicipalCounts:
    uow.session.flush()
    return municipal.counts(uow.session, municipality, ON, TYPES, "order_pairing")


class TestCounts:
    def test_are_those_of_the_schools(self, uow: UnitOfWork, municipality: int) -> None:
        school_of(uow, municipality, "Школа № 1", pairs=7, fixed=6)
        school_of(uow, municipality, "Школа № 2", pairs=12, fixed=5)
        found = counted(uow, municipality)
        one, other = found.schools
        assert (one.name, one.counts["active"], other.counts["active"]) == ("Школа № 1", 6, 5)
        assert (one.counts["mentors"], one.counts["mentees"], one.counts["people"]) == (7, 7, 14)
        assert found.total["active"] == 11
        assert (one.issued, found.issued, found.reported) == (1, 2, 2)

    def test_a_small_group_is_hidden_with_another(self, uow: UnitOfWork, municipality: int) -> None:
        for number, pairs in enumerate((3, 8, 20), start=1):
            school_of(uow, municipality, f"Школа № {number}", pairs=pairs, fixed=pairs)
        found = counted(uow, municipality)
        assert [one.counts["active"] for one in found.schools] == [None, None, 20]
        assert found.total["active"] == 31
        assert found.has_hidden

    def test_other_schools_are_not_counted(self, uow: UnitOfWork, municipality: int) -> None:
        make_pair(uow, make_school(uow))
        assert counted(uow, municipality).schools == ()

    def test_the_road_map_is_told_in_percent(self, uow: UnitOfWork, municipality: int) -> None:
        school = school_of(uow, municipality, "Школа № 1")
        items = tuple(
            PlanItem(n, "Дело", term_words=term, terms=read_terms(term))
            for n, term in enumerate(("сентябрь 2025", "октябрь 2025", "май 2026"), start=1)
        )
        plan = plans.add(uow, school, NewPlan("az-1128", "Карта", stages=(PlanStage(1, items=items),)))
        done = next(reading.plans.plan(uow.session, plan, ON).items).points[0].id
        plans.mark(uow, done, status="done", done_on=date(2025, 9, 1))
        (line,) = counted(uow, municipality).schools
        assert (line.plan, line.overdue) == (50, 1)

    def test_readiness_is_of_the_papers_asked_for(self, uow: UnitOfWork, municipality: int) -> None:
        school = school_of(uow, municipality, "Школа № 1", pairs=6, fixed=3)
        card = municipal.card(uow.session, municipality, school, ON, TYPES)
        assert dict(card.papers)["Приказ о закреплении наставнических пар"] == 50
        assert dict(card.papers)["Сведения об отсутствии судимости"] is None  # Asked of no pair here.


class TestCard:
    def test_what_is_hidden_in_the_table_is_hidden_in_the_card(
        self, uow: UnitOfWork, municipality: int
    ) -> None:
        small = school_of(uow, municipality, "Школа № 1", pairs=3, fixed=3)
        school_of(uow, municipality, "Школа № 2", pairs=8, fixed=8)
        card = municipal.card(uow.session, municipality, small, ON, TYPES)
        assert card.line.counts["active"] is None
        assert dict(card.by_form) == {"педагог – педагог": None}

    def test_a_small_form_is_hidden_so_that_the_sum_does_not_tell(
        self, uow: UnitOfWork, municipality: int
    ) -> None:
        school = school_of(uow, municipality, "Школа № 1", pairs=9, fixed=9)
        pupils = [make_person(uow, school, "Зуев Ян Ильич", kind="pupil", gender="m") for _ in range(2)]
        others = [make_pair(uow, school, mentee_ids=(pupil,), form_code="teacher_pupil") for pupil in pupils]
        make_order(uow, school, *others)
        school_of(uow, municipality, "Школа № 2", pairs=10, fixed=10)
        uow.session.flush()
        card = municipal.card(uow.session, municipality, school, ON, TYPES)
        assert dict(card.by_form) == {"педагог – педагог": None, "учитель – ученик": None}
        assert all(count is None for _, count in counted(uow, municipality).by_form)

    def test_a_strange_school_has_none(self, uow: UnitOfWork, municipality: int) -> None:
        with pytest.raises(KeyError):
            municipal.card(uow.session, municipality, make_school(uow), ON, TYPES)


class TestConditions:
    def test_sql_asks_what_the_conditions_of_packages_ask(self, uow: UnitOfWork, municipality: int) -> None:
        """One pair of every sort: the paper is counted as needed exactly where a page of the pair says so."""
        school = school_of(uow, municipality, "Школа № 1")
        partner = make_person(
            uow, school, "Волков Пётр Андреевич", kind="partner", gender="m", employer="АО «Прибор»"
        )
        pupil = make_person(uow, school, "Кузнецова Дарья Олеговна", kind="pupil")
        sorts = [
            make_pair(uow, school),
            make_pair(uow, school, terms=Terms(in_job_function=True)),
            make_pair(uow, school, terms=Terms(amount=5000)),  # type: ignore[arg-type]
            make_pair(uow, school, mentor_id=partner, mentee_ids=(pupil,), form_code="employer_pupil"),
        ]
        uow.session.flush()
        raw = read_counts(uow.session, municipality, ON, TYPES, "")
        pairs = reading.pairs(uow, sorts, ON)
        for paper in asked_papers(TYPES):
            needed = sum(not unmet(paper.when, pair, ON) for pair in pairs)
            assert raw.needed[school, paper.type_id] == needed, paper.type_id

    def test_a_void_paper_is_not_there(self, uow: UnitOfWork, municipality: int) -> None:
        from registry import journal  # noqa: PLC0415 - this test alone voids.

        school = school_of(uow, municipality, "Школа № 1", pairs=1)
        (pair,) = reading.pairs(uow, [next(iter(_pair_ids(uow, school)))], ON)
        paper = make_record(uow, school, type_id="labour_addendum", pair_ids=(pair.id,))
        uow.session.flush()
        assert read_counts(uow.session, municipality, ON, TYPES, "").present == {
            (school, "labour_addendum"): 1
        }
        journal.void(uow, paper, reason="опечатка", on=ON)
        uow.session.flush()
        assert read_counts(uow.session, municipality, ON, TYPES, "").present == {}


def _pair_ids(uow: UnitOfWork, school: int) -> list[int]:
    from registry import pairs  # noqa: PLC0415 - the name is taken above.

    return pairs.ids(uow.session, school)


def test_no_organisation_has_the_id_of_the_total() -> None:
    assert TOTAL < 1
