"""The matrix «Готовность» of a school of 1,500 people and 120 pairs.

Run as ``python -m tests.bench.readiness [URL]``. The limit is 200 ms on SQLite. Prints milliseconds, the
median of several runs, and how many queries there were.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import event

from registry import readiness
from registry.database import Database
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork
from tests.bench import houses
from tests.bench.timing import machine

SCHOOL = houses.MUNICIPALITY + 1


def measure(title: str, database: Database, work: Callable[[UnitOfWork], object], runs: int = 7) -> float:
    """Every run in a unit of work of its own, as a page has it."""
    counted: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: counted.append(args[2]))
    taken = []
    for _ in range(runs):
        counted.clear()
        begun = time.perf_counter()
        with UnitOfWork(database, actor="bench", at=houses.AT, read_only=True) as uow:
            work(uow)
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{statistics.median(taken):8.1f} ms, {len(counted):3} queries  {title}")  # noqa: T201
    return statistics.median(taken)


def main() -> None:
    print(machine())  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'bench.db'}"
        database = Database(url, Cipher([Cipher.new_key()]))
        database.migrate()
        houses.fill(database, houses.Size(schools=1, people=1500, pairs=120, papers=1000))
        year = readiness.school_year(houses.DAY)
        measure(
            "readiness of 120 pairs, 1,500 people",
            database,
            lambda uow: readiness.matrix(uow, SCHOOL, year, houses.DAY),
        )
        database.close()


if __name__ == "__main__":
    main()
