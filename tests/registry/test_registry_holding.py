"""Two transactions at one pair or person: the second waits for the first, and does not write over it blindly.

The first is this test's own and stays open; the second runs in a thread till it waits at the row, or has gone
past it: a breach shows in what is left afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from schools import DAY, SCHOOL, OpenUnit, make_consent, make_order, make_pair, make_person, make_school

from registry import (
    accounts,
    consents,
    organisations,
    pair_changes,
    pairs,
    people,
    programmes,
    reading,
    reference,
)
from registry.errors import Conflict
from registry.pair_changes import Change
from registry.programmes import NewProgramme
from registry.snapshot import Pair, Terms
from registry.unit_of_work import UnitOfWork

Work = Callable[[UnitOfWork], object]


@dataclass(frozen=True, slots=True)
class Two:
    """Runs one work inside an open transaction, and another that begins before it is committed."""

    open_uow: OpenUnit

    def meet(self, first: Work, second: Work) -> Future[None]:
        with ThreadPoolExecutor(1) as thread, self.open_uow() as uow:
            first(uow)
            uow.session.flush()
            late = thread.submit(self._do, second)
            with suppress(StillWaiting):
                late.result(timeout=0.3)
            uow.commit()
        return late

    def _do(self, work: Work) -> None:
        with self.open_uow() as uow:
            work(uow)
            uow.commit()


@pytest.fixture
def two(open_uow: OpenUnit) -> Two:
    return Two(open_uow)


@pytest.fixture
def school(open_uow: OpenUnit) -> int:
    with open_uow() as uow:
        school = make_school(uow)
        uow.commit()
    return school


@pytest.fixture
def pair(open_uow: OpenUnit, school: int) -> int:
    with open_uow() as uow:
        pair = make_pair(uow, school, terms=Terms(Decimal(100)))
        uow.commit()
    return pair


@pytest.fixture
def person(open_uow: OpenUnit, school: int) -> int:
    with open_uow() as uow:
        person = make_person(uow, school, "Лукин Пётр Ильич", "pupil")
        uow.commit()
    return person


def read(open_uow: OpenUnit, pair_id: int) -> Pair:
    with open_uow(read_only=True) as uow:
        return reading.pair(uow, pair_id, DAY)


class TestTwoAtOnePair:
    def test_a_change_sees_the_order_that_came_first(
        self, open_uow: OpenUnit, two: Two, school: int, pair: int
    ) -> None:
        shorter = Change(None, "традиционное", date(2025, 9, 1), date(2025, 12, 31))

        def order(uow: UnitOfWork) -> None:
            pairs.lock(uow.session, [pair])
            make_order(uow, school, pair)

        late = two.meet(order, lambda uow: pair_changes.change(uow, pair, shorter))

        with pytest.raises(Conflict, match="действующем приказе"):
            late.result()
        assert read(open_uow, pair).ends_on == date(2026, 5, 31)

    def test_the_last_word_on_the_terms_holds(self, open_uow: OpenUnit, two: Two, pair: int) -> None:
        def tell(amount: int) -> Work:
            return lambda uow: pairs.set_terms(uow, pair, Terms(Decimal(amount)))

        two.meet(tell(200), tell(100)).result()

        assert read(open_uow, pair).terms.amount == 100

    def test_the_last_programme_holds(self, open_uow: OpenUnit, two: Two, pair: int) -> None:
        def write(goal: str) -> Work:
            return lambda uow: programmes.write(uow, pair, NewProgramme(goal=goal))

        two.meet(write("первая цель"), write("вторая цель")).result()

        programme = read(open_uow, pair).programme
        assert programme is not None
        assert programme.goal == "вторая цель"


class TestTwoWhoTellTheSame:
    """Both are heard, and it is kept once."""

    def test_consent(self, open_uow: OpenUnit, two: Two, school: int, person: int) -> None:
        ids: list[int] = []

        def tell(uow: UnitOfWork) -> None:
            ids.append(make_consent(uow, school, person))

        two.meet(tell, tell).result()

        with open_uow(read_only=True) as uow:
            (kept,) = consents.of_people(uow.session, [person])
        assert ids == [kept.id, kept.id]

    def test_withdrawal(self, open_uow: OpenUnit, two: Two, school: int, person: int) -> None:
        with open_uow() as uow:
            consent = make_consent(uow, school, person)
            uow.commit()

        late = two.meet(
            lambda uow: consents.withdraw(uow, consent, on=DAY),
            lambda uow: consents.withdraw(uow, consent, on=date(2025, 9, 2)),
        )

        with pytest.raises(Conflict):
            late.result()
        with open_uow(read_only=True) as uow:
            assert consents.get(uow.session, consent).withdrawn_on == DAY

    def test_role(self, open_uow: OpenUnit, two: Two, person: int) -> None:
        def give(uow: UnitOfWork) -> None:
            people.give_role(uow, person, "mentor")

        two.meet(give, give).result()

        with open_uow(read_only=True) as uow:
            assert reading.person(uow, person, DAY).roles == ("mentor",)

    def test_representation(self, open_uow: OpenUnit, two: Two, school: int, person: int) -> None:
        with open_uow() as uow:
            mother = make_person(uow, school, "Лукина Вера Львовна", "parent")
            uow.commit()

        two.meet(
            lambda uow: people.represent(uow, person, mother, "мать"),
            lambda uow: people.represent(uow, person, mother, "опекун"),
        ).result()

        with open_uow(read_only=True) as uow:
            (one,) = reading.person(uow, person, DAY).representatives
        assert (one.person.id, one.relation) == (mother, "опекун")


class TestTwoWhoWantOneName:
    """The first has it; the second is told in words, not by the database's."""

    def test_login(self, two: Two, school: int) -> None:
        def open_account(uow: UnitOfWork) -> None:
            accounts.add(
                uow, organisation_id=school, login="orlova", display_name="", role="hr", password_hash=""
            )

        with pytest.raises(Conflict, match=r"^Учётная запись с таким логином уже есть\.$"):
            two.meet(open_account, open_account).result()

    def test_taxpayer_number(self, two: Two) -> None:
        def found(uow: UnitOfWork) -> None:
            organisations.add(uow, "school", SCHOOL, inn="5900000001")

        with pytest.raises(Conflict, match=r"^Организация с таким ИНН в реестре уже есть\.$"):
            two.meet(found, found).result()

    def test_form_of_mentoring(self, two: Two) -> None:
        two.meet(reference.load, reference.load).result()
