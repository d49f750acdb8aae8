"""The one door by which facts leave: the subject of a paper, whole, in few queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from schools import DAY, forget, make_consent, make_order, make_pair, make_person, make_school
from sqlalchemy import Engine, event

from registry import people, programmes, reading
from registry.errors import InvalidFact, NotFound
from registry.programmes import NewProgramme
from registry.snapshot import Activity, PrivateFacts
from registry.unit_of_work import UnitOfWork


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


@contextmanager
def counted(uow: UnitOfWork) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    engine = uow.session.get_bind()
    assert isinstance(engine, Engine)
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


class TestTheSubjectOfAPersonsPaper:
    def test_is_the_person_with_the_school_and_the_consents(self, uow: UnitOfWork, school: int) -> None:
        person = make_person(uow, school)
        consent = make_consent(uow, school, person)
        make_consent(uow, school, make_person(uow, school))
        forget(uow)

        subject = reading.subject(uow, "person", [person], DAY)
        assert (subject.kind, subject.on, subject.organisation.id) == ("person", DAY, school)
        assert subject.person == reading.person(uow, person, DAY)
        assert [one.id for one in subject.consents] == [consent]
        assert subject.pairs == ()

    def test_opens_what_is_sealed_only_when_asked(self, uow: UnitOfWork, school: int) -> None:
        person = make_person(uow, school, private=PrivateFacts(phone="+7 900"))
        forget(uow)

        closed = reading.subject(uow, "person", [person], DAY).person
        opened = reading.subject(uow, "person", [person], DAY, private=True).person
        assert closed is not None
        assert opened is not None
        assert (closed.private, opened.private) == (None, PrivateFacts(phone="+7 900"))

    def test_is_frozen(self, uow: UnitOfWork, school: int) -> None:
        subject = reading.subject(uow, "person", [make_person(uow, school)], DAY)

        with pytest.raises(FrozenInstanceError):
            subject.on = date(2026, 1, 1)  # type: ignore[misc]

    def test_needs_a_known_person(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match=r"^Такого человека в реестре нет\.$"):
            reading.subject(uow, "person", [999_999], DAY)


class TestTheSubjectOfAPairsPaper:
    def test_is_the_pair_with_the_consents_of_everyone_in_it(self, uow: UnitOfWork, school: int) -> None:
        mentor, mentee, curator = (make_person(uow, school) for _ in range(3))
        pair = make_pair(uow, school, mentor_id=mentor, mentee_ids=[mentee], curator_id=curator)
        given = {make_consent(uow, school, one) for one in (mentor, mentee, curator)}
        make_consent(uow, school, make_person(uow, school))
        forget(uow)

        subject = reading.subject(uow, "pair", [pair], DAY)
        assert subject.kind == "pair"
        assert subject.pair == reading.pair(uow, pair, DAY)
        assert {one.id for one in subject.consents} == given
        assert subject.person is None

    def test_keeps_the_order_in_which_pairs_were_chosen(self, uow: UnitOfWork, school: int) -> None:
        told = [make_pair(uow, school) for _ in range(3)]
        forget(uow)

        subject = reading.subject(uow, "pairs", told[::-1], DAY)
        assert [pair.id for pair in subject.pairs] == told[::-1]

    def test_is_of_one_school(self, uow: UnitOfWork, school: int) -> None:
        told = [make_pair(uow, school), make_pair(uow, make_school(uow))]

        with pytest.raises(NotFound, match=r"^Выберите пары одной организации\.$"):
            reading.subject(uow, "pairs", told, DAY)

    def test_needs_known_pairs(self, uow: UnitOfWork, school: int) -> None:
        with pytest.raises(NotFound, match=r"^Такой пары в реестре нет\.$"):
            reading.subject(uow, "pairs", [make_pair(uow, school), 999_999], DAY)

    @pytest.mark.parametrize("kind", ["person", "pair", "pairs"])
    def test_is_never_nobody(self, uow: UnitOfWork, kind: str) -> None:
        with pytest.raises(InvalidFact, match=r"^Не выбрано, о ком документ: выберите человека или пару\.$"):
            reading.subject(uow, kind, [], DAY)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("kind", "message"),
        [
            ("person", "Такой документ составляется на одного человека, а выбрано: 2."),
            ("pair", "Такой документ составляется на одну пару, а выбрано: 2."),
        ],
    )
    def test_of_one_is_never_several(self, uow: UnitOfWork, kind: str, message: str) -> None:
        with pytest.raises(InvalidFact) as caught:
            reading.subject(uow, kind, [1, 2], DAY)  # type: ignore[arg-type]
        assert caught.value.message == message


class TestReadingMany:
    def make_full_pair(self, uow: UnitOfWork, school: int, curator: int) -> int:
        """A pair with everything a pair may have."""
        pupil = make_person(uow, school, "Лукин Пётр Ильич", "pupil")
        mother = make_person(uow, school, "Лукина Вера Львовна", "parent", private=PrivateFacts(phone="+7"))
        people.represent(uow, pupil, mother, "мать")
        mentor = make_person(uow, school)
        people.give_role(uow, mentor, "mentor")
        pair = make_pair(
            uow, school, form_code="teacher_pupil", mentor_id=mentor, mentee_ids=[pupil], curator_id=curator
        )
        programmes.write(uow, pair, NewProgramme("запрос", "цель", activities=(Activity(1, "", "Беседа"),)))
        make_order(uow, school, pair)
        make_consent(uow, school, pupil, signer_id=mother)
        return pair

    def test_takes_as_many_queries_for_a_hundred_pairs_as_for_one(self, uow: UnitOfWork, school: int) -> None:
        curator = make_person(uow, school, "Орлова Анна Сергеевна")
        told = [self.make_full_pair(uow, school, curator) for _ in range(100)]
        forget(uow)
        with counted(uow) as for_one:
            reading.subject(uow, "pairs", told[:1], DAY, private=True)
        uow.session.expunge_all()

        with counted(uow) as for_all:
            subject = reading.subject(uow, "pairs", told, DAY, private=True)

        assert len(for_all) == len(for_one) <= 20
        assert len(subject.pairs) == 100
        assert all(pair.programme and pair.order and pair.curator for pair in subject.pairs)
        assert all(pair.mentees[0].representatives[0].person.private for pair in subject.pairs)

    def test_people_twice_asked_are_read_once(self, uow: UnitOfWork, school: int) -> None:
        person = make_person(uow, school)

        assert list(reading.people(uow, [person, person], DAY)) == [person]
        assert reading.people(uow, [], DAY) == {}
        assert reading.pairs(uow, [], DAY) == ()
