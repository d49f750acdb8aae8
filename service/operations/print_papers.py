"""Several papers as one PDF to print at once, on both sides: each begins on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import docgen
from docgen.errors import DocgenError
from registry.errors import Conflict
from service.access import Actor
from service.errors import CannotPrint
from service.operations.several_papers import Papers
from service.operations.take_document import File, note_taken, paper_content, paper_name
from service.parts import Parts

MOST = 500
"""Papers in one file: a thousand sheets or so, and some fifteen seconds to make."""


def print_papers(parts: Parts, actor: Actor, papers: Papers, at: datetime) -> File:
    """Raises FileLost, Conflict when they are too many, CannotPrint naming every paper without a PDF."""
    if len(papers.records) > MOST:
        raise Conflict(
            f"В одном файле для печати бывает не больше {MOST} документов, а выбрано {len(papers.records)}: "
            "скачайте архив PDF и печатайте частями."
        )
    merged = docgen.merge_pdfs(list(_each(parts, papers)), title=papers.name)
    note_taken(parts, actor, papers.records, ["pdf"], at)
    return File(f"{papers.name}.pdf", merged)


def _each(parts: Parts, papers: Papers) -> Iterator[tuple[str, bytes]]:
    """Every paper under its name; all that cannot be made are told together, behind the last."""
    faults: list[str] = []
    for record in papers.records:
        try:
            yield paper_name(record), paper_content(parts, record, "pdf")
        except DocgenError as error:
            faults.append(f"№ {record.number}: {error.message}")
    if faults:
        raise CannotPrint(faults)
