"""What one process of a race does: imported afresh in its own process, told only an address and a key."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing.synchronize import Barrier

import schools

from registry import accounts, batches, journal, pairs, reading
from registry.database import Database
from registry.errors import Conflict
from registry.pairs import NewPair
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork

NEW_YEAR = (date(2025, 12, 31), date(2026, 1, 1))

_gate: list[Barrier] = []


@dataclass(frozen=True, slots=True)
class Address:
    """Where the registry is, and the key to it."""

    url: str
    key: str

    def open(self) -> Database:
        return Database(self.url, Cipher([self.key]))


class RenderFailed(Exception):
    """Stands for any failure after the number was taken and before the commit."""


def enter(gate: Barrier) -> None:
    """Called once in every process: the gate at which they wait for each other."""
    _gate.append(gate)


def start_together() -> None:
    _gate[0].wait(timeout=60)


def unit(database: Database) -> UnitOfWork:
    return UnitOfWork(database, actor="racer", at=schools.AT)


def issue_papers(address: Address, school: int, lane: int, papers: int, plan: str) -> int:
    """Issue so many papers; every fifth fails after its number was taken. Returns how many were issued."""
    chance = random.Random(lane)  # noqa: S311 — the same race every time, nothing secret.
    database = address.open()
    issued = 0
    start_together()
    for turn in range(papers):
        series = ("od", "ls")[turn % 2] if plan == "two series" else "od"
        dated = chance.choice(NEW_YEAR) if plan == "new year" else schools.DAY
        try:
            issue_paper(database, school, series, dated, fails=(turn + lane) % 5 == 0)
            issued += 1
        except RenderFailed:
            continue
    database.close()
    return issued


def issue_paper(database: Database, school: int, series: str, dated: date, *, fails: bool) -> None:
    with unit(database) as uow:
        schools.make_record(uow, school, series=series, dated=dated)
        if fails:
            raise RenderFailed
        uow.commit()


def order_pairs(address: Address, school: int, pair_ids: tuple[int, ...]) -> str:
    """Order the pairs as the issuing of a paper does: hold, read, check, number, record, fix."""
    database = address.open()
    start_together()
    try:
        with unit(database) as uow:
            pairs.lock(uow.session, pair_ids)
            subject = reading.subject(uow, "pairs", pair_ids, schools.DAY)
            if any(pair.order is not None for pair in subject.pairs):
                return "refused"
            schools.make_order(uow, school, *pair_ids)
            uow.commit()
            return "ordered"
    finally:
        database.close()


def add_pair(address: Address, school: int, new: NewPair) -> str:
    return _tried(address, lambda uow: pairs.add(uow, school, new))


def void_paper(address: Address, paper: int) -> str:
    return _tried(address, lambda uow: journal.void(uow, paper, reason="ошибка", on=schools.DAY))


def settle_item(address: Address, school: int, item: int) -> str:
    """Make the paper of a batch's item, when it still waits."""

    def work(uow: UnitOfWork) -> None:
        if batches.claim(uow, item) is None:
            raise Conflict("settled")
        batches.settle_done(uow, item, schools.make_record(uow, school))

    return _tried(address, work)


def fail_sign_in(address: Address, account: int) -> str:
    lock = timedelta(minutes=15)
    return _tried(address, lambda uow: accounts.note_failure(uow, account, tries=5, lock_for=lock))


def migrate(address: Address) -> str:
    database = address.open()
    start_together()
    database.migrate()
    database.close()
    return "done"


def _tried(address: Address, work: Callable[[UnitOfWork], object]) -> str:
    database = address.open()
    start_together()
    try:
        with unit(database) as uow:
            work(uow)
            uow.commit()
        return "done"
    except Conflict:
        return "refused"
    finally:
        database.close()
