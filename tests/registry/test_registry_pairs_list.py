"""The list of pairs, and what may be changed of a pair already told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from schools import DAY, forget, make_order, make_pair, make_person, make_school

from registry import pair_changes, pairs, people, reading
from registry.errors import Conflict, InvalidFact, NotFound
from registry.pair_changes import Change
from registry.pairs import Query
from registry.unit_of_work import UnitOfWork

AUTUMN = {"starts_on": date(2025, 9, 1), "ends_on": date(2025, 12, 31)}
SPRING = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 5, 31)}


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


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

    def test_names_people_as_of_the_day_of_the_list(self, uow: UnitOfWork, school: int) -> None:
        mentor = make_person(uow, school, "Иванова Мария Петровна")
        make_pair(uow, school, mentor_id=mentor)
        people.rename(uow, mentor, "Белова", "Мария", "Петровна", since=date(2026, 1, 1))
        uow.session.flush()

        now = pairs.search(uow.session, school, Query(), DAY).rows[0].mentor
        later = pairs.search(uow.session, school, Query(), date(2026, 1, 1)).rows[0].mentor
        assert (now, later) == ("Иванова Мария Петровна", "Белова Мария Петровна")


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

    def test_does_not_make_a_reverse_pair_a_mirrored_one(self, uow: UnitOfWork, school: int) -> None:
        """Requirements V-34, which an edit must not get round."""
        one, other = make_person(uow, school), make_person(uow, school)
        make_pair(uow, school, mentor_id=one, mentee_ids=[other], **AUTUMN)
        pair = make_pair(uow, school, mentor_id=other, mentee_ids=[one], kind="реверсивное", **AUTUMN)

        pair_changes.change(uow, pair, self.changed(kind="реверсивное", request="иное"))
        with pytest.raises(Conflict, match="где роли обратные"):
            pair_changes.change(uow, pair, self.changed())

    def test_does_not_bring_mirrored_pairs_into_one_period(self, uow: UnitOfWork, school: int) -> None:
        one, other = make_person(uow, school), make_person(uow, school)
        make_pair(uow, school, mentor_id=one, mentee_ids=[other], **SPRING)
        pair = make_pair(uow, school, mentor_id=other, mentee_ids=[one], **AUTUMN)

        with pytest.raises(Conflict, match="где роли обратные"):
            pair_changes.change(uow, pair, self.changed(ends_on=date(2026, 1, 1)))

    def test_does_not_know_an_unknown_pair(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound):
            pair_changes.change(uow, 999_999, self.changed())
