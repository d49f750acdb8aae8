"""Pairs and groups: what may be a pair and what may not, their list, their terms, their order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from schools import DAY, forget, make_order, make_pair, make_person, make_school
from sqlalchemy import text

from registry import pair_changes, pairs, people, reading
from registry.errors import Conflict, InvalidFact, NotFound
from registry.models import Pair
from registry.pair_changes import Change
from registry.pairs import Query
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
        match = pairs.live_match

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


class TestTheListOfPairs:
    @pytest.fixture
    def listed(self, uow: UnitOfWork, school: int) -> list[int]:
        """Three pairs: Белова's group, Абрамов's ordered pair and Яшин's pair of another form."""
        pupil = make_person(uow, school, "Лукин Пётр Ильич", "pupil")
        told = [
            make_pair(
                uow, school, department="Химия", mentor_id=make_person(uow, school, "Белова Анна Ильинична"),
                mentee_ids=[make_person(uow, school, "Юдин Олег"), make_person(uow, school, "Ёлкин Ян")],
            ),
            make_pair(uow, school, mentor_id=make_person(uow, school, "Абрамов Пётр Ильич")),
            make_pair(
                uow, school, department="Физика", form_code="teacher_pupil",
                mentor_id=make_person(uow, school, "Яшин Лев Львович"), mentee_ids=[pupil],
            ),
        ]  # fmt: skip
        make_order(uow, school, told[1])
        make_pair(uow, make_school(uow))
        uow.session.flush()
        return told

    def find(self, uow: UnitOfWork, school: int, **query: Any) -> list[str]:
        page = pairs.search(uow.session, school, Query(**query), DAY)
        return [line.mentor.split()[0] for line in page.rows]

    def test_is_of_one_school_in_the_order_of_the_mentors(
        self, uow: UnitOfWork, school: int, listed: list[int]
    ) -> None:
        assert self.find(uow, school) == ["Абрамов", "Белова", "Яшин"]

    def test_says_who_is_in_a_pair_and_where_it_stands(
        self, uow: UnitOfWork, school: int, listed: list[int]
    ) -> None:
        ordered, group, _ = pairs.search(uow.session, school, Query(), DAY).rows

        assert (group.id, group.form, group.department) == (listed[0], "педагог – педагог", "Химия")
        assert group.mentees == ("Юдин Олег", "Ёлкин Ян")
        assert (group.status, group.order_id) == ("draft", None)
        assert ordered.status == "active"
        assert ordered.order_id is not None
        assert (ordered.starts_on, ordered.ends_on) == (date(2025, 9, 1), date(2026, 5, 31))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"status": "active"}, ["Абрамов"]),
            ({"department": "Химия"}, ["Белова"]),
            ({"form_code": "teacher_pupil"}, ["Яшин"]),
            ({"text": "АБР"}, ["Абрамов"]),
            ({"text": "%"}, []),
            ({"text": "юдин"}, []),
            ({"page": 2, "size": 2}, ["Яшин"]),
        ],
    )
    def test_can_be_narrowed(
        self, uow: UnitOfWork, school: int, listed: list[int], query: dict[str, Any], found: list[str]
    ) -> None:
        assert self.find(uow, school, **query) == found

    def test_counts_all_that_answer(self, uow: UnitOfWork, school: int, listed: list[int]) -> None:
        page = pairs.search(uow.session, school, Query(size=2), DAY)

        assert (page.total, page.last_number) == (3, 2)

    def test_gives_the_ids_of_every_page(self, uow: UnitOfWork, school: int, listed: list[int]) -> None:
        assert pairs.ids(uow.session, school) == listed
        assert pairs.ids(uow.session, school, Query(text="я", size=1)) == listed[2:]

    def test_offers_departments(self, uow: UnitOfWork, school: int, listed: list[int]) -> None:
        assert pairs.departments(uow.session, school) == ["Физика", "Химия"]

    def test_counts_states_without_names(self, uow: UnitOfWork, school: int, listed: list[int]) -> None:
        counts = pair_changes.count_by_status(uow.session, (school,))

        assert counts == {school: {"active": 1, "draft": 2}}

    def test_offers_the_federal_forms_first(self, uow: UnitOfWork, school: int) -> None:
        forms = pair_changes.forms(uow.session)

        assert ("teacher_pupil", "учитель – ученик") in forms
        assert forms.index(("teacher_teacher", "педагог – педагог")) < forms.index(
            ("teacher_pupil", "учитель – ученик")
        )


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


