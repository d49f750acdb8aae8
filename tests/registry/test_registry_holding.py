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
from schools import DAY, OpenUnit, make_order, make_pair, make_school

from registry import pair_changes, pairs, programmes, reading
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
