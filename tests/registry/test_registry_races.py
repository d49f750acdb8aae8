"""Eight real processes at once: numbers stay whole, and what may happen once happens once."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import race_work
import schools
from race_work import Address
from schools import make_pair, make_person, make_record, make_school
from sqlalchemy import select, text

from registry import accounts, batches, journal
from registry.batches import NewBatch
from registry.database import Database
from registry.models import IssuedDocument, NumberCounter, Pair
from registry.pairs import NewPair
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork

RACERS = 8
ONE_OF_EIGHT = Counter({"done": 1, "refused": RACERS - 1})

Race = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def race() -> Iterator[Race]:
    """Runs one function in eight processes at once and gives what each returned.

    The processes are started clean and not forked: no connection and no lock of ours lives on in them.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["psycopg", "registry.reading", "registry.journal", "registry.batches"])
    gate = context.Barrier(RACERS)
    with ProcessPoolExecutor(RACERS, context, race_work.enter, (gate,)) as racers:

        def run(work: Callable[..., object], arguments: Callable[[int], tuple[Any, ...]]) -> list[Any]:
            lanes = [racers.submit(work, *arguments(lane)) for lane in range(RACERS)]
            return [lane.result(timeout=120) for lane in lanes]

        yield run


@pytest.fixture
def address(database_url: str, key: str) -> Address:
    return Address(database_url, key)


@pytest.fixture(scope="module")
def key() -> str:
    return Cipher.new_key()


@pytest.fixture
def registry(address: Address) -> Iterator[Callable[[], UnitOfWork]]:
    """Opens units of work on the registry of the race."""
    database = address.open()
    yield lambda: UnitOfWork(database, actor="secretary", at=schools.AT)
    database.close()


def told(registry: Callable[[], UnitOfWork], tell: Callable[[UnitOfWork], Any]) -> Any:
    with registry() as uow:
        result = tell(uow)
        uow.commit()
    return result


def ordinals(registry: Callable[[], UnitOfWork]) -> dict[tuple[str, int], list[int]]:
    """Series and year → the numbers given, in order."""
    given: dict[tuple[str, int], list[int]] = {}
    with registry() as uow:
        for paper in uow.session.scalars(select(IssuedDocument).order_by(IssuedDocument.ordinal)):
            given.setdefault((paper.series.code, paper.year), []).append(paper.ordinal)
        last = {(row.series_id, row.year): row.last for row in uow.session.scalars(select(NumberCounter))}
    assert sorted(last.values()) == sorted(len(numbers) for numbers in given.values())
    return given


class TestNumbersUnderEightProcesses:
    @pytest.mark.parametrize(
        ("plan", "papers", "journals"),
        [
            ("one series", 40, {("od", 2025)}),
            ("two series", 20, {("od", 2025), ("ls", 2025)}),
            ("new year", 20, {("od", 2025), ("od", 2026)}),
        ],
    )
    def test_have_no_gap_and_no_double_though_every_fifth_paper_fails(
        self,
        race: Race,
        address: Address,
        registry: Callable[[], UnitOfWork],
        plan: str,
        papers: int,
        journals: set[tuple[str, int]],
    ) -> None:
        school = told(registry, make_school)

        issued = race(race_work.issue_papers, lambda lane: (address, school, lane, papers, plan))

        given = ordinals(registry)
        assert sum(issued) == RACERS * papers * 4 // 5
        assert given.keys() == journals
        for numbers in given.values():
            assert numbers == list(range(1, len(numbers) + 1))
        assert sum(map(len, given.values())) == sum(issued)


class TestWhatHappensOnce:
    """Eight at the same button: one gets through, the others are told."""

    def test_is_the_order_of_a_pair(
        self, race: Race, address: Address, registry: Callable[[], UnitOfWork]
    ) -> None:
        school = told(registry, make_school)
        one, other = told(registry, lambda uow: (make_pair(uow, school), make_pair(uow, school)))

        # Half of them name the pairs the other way round: an order of locks keeps them from a deadlock.
        results = race(
            race_work.order_pairs,
            lambda lane: (address, school, (one, other) if lane % 2 else (other, one)),
        )

        assert Counter(results) == {"ordered": 1, "refused": RACERS - 1}
        assert ordinals(registry) == {("od", 2025): [1]}
        with registry() as uow:
            (order,) = uow.session.scalars(select(IssuedDocument.id))
            assert uow.session.scalars(select(Pair.order_id)).all() == [order, order]

    def test_is_the_adding_of_a_pair(
        self, race: Race, address: Address, registry: Callable[[], UnitOfWork]
    ) -> None:
        school = told(registry, make_school)
        mentor, mentee = told(registry, lambda uow: (make_person(uow, school), make_person(uow, school)))
        new = NewPair("teacher_teacher", mentor, (mentee,), date(2025, 9, 1), date(2026, 5, 31))
        mirrored = replace(new, mentor_id=mentee, mentee_ids=(mentor,))

        results = race(race_work.add_pair, lambda lane: (address, school, mirrored if lane % 2 else new))

        assert Counter(results) == ONE_OF_EIGHT

    def test_is_the_voiding_of_a_paper(
        self, race: Race, address: Address, registry: Callable[[], UnitOfWork]
    ) -> None:
        school = told(registry, make_school)
        paper = told(registry, lambda uow: make_record(uow, school))

        results = race(race_work.void_paper, lambda _: (address, paper))

        assert Counter(results) == ONE_OF_EIGHT
        with registry() as uow:
            assert journal.get(uow.session, paper).status == "void"

    def test_is_a_paper_of_a_batch(
        self, race: Race, address: Address, registry: Callable[[], UnitOfWork]
    ) -> None:
        school = told(registry, make_school)
        batch = told(
            registry,
            lambda uow: batches.add(uow, NewBatch(school, "labour_addendum", schools.DAY, {}, (1,))),
        )
        with registry() as uow:
            (item,) = batches.items(uow.session, batch)

        results = race(race_work.settle_item, lambda _: (address, school, item.id))

        assert Counter(results) == ONE_OF_EIGHT
        assert ordinals(registry) == {("od", 2025): [1]}

    def test_is_the_building_of_the_schema(
        self, race: Race, address: Address, key: str, tmp_path: Path, registry: Callable[[], UnitOfWork]
    ) -> None:
        empty = replace(address, url=f"sqlite:///{tmp_path / 'empty.db'}")
        if address.url.startswith("postgresql"):
            empty = address
            with registry() as uow:
                uow.session.execute(text("DROP SCHEMA public CASCADE"))
                uow.session.execute(text("CREATE SCHEMA public"))
                uow.commit()

        assert race(race_work.migrate, lambda _: (empty,)) == ["done"] * RACERS

        database = Database(empty.url, Cipher([key]))
        with UnitOfWork(database, actor="secretary", at=schools.AT) as uow:
            assert make_school(uow)
        database.close()


class TestWhatIsCounted:
    def test_misses_none_of_the_wrong_passwords_and_locks_at_the_fifth(
        self, race: Race, address: Address, registry: Callable[[], UnitOfWork]
    ) -> None:
        school = told(registry, make_school)
        account = told(
            registry,
            lambda uow: accounts.add(
                uow, organisation_id=school, login="x", display_name="", role="", password_hash=""
            ),
        )

        race(race_work.fail_sign_in, lambda _: (address, account))

        with registry() as uow:
            known = accounts.credentials(uow.session, "x")
        assert known is not None
        assert known.failed_attempts == RACERS
        assert known.locked_until == schools.AT + timedelta(minutes=15)
