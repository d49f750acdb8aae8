"""Pairs and groups: what may be a pair and what may not, their terms, their order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from schools import DAY, forget, make_order, make_pair, make_person, make_school
from sqlalchemy import text

from registry import pair_checks, pairs, reading
from registry.errors import Conflict, InvalidFact, NotFound
from registry.models import MentoringForm, Pair
from registry.snapshot import Terms
from registry.unit_of_work import UnitOfWork

AUTUMN = {"starts_on": date(2025, 9, 1), "ends_on": date(2025, 12, 31)}
SPRING = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 5, 31)}


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


class TestAPair:
    def test_is_read_back_as_told(self, uow: UnitOfWork, school: int) -> None:
        mentor, mentee, curator = (make_person(uow, school) for _ in range(3))
        terms = Terms(Decimal("2500.50"), 8, "дистанционно", job_function_clause="п. 2.3")
        told = make_pair(
            uow, school, mentor_id=mentor, mentee_ids=[mentee], curator_id=curator, kind="реверсивное",
            request="освоить ФГИС", department="Химия", terms=terms,
        )  # fmt: skip
        forget(uow)

        pair = reading.pair(uow, told, DAY)
        assert (pair.mentor.id, [one.id for one in pair.mentees]) == (mentor, [mentee])
        assert pair.curator is not None
        assert pair.curator.id == curator
        assert (pair.form.code, pair.form.title, pair.form.federal) == (
            "teacher_teacher",
            "педагог – педагог",
            True,
        )
        assert (pair.kind, pair.status, pair.order, pair.programme) == ("реверсивное", "draft", None, None)
        assert (pair.starts_on, pair.ends_on) == (date(2025, 9, 1), date(2026, 5, 31))
        assert (pair.request, pair.department, pair.terms) == ("освоить ФГИС", "Химия", terms)
        assert pair.organisation_id == school

    def test_of_several_is_a_group_in_the_order_told(self, uow: UnitOfWork, school: int) -> None:
        mentees = [make_person(uow, school) for _ in range(3)][::-1]
        told = make_pair(uow, school, mentee_ids=mentees)
        forget(uow)

        pair = reading.pair(uow, told, DAY)
        assert pair.is_group
        assert [one.id for one in pair.mentees] == mentees

    def test_may_have_other_terms_later(self, uow: UnitOfWork, school: int) -> None:
        told = make_pair(uow, school)
        pairs.set_terms(uow, told, Terms(in_job_function=True, mode=""))
        forget(uow)

        assert reading.pair(uow, told, DAY).terms == Terms(in_job_function=True, mode="")

    @pytest.mark.parametrize(
        ("facts", "message"),
        [
            ({"mentee_ids": ()}, "В паре нет ни одного наставляемого."),
            ({"ends_on": date(2025, 8, 31)}, "Окончание периода пары раньше его начала."),
            ({"form_code": "robot_teacher"}, "Такой формы наставничества в справочнике нет."),
        ],
    )
    def test_that_cannot_be_is_refused(
        self, uow: UnitOfWork, school: int, facts: dict[str, Any], message: str
    ) -> None:
        told = {"mentor_id": make_person(uow, school), "mentee_ids": (make_person(uow, school),)} | facts
        with pytest.raises(InvalidFact) as caught:
            pairs.add(uow, school, pairs.NewPair(**({"form_code": "teacher_teacher"} | AUTUMN | told)))
        assert caught.value.message == message

    def test_of_a_person_with_himself_is_refused(self, uow: UnitOfWork, school: int) -> None:
        person = make_person(uow, school)

        with pytest.raises(InvalidFact, match=r"^Наставник и наставляемый — один и тот же человек\.$"):
            make_pair(uow, school, mentor_id=person, mentee_ids=[person])

    def test_that_names_one_mentee_twice_is_refused(self, uow: UnitOfWork, school: int) -> None:
        person = make_person(uow, school)

        with pytest.raises(InvalidFact, match=r"^Наставляемый указан в группе дважды\.$"):
            make_pair(uow, school, mentee_ids=[person, person])

    @pytest.mark.parametrize("part", ["mentor_id", "curator_id", "mentee_ids"])
    def test_takes_nobody_of_another_school(self, uow: UnitOfWork, school: int, part: str) -> None:
        stranger = make_person(uow, make_school(uow))

        with pytest.raises(NotFound, match=r"^Такого человека в организации нет\.$"):
            make_pair(uow, school, **{part: [stranger] if part == "mentee_ids" else stranger})

    def test_lasts_at_least_a_day(self, uow: UnitOfWork, school: int) -> None:
        assert make_pair(uow, school, starts_on=DAY, ends_on=DAY)


class TestTheSamePair:
    @pytest.fixture
    def two(self, uow: UnitOfWork, school: int) -> tuple[int, int]:
        return make_person(uow, school), make_person(uow, school)

    def test_in_a_crossing_period_is_refused(
        self, uow: UnitOfWork, school: int, two: tuple[int, int]
    ) -> None:
        make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]], **AUTUMN)

        with pytest.raises(Conflict, match=r"^Такая пара в этом периоде уже есть\.$"):
            make_pair(
                uow, school, mentor_id=two[0], mentee_ids=[two[1]],
                starts_on=date(2025, 12, 31), ends_on=date(2026, 5, 31),
            )  # fmt: skip

    def test_in_the_next_period_is_another_pair(
        self, uow: UnitOfWork, school: int, two: tuple[int, int]
    ) -> None:
        first = make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]], **AUTUMN)

        assert make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]], **SPRING) != first

    def test_hidden_in_a_group_is_refused(self, uow: UnitOfWork, school: int, two: tuple[int, int]) -> None:
        make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1], make_person(uow, school)])

        with pytest.raises(Conflict, match="уже есть"):
            make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]])

    def test_may_come_again_when_the_old_one_is_over(
        self, uow: UnitOfWork, school: int, two: tuple[int, int]
    ) -> None:
        first = make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]])
        uow.session.get_one(Pair, first).status = "cancelled"

        assert make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]]) != first

    def test_is_found_by_its_people_and_period(
        self, uow: UnitOfWork, school: int, two: tuple[int, int]
    ) -> None:
        pair = make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]], **AUTUMN)
        match = pair_checks.live_match

        assert match(uow.session, two[0], [two[1]], date(2025, 12, 31), date(2026, 1, 1)) == pair
        assert match(uow.session, two[0], [two[1]], date(2026, 1, 1), date(2026, 1, 2)) is None
        assert match(uow.session, two[1], [two[0]], date(2025, 9, 1), date(2025, 9, 2)) is None

    def test_mirrored_is_refused(self, uow: UnitOfWork, school: int, two: tuple[int, int]) -> None:
        make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]])

        with pytest.raises(Conflict) as caught:
            make_pair(uow, school, mentor_id=two[1], mentee_ids=[two[0]])
        assert caught.value.message == (
            "Эти люди уже состоят в паре, где роли обратные; для такой пары выберите вид «реверсивное»."
        )

    def test_mirrored_may_be_of_the_reverse_kind(
        self, uow: UnitOfWork, school: int, two: tuple[int, int]
    ) -> None:
        make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]])

        assert make_pair(uow, school, mentor_id=two[1], mentee_ids=[two[0]], kind="реверсивное")

    def test_mirrored_may_come_in_another_period(
        self, uow: UnitOfWork, school: int, two: tuple[int, int]
    ) -> None:
        make_pair(uow, school, mentor_id=two[0], mentee_ids=[two[1]], **AUTUMN)

        assert make_pair(uow, school, mentor_id=two[1], mentee_ids=[two[0]], **SPRING)


class TestWhoMayTakePart:
    """The table of forms says it, for a pair made by hand as for one of a list."""

    @pytest.mark.parametrize(
        ("form", "mentor", "mentee", "message"),
        [
            ("teacher_teacher", "pupil", "staff", "наставником может быть только работник школы"),
            ("teacher_pupil", "staff", "parent", "наставляемым может быть только обучающийся"),
            ("employer_pupil", "staff", "pupil", "наставником может быть только участник из другой"),
            ("parent_pupil", "partner", "pupil", "наставником может быть только родитель"),
        ],
    )
    def test_is_told_by_the_form(
        self, uow: UnitOfWork, school: int, form: str, mentor: str, mentee: str, message: str
    ) -> None:
        people = make_person(uow, school, kind=mentor), make_person(uow, school, kind=mentee)

        with pytest.raises(InvalidFact, match=message) as caught:
            make_pair(uow, school, form_code=form, mentor_id=people[0], mentee_ids=[people[1]])
        assert caught.value.message.startswith("В форме «")
        assert "выберите другую форму или" in caught.value.message

    def test_holds_for_everyone_of_a_group(self, uow: UnitOfWork, school: int) -> None:
        teacher, parent = make_person(uow, school), make_person(uow, school, kind="parent")

        with pytest.raises(InvalidFact, match="наставляемым может быть только работник школы"):
            make_pair(uow, school, mentee_ids=[teacher, parent])

    def test_may_be_of_two_kinds(self, uow: UnitOfWork, school: int) -> None:
        student = make_person(uow, school, kind="partner")
        for kind in ("partner", "staff"):
            mentor = make_person(uow, school, kind=kind)
            assert make_pair(
                uow, school, form_code="employer_student", mentor_id=mentor, mentee_ids=[student]
            )

    def test_is_not_asked_of_a_form_the_table_has_no_more(self, uow: UnitOfWork, school: int) -> None:
        uow.session.add(MentoringForm(code="old", title="прежняя", federal=False))
        uow.session.flush()

        pupil = make_person(uow, school, kind="pupil")
        assert make_pair(uow, school, form_code="old", mentor_id=pupil)


class TestWhoIsInAPair:
    def test_finds_mentor_mentee_and_curator(self, uow: UnitOfWork, school: int) -> None:
        mentor, mentee, curator, nobody = (make_person(uow, school) for _ in range(4))
        pair = make_pair(uow, school, mentor_id=mentor, mentee_ids=[mentee], curator_id=curator)

        for person in (mentor, mentee, curator):
            assert pairs.of_person(uow.session, person) == [pair]
        assert pairs.of_person(uow.session, nobody) == []

    def test_tells_the_school_of_a_pair(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)

        assert pairs.organisations_of(uow.session, [pair, pair]) == {pair: school}
        with pytest.raises(NotFound, match=r"^Такой пары в реестре нет\.$"):
            pairs.organisations_of(uow.session, [pair, 999_999])

    def test_does_not_know_an_unknown_pair(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match=r"^Такой пары в реестре нет\.$"):
            reading.pair(uow, 999_999, DAY)
        with pytest.raises(NotFound, match=r"^Такой пары в реестре нет\.$"):
            pairs.set_terms(uow, 999_999, Terms())


class TestTheOrderOfAPair:
    def test_makes_it_active_and_stands_in_its_facts(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)
        order = make_order(uow, school, pair)
        forget(uow)

        read = reading.pair(uow, pair, DAY)
        assert read.status == "active"
        assert read.order is not None
        assert (read.order.document_id, read.order.type_id) == (order, "order_pairing")
        assert (read.order.number, read.order.date) == ("1-ОД", DAY)

    def test_is_only_one(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)
        make_order(uow, school, pair)

        with pytest.raises(Conflict, match=r"^Пара уже закреплена действующим приказом\.$") as caught:
            make_order(uow, school, pair)
        assert caught.value.place == f"пара {pair}"

    def test_once_void_leaves_the_pair_a_draft(self, uow: UnitOfWork, school: int) -> None:
        one, other, foreign = make_pair(uow, school), make_pair(uow, school), make_pair(uow, school)
        order = make_order(uow, school, one, other)
        make_order(uow, school, foreign)
        pairs.release_from_order(uow, order)
        forget(uow)

        states = [
            (pair.status, pair.order is None) for pair in reading.pairs(uow, [one, other, foreign], DAY)
        ]
        assert states == [("draft", True), ("draft", True), ("active", False)]

    def test_can_be_held_till_the_end(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)

        pairs.lock(uow.session, [pair, pair])

        assert reading.pair(uow, pair, DAY).status == "draft"


class TestTheTable:
    def test_itself_refuses_a_period_that_cannot_be(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)

        with pytest.raises(Exception, match="ck_pairs_period"):
            uow.session.execute(text(f"UPDATE pairs SET ends_on = '2020-01-01' WHERE id = {pair}"))
