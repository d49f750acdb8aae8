"""«Готовность»: the matrix of a school year's papers, narrowed and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from registry import readiness
from registry.readiness import OPEN, Cell, PairRowOf
from registry.reference.papers_needed import NeededPaper, papers_needed
from registry.search import search_key
from service.access import Actor
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the matrix is looked at. ``state`` "open" is everything that is not yet as it should be."""

    state: str = ""
    paper: str = ""
    department: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperCount:
    """One column in numbers, by state."""

    paper: NeededPaper
    by_state: dict[str, int]

    @property
    def needed(self) -> int:
        return sum(self.by_state.values()) - self.by_state.get("not_needed", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One paper of one pair, as the list of what is to be done has it."""

    row: PairRowOf
    cell: Cell


@dataclass(frozen=True, slots=True)
class Readiness:
    """The matrix of a year: its rows narrowed, the counts of all of it, and what cannot be looked for."""

    year: tuple[date, date]
    papers: tuple[NeededPaper, ...]
    rows: tuple[PairRowOf, ...]
    counts: tuple[PaperCount, ...]
    departments: tuple[str, ...]
    without_form: tuple[str, ...]
    total: int

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(Line(row, cell) for row in self.rows for cell in row.cells)

    @property
    def percent(self) -> int | None:
        """How much of what is needed is there."""
        needed = sum(one.needed for one in self.counts)
        present = sum(one.by_state.get("present", 0) for one in self.counts)
        return round(100 * present / needed) if needed else None


def read_readiness(
    parts: Parts, actor: Actor, wanted: Wanted, at: datetime, year: tuple[date, date] | None = None
) -> Readiness:
    """Raises Forbidden. Without a ``year`` it is that of the day."""
    actor.require("view_school", actor.organisation_id)
    chosen = year or readiness.school_year(at.date())
    types = frozenset(parts.catalog)
    with parts.reading(actor, at) as uow:
        rows = readiness.matrix(uow, actor.organisation_id, chosen, at.date(), types)
    papers = readiness.checked_papers(types)
    return Readiness(
        chosen,
        papers,
        tuple(_narrowed(rows, wanted)),
        tuple(PaperCount(paper, _counted(rows, n)) for n, paper in enumerate(papers)),
        tuple(sorted({row.department for row in rows if row.department})),
        tuple(paper.title for paper in papers_needed() if paper not in papers),
        len(rows),
    )


def is_wanted(cell: Cell, wanted: Wanted) -> bool:
    """Whether the cell answers the state and the paper looked for."""
    states = OPEN if wanted.state == "open" else {wanted.state}
    return (not wanted.state or cell.state in states) and wanted.paper in ("", cell.paper.type_id)


def _narrowed(rows: tuple[PairRowOf, ...], wanted: Wanted) -> list[PairRowOf]:
    """The rows of the department and the mentor's name, that have a cell which answers the rest."""
    begins = search_key(wanted.text)
    return [
        row
        for row in rows
        if wanted.department in ("", row.department)
        and search_key(row.mentor).startswith(begins)
        and any(is_wanted(cell, wanted) for cell in row.cells)
    ]


def _counted(rows: tuple[PairRowOf, ...], place: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        state = row.cells[place].state
        found[state] = found.get(state, 0) + 1
    return found
