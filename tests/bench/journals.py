"""How long a long journal takes to leave the house, and the log to be verified.

``python -m tests.bench.journals``.

Ten thousand papers of one school on SQLite. Targets: the workbook under 2 s. The proof of the sample's papers
is measured beside them, since a batch asks it of every paper.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

import sample_served  # noqa: E402 - found through the path above
import schools  # noqa: E402 - the same
from sample_served import all_pairs, sign_all  # noqa: E402 - the same
from served import Served  # noqa: E402 - the same

from registry import audit_chain, journal  # noqa: E402 - the same
from service.access import robot  # noqa: E402 - the same
from service.operations.export_journal import export_journal  # noqa: E402 - the same
from service.operations.issue_document import Request, issue_document  # noqa: E402 - the same
from service.operations.print_register import print_register  # noqa: E402 - the same
from service.operations.prove_consistency import prove_documents  # noqa: E402 - the same

LINES, PRINTED = 10_000, 3_000


def _fill(served: Served, school: int, count: int) -> None:
    """Papers by turns about a pair and about a person."""
    pairs = all_pairs(served)
    with served.uow() as uow:
        for number in range(count):
            pair = pairs[number % len(pairs)]
            about = {"pair_ids": (pair.id,)} if number % 3 else {"person_ids": (pair.mentor.id,)}
            schools.make_record(uow, school, dated=served.at.date(), **about)
        uow.commit()


def _told(title: str, work: Callable[[], object]) -> None:
    begun = time.perf_counter()
    work()
    print(f"{title:<52} {time.perf_counter() - begun:6.2f} s")  # noqa: T201


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sample = sample_served.make_template(Path(folder) / "data")
        served = sample_served.at_sample_time(Served(Path(folder) / "data", sample))  # type: ignore[arg-type]
        parts, actor, at = served.parts, robot(sample.school, "bench"), served.at
        paid = [one for one in all_pairs(served) if one.mentor.is_employee and one.starts_on <= at.date()]
        paid = paid or [one for one in all_pairs(served) if one.mentor.is_employee][:8]
        sign_all(served, *(one.id for one in paid))
        papers = [
            issue_document(parts, actor, Request("labour_addendum", (one.id,), at.date()), at).id
            for one in paid
        ]
        _told(f"proof of {len(papers)} addenda", lambda: prove_documents(parts, actor, papers, at))
        _fill(served, sample.school, PRINTED)
        _told(
            f"{PRINTED} lines as .pdf, in volumes",
            lambda: print_register(parts, actor, "od", at.year, at, kind="pdf"),
        )
        _fill(served, sample.school, LINES - PRINTED)
        _told(f"{LINES} lines as .xlsx", lambda: export_journal(parts, actor, journal.Query(), at))
        _told(f"{LINES} lines as .docx", lambda: print_register(parts, actor, "od", at.year, at))
        with served.uow() as uow:
            count = audit_chain.verify(uow.session).count
            _told(f"the chain of {count} rows verified", lambda: audit_chain.verify(uow.session))
        served.close()


if __name__ == "__main__":
    main()
