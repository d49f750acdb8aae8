"""How long «which live papers lean on this act?» takes for 100,000 papers: ``tests/bench/acts.py [URL]``.

Prints milliseconds, the median of several runs; the answer should be there in less than 300 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from registry import document_acts
from registry.database import Database
from registry.models import DocumentAct, IssuedDocument, NumberingSeries, Organisation
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork

PAPERS = 100_000
SCHOOLS = 100
ACTS = ("tk:351.8", "tk:60.2", "az-1128-08", "r-145", "fz-273:28", "fz-152:9")
DAY = date(2025, 9, 1)
AT = datetime(2025, 9, 1, tzinfo=UTC)


def fill(session: Session) -> None:
    """So many papers of a hundred schools, each leaning on six references; each fiftieth is void."""
    session.execute(
        insert(Organisation),
        [
            {"id": n, "kind": "school", "inn": "", "ogrn": "", "is_municipal": True}
            for n in range(1, SCHOOLS + 1)
        ],
    )
    session.execute(
        insert(NumberingSeries),
        [
            {"id": n, "organisation_id": n, "code": "od", "title": "Приказы", "pattern": "{n}-ОД"}
            for n in range(1, SCHOOLS + 1)
        ],
    )
    session.execute(insert(IssuedDocument), [paper(n) for n in range(1, PAPERS + 1)])
    session.execute(insert(DocumentAct), [row for n in range(1, PAPERS + 1) for row in leaning(n)])


def paper(n: int) -> dict[str, object]:
    return {
        "id": n, "organisation_id": n % SCHOOLS + 1, "series_id": n % SCHOOLS + 1, "year": 2025, "ordinal": n,
        "number": f"{n}-ОД", "dated": DAY + timedelta(days=n % 300), "type_id": "order_pairing",
        "title": "Приказ", "file_title": "Приказ", "subject_kind": "pairs", "snapshot_sealed": b"",
        "template_version": "1", "sha256": "0" * 64, "size": 1, "status": "void" if n % 50 == 0 else "issued",
        "void_reason": "", "issued_at": AT, "issued_by": "bench",
    }  # fmt: skip


def leaning(n: int) -> list[dict[str, object]]:
    told: set[str] = set()
    rows: list[dict[str, object]] = []
    for reference in ACTS:
        act_id = reference.partition(":")[0]
        rows.append(
            {
                "document_id": n, "act_ref": reference, "act_id": act_id, "organisation_id": n % SCHOOLS + 1,
                "dated": DAY + timedelta(days=n % 300), "leads": act_id not in told and n % 50 != 0,
            }
        )  # fmt: skip
        told.add(act_id)
    return rows


def milliseconds(work: Callable[[], object], runs: int = 7) -> float:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main(url: str = "") -> None:
    folder = Path(tempfile.mkdtemp())
    database = Database(url or f"sqlite:///{folder / 'bench.db'}", Cipher([Cipher.new_key()]))
    database.migrate()
    with UnitOfWork(database, actor="bench", at=AT) as uow:
        fill(uow.session)
        uow.commit()
    everybody = range(1, SCHOOLS + 1)
    with UnitOfWork(database, actor="bench", at=AT, read_only=True) as uow:
        asked: dict[str, Callable[[], object]] = {
            "papers of an act, a municipality": lambda: document_acts.live_papers(
                uow.session, "tk", everybody
            ),
            "papers of an act, page 1000": lambda: document_acts.live_papers(
                uow.session, "tk", everybody, page=1000
            ),
            "papers of an act, one school": lambda: document_acts.live_papers(uow.session, "tk", [1]),
            "papers of every act counted": lambda: document_acts.counts(uow.session, everybody),
        }
        for title, work in asked.items():
            sys.stdout.write(f"{title:40} {milliseconds(work):8.1f} ms\n")
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