class TestChangingAPair:
    def changed(self, **facts: Any) -> Change:
        told = {"curator_id": None, "kind": "традиционное", "department": "Химия"} | AUTUMN | facts
        return Change(**told)

    def test_writes_what_is_told(self, uow: UnitOfWork, school: int) -> None:
        pair, curator = make_pair(uow, school), make_person(uow, school)
        pair_changes.change(uow, pair, self.changed(curator_id=curator, request="новый запрос"))
        forget(uow)

        read = reading.pair(uow, pair, DAY)
        assert read.curator is not None
        assert (read.curator.id, read.ends_on) == (curator, date(2025, 12, 31))
        assert (read.department, read.request) == ("Химия", "новый запрос")

    def test_keeps_what_an_order_has_fixed(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school, **AUTUMN)
        make_order(uow, school, pair)

        pair_changes.change(uow, pair, self.changed(request="другой запрос"))
        with pytest.raises(Conflict, match="Куратор, вид и период стоят в действующем приказе"):
            pair_changes.change(uow, pair, self.changed(ends_on=date(2026, 5, 31)))
        assert reading.pair(uow, pair, DAY).request == "другой запрос"

    def test_refuses_a_period_that_cannot_be(self, uow: UnitOfWork, school: int) -> None:
        with pytest.raises(InvalidFact, match=r"^Окончание периода пары раньше его начала\.$"):
            pair_changes.change(uow, make_pair(uow, school), self.changed(ends_on=date(2025, 8, 31)))

    def test_takes_no_curator_of_another_school(self, uow: UnitOfWork, school: int) -> None:
        stranger = make_person(uow, make_school(uow))

        with pytest.raises(NotFound, match=r"^Такого человека в организации нет\.$"):
            pair_changes.change(uow, make_pair(uow, school), self.changed(curator_id=stranger))

    def test_refuses_a_period_where_the_same_pair_is(self, uow: UnitOfWork, school: int) -> None:
        told = {"mentor_id": make_person(uow, school), "mentee_ids": [make_person(uow, school)]}
        make_pair(uow, school, **told, **SPRING)
        pair = make_pair(uow, school, **told, **AUTUMN)

        with pytest.raises(Conflict, match=r"^Такая пара в этом периоде уже есть\.$"):
            pair_changes.change(uow, pair, self.changed(ends_on=date(2026, 1, 1)))

    def test_does_not_know_an_unknown_pair(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound):
            pair_changes.change(uow, 999_999, self.changed())


class TestTheTable:
    def test_itself_refuses_a_period_that_cannot_be(self, uow: UnitOfWork, school: int) -> None:
        pair = make_pair(uow, school)

        with pytest.raises(Exception, match="ck_pairs_period"):
            uow.session.execute(text(f"UPDATE pairs SET ends_on = '2020-01-01' WHERE id = {pair}"))

    def test_names_people_as_of_the_day_of_the_list(self, uow: UnitOfWork, school: int) -> None:
        mentor = make_person(uow, school, "Иванова Мария Петровна")
        make_pair(uow, school, mentor_id=mentor)
        people.rename(uow, mentor, "Белова", "Мария", "Петровна", since=date(2026, 1, 1))
        uow.session.flush()

        now = pairs.search(uow.session, school, Query(), DAY).rows[0].mentor
        later = pairs.search(uow.session, school, Query(), date(2026, 1, 1)).rows[0].mentor
        assert (now, later) == ("Иванова Мария Петровна", "Белова Мария Петровна")
