"""How long the lists take on a registry of 100,000 people: ``python tests/bench/registry_lists.py [URL]``.

Prints milliseconds, the median of several runs; a list should be there in less than 300 ms on SQLite.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from registry import people, reading
from registry.database import Database
from registry.models import Organisation, Person, PersonName, Position
from registry.people import Query
from registry.privacy import Cipher
from registry.search import search_key
from registry.unit_of_work import UnitOfWork

PEOPLE = 100_000
DAY = date(2025, 9, 1)
SURNAMES = ("Абрамова", "Белова", "Иванова", "Иваненко", "Кузнецова", "Орлова", "Смирнова", "Юдина")
FIRST_NAMES = ("Анна", "Вера", "Мария", "Ольга", "Софья")
KINDS = ("staff", "pupil", "pupil", "pupil", "parent")


def fill(session: Session) -> None:
    """One school of so many people, each with a name and a post."""
    session.execute(
        insert(Organisation), [{"id": 1, "kind": "school", "inn": "", "ogrn": "", "is_municipal": True}]
    )
    ids = range(1, PEOPLE + 1)
    session.execute(
        insert(Person),
        [
            {
                "id": n,
                "organisation_id": 1,
                "kind": KINDS[n % 5],
                "gender": "f",
                "email": "",
                "contract_number": "",
            }
            for n in ids
        ],
    )
    names = [(n, SURNAMES[n % 8] + format(n // 40, "x"), FIRST_NAMES[n % 5]) for n in ids]
    session.execute(
        insert(PersonName),
        [
            {"person_id": n, "surname": last, "first_name": first, "search_key": search_key(last, first)}
            for n, last, first in names
        ],
    )
    session.execute(
        insert(Position),
        [{"person_id": n, "title": "учитель", "department": f"Кафедра {n % 300}"} for n in ids],
    )


def timed(title: str, work: Callable[[], object]) -> None:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{statistics.median(taken):8.1f} ms  {title}")  # noqa: T201


def measure(database: Database) -> None:
    at = datetime(2025, 9, 1, tzinfo=UTC)
    queries = {
        "first page": Query(),
        "last page": Query(page=PEOPLE // 50),
        "by name «иванов»": Query(text="иванов"),
        "by name «иванова1a»": Query(text="иванова1a"),
        "pupils": Query(kind="pupil"),
        "one department": Query(department="Кафедра 7"),
        "sorted by place": Query(sort="place"),
    }
    for title, query in queries.items():
        with UnitOfWork(database, actor="bench", at=at, read_only=True) as uow:
            timed(title, lambda uow=uow, query=query: people.search(uow.session, 1, query, DAY))
    with UnitOfWork(database, actor="bench", at=at, read_only=True) as uow:
        timed("departments", lambda: people.departments(uow.session, 1, DAY))
        timed("facts of 500 people", lambda: reading.people(uow, range(1, 501), DAY))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'bench.db'}"
        database = Database(url, Cipher([Cipher.new_key()]))
        database.migrate()
        with Session(database.writing) as session:
            fill(session)
            session.commit()
        measure(database)
        database.close()


if __name__ == "__main__":
    main()
