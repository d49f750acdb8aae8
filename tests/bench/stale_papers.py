"""How soon papers that say the old are found: ``python -m tests.bench.stale_papers [URL]``.

A municipality of 100 schools with 300,000 issued papers, 1,000 pairs of one school and all its papers; a head
changes, surnames change. Prints the median milliseconds of what the pages ask, and of a change itself.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from registry import organisations, people, reference, stale_papers, stated_facts
from registry.database import Database
from registry.models import (
    DocumentFact,
    DocumentSubject,
    IssuedDocument,
    NumberingSeries,
    Organisation,
    OrganisationDetails,
    Pair,
    PairMentee,
    Person,
    PersonName,
    Position,
    Signatory,
)
from registry.organisations import Signing
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork

SCHOOLS, PAPERS, PAIRS = 100, 3000, 120
DAY, LATER = date(2025, 9, 1), date(2025, 12, 1)
AT = datetime(2025, 12, 1, 12, tzinfo=UTC)
TYPES = ("order_pairing", "labour_addendum", "mentor_consent", "personal_program")
FACTS = (
    ("person", "person.name"), ("person", "person.post"), ("pair", "pair.period"),
    ("pair", "pair.terms"), ("organisation", "organisation.name"), ("organisation", "organisation.director"),
)  # fmt: skip
CHUNK = 20_000


def fill(database: Database) -> None:
    """Every school with its people, pairs and papers; each paper states six facts."""
    with UnitOfWork(database, actor="bench", at=AT) as uow:
        reference.load(uow)
        uow.commit()
    with Session(database.writing) as session:
        for table, rows in _tables():
            _insert(session, table, rows)
        session.commit()


def _tables() -> Iterator[tuple[Any, Iterator[dict[str, Any]]]]:
    schools = range(1, SCHOOLS + 1)
    persons = range(1, SCHOOLS * PAIRS * 2 + 1)
    pairs = range(1, SCHOOLS * PAIRS + 1)
    papers = range(1, SCHOOLS * PAPERS + 1)
    yield Organisation, ({"id": n, "kind": "school", "inn": "", "ogrn": ""} for n in schools)
    named = {"full_name": "Школа", "short_name": "Школа"}
    yield OrganisationDetails, ({"organisation_id": n, **named} for n in schools)
    head = {"surname": "Орлова", "first_name": "Анна", "gender": "f", "position": "директор"}
    yield Signatory, ({"organisation_id": n, **head} for n in schools)
    series = {"code": "od", "title": "Приказы", "pattern": "{n}-ОД"}
    yield NumberingSeries, ({"id": n, "organisation_id": n, **series} for n in schools)
    yield (
        Person,
        ({"id": n, "organisation_id": _school_of_person(n), "kind": "staff", "gender": "f"} for n in persons),
    )
    yield (
        PersonName,
        (
            {"person_id": n, "surname": "Иванова", "first_name": "Анна", "search_key": "иванова анна"}
            for n in persons
        ),
    )
    yield Position, ({"person_id": n, "title": "учитель"} for n in persons)
    period = {"starts_on": DAY, "ends_on": date(2026, 5, 31), "status": "active"}
    yield Pair, (
        {
            "id": n, "organisation_id": _school_of_pair(n), "form_code": "teacher_teacher",
            "mentor_id": 2 * n - 1, **period,
        }
        for n in pairs
    )  # fmt: skip
    yield PairMentee, ({"pair_id": n, "person_id": 2 * n} for n in pairs)
    yield IssuedDocument, (_paper(n) for n in papers)
    yield DocumentSubject, ({"document_id": n, "pair_id": _pair_of_paper(n)} for n in papers)
    yield DocumentFact, (fact for n in papers for fact in _facts(n))


def _school_of_person(n: int) -> int:
    return (n - 1) // (2 * PAIRS) + 1


def _school_of_pair(n: int) -> int:
    return (n - 1) // PAIRS + 1


def _pair_of_paper(n: int) -> int:
    school, within = divmod(n - 1, PAPERS)
    return school * PAIRS + within % PAIRS + 1


def _paper(n: int) -> dict[str, Any]:
    school = (n - 1) // PAPERS + 1
    return {
        "id": n, "organisation_id": school, "series_id": school, "year": 2025, "ordinal": n,
        "number": f"{n}-ОД", "dated": DAY, "type_id": TYPES[n % len(TYPES)], "title": "Документ",
        "file_title": "Документ", "subject_kind": "pair", "snapshot_sealed": b"", "template_version": "1",
        "sha256": "0" * 64, "size": 1, "issued_at": AT, "issued_by": "bench",
    }  # fmt: skip


def _facts(n: int) -> Iterator[dict[str, Any]]:
    pair = _pair_of_paper(n)
    owners = {"person": 2 * pair - 1, "pair": pair, "organisation": (n - 1) // PAPERS + 1}
    for kind, fact in FACTS:
        yield {
            "organisation_id": owners["organisation"], "document_id": n, "subject_kind": kind,
            "subject_id": owners[kind], "fact": fact, "said": "0" * 16, "dated": DAY,
        }  # fmt: skip


def _insert(session: Session, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            session.execute(insert(table), chunk)
            chunk.clear()
    if chunk:
        session.execute(insert(table), chunk)


def timed(title: str, work: Callable[[], object], times: int = 5) -> None:
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    print(f"{statistics.median(taken):8.1f} ms  {title}")  # noqa: T201


def measure(database: Database) -> None:
    def rename() -> None:
        with UnitOfWork(database, actor="bench", at=AT) as uow:
            people.rename(uow, 1, "Петрова", "Анна", "", since=date(2025, 11, 1))
            uow.commit()

    def change_head() -> None:
        with UnitOfWork(database, actor="bench", at=AT) as uow:
            organisations.change_signatory(uow, 1, Signing("Котов", "Пётр", "", "m"), since=date(2025, 11, 1))
            uow.commit()

    timed("a surname changes (25 papers are compared)", rename, 1)
    timed("a head changes (3,000 papers are compared)", change_head, 1)
    with UnitOfWork(database, actor="bench", at=AT, read_only=True) as uow:
        session = uow.session
        timed(
            "«Сегодня»: how many papers call for new ones",
            lambda: stale_papers.count_calling(session, 1, LATER),
        )
        timed("the page of papers that say the old", lambda: stale_papers.calling(session, 1, LATER))
        timed("the page of a pair", lambda: stale_papers.of_pair(session, 1, LATER))
        timed("the page of a person", lambda: stale_papers.of_person(session, 1, LATER))
        timed("the page of the school", lambda: stale_papers.of_organisation(session, 1, LATER))
        timed("a start that finds nothing to index", lambda: stated_facts.any_missing(session), 3)
        timed("a school where nothing has changed", lambda: stale_papers.count_calling(session, 2, LATER))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'bench.db'}"
        database = Database(url, Cipher([Cipher.new_key()]))
        database.migrate()
        fill(database)
        measure(database)
        database.close()


if __name__ == "__main__":
    main()
