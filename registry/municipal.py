"""A municipality's schools as counts: nothing of any person, small groups hidden.

Every count of people or pairs that leaves this module has been through ``registry/suppression.py``: a hidden
one is None. Percentages are of papers and of items of plans, not of people. It asks nothing of the database
itself: ``registry/municipal_counts.py`` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from registry.municipal_counts import Raw, asked_papers, read_counts
from registry.reference.papers_needed import NeededPaper
from registry.suppression import LEAST, Line, hidden, hidden_in_column

CellKey = tuple[str, int, str]
TOTAL = 0
"""The id that stands for all schools together: no organisation has it."""

Count = int | None


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A school in numbers; a None among ``counts`` is hidden. ``plan``, ``ready``: percent, None: unknown."""

    organisation_id: int
    name: str
    counts: Mapping[str, Count]
    issued: int
    plan: int | None
    overdue: int
    ready: int | None
    has_report: bool


@dataclass(frozen=True, slots=True)
class MunicipalCounts:
    """The schools, all of them together (``total``), and the live pairs by form of mentoring."""

    schools: tuple[SchoolLine, ...]
    total: Mapping[str, Count]
    issued: int
    by_form: tuple[tuple[str, Count], ...]
    reported: int

    @property
    def has_hidden(self) -> bool:
        rows = [line.counts for line in self.schools] + [self.total, dict(self.by_form)]
        return any(count is None for row in rows for count in row.values())


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """One school: its line, its fixed pairs by form, and how ready each paper is, in percent."""

    line: SchoolLine
    by_form: tuple[tuple[str, Count], ...]
    papers: tuple[tuple[str, int | None], ...]


def counts(
    session: Session, municipality_id: int, on: date, types: frozenset[str], report_type: str = ""
) -> MunicipalCounts:
    """Every school of the municipality as of a day. ``types``: the types of papers there are forms for.

    ``report_type``: of the paper by which a school tells its figures for the municipal report.
    """
    raw = read_counts(session, municipality_id, on, types, report_type)
    covered = _covered(raw)
    lines = tuple(_line(raw, covered, one) for one in raw.names)
    by_form = tuple(
        (raw.form_titles[form], _shown(_form_totals(raw)[form], ("form", TOTAL, form) in covered))
        for form in _forms(raw)
    )
    return MunicipalCounts(
        lines, _columns(raw, covered, TOTAL), sum(raw.issued.values()), by_form, len(raw.reported)
    )


def card(
    session: Session,
    municipality_id: int,
    school_id: int,
    on: date,
    types: frozenset[str],
    report_type: str = "",
) -> SchoolCard:
    """One school of the same table: what is hidden there is hidden here. KeyError for a strange school."""
    raw = read_counts(session, municipality_id, on, types, report_type, only=school_id)
    covered = _covered(raw)
    by_form = tuple(
        (raw.form_titles[form], _shown(raw.forms[school_id, form], ("form", school_id, form) in covered))
        for form in _forms(raw)
        if (school_id, form) in raw.forms
    )
    papers = tuple((paper.title, _percent_of(raw, school_id, paper)) for paper in asked_papers(types))
    return SchoolCard(_line(raw, covered, school_id), by_form, papers)


# What is hidden.


def _covered(raw: Raw) -> frozenset[CellKey]:
    """Every column by itself; the fixed pairs together with their forms, for those are parts of them."""
    found: set[CellKey] = set()
    for name, values in raw.columns.items():
        if name != "active":
            column = {("column", one, name): values.get(one, 0) for one in raw.names}
            total = ("column", TOTAL, name)
            found |= hidden_in_column(column | {total: sum(column.values())}, total)
    return frozenset(found | _covered_forms(raw))


def _covered_forms(raw: Raw) -> frozenset[CellKey]:
    """A school by form, with the sums of schools (a column of their own) and of forms."""
    schools, forms = list(raw.names), _forms(raw)
    active, totals = raw.columns["active"], _form_totals(raw)
    table = {("form", one, form): raw.forms.get((one, form), 0) for one in schools for form in forms}
    table |= {("column", one, "active"): active.get(one, 0) for one in schools}
    table |= {("form", TOTAL, form): totals[form] for form in forms}
    grand = ("column", TOTAL, "active")
    table[grand] = sum(totals.values())
    lines = [Line([("form", one, form) for form in forms], ("column", one, "active")) for one in schools]
    lines += [Line([("form", one, form) for one in schools], ("form", TOTAL, form)) for form in forms]
    lines += [Line([("column", one, "active") for one in schools], grand)]
    lines += [Line([("form", TOTAL, form) for form in forms], grand)]
    return hidden(table, lines)


def _forms(raw: Raw) -> list[str]:
    return sorted({form for _, form in raw.forms}, key=lambda form: raw.form_titles[form])


def _form_totals(raw: Raw) -> dict[str, int]:
    found: dict[str, int] = {}
    for (_, form), count in raw.forms.items():
        found[form] = found.get(form, 0) + count
    return found


def _shown(count: int, is_hidden: bool) -> Count:
    return None if is_hidden else count


def _columns(raw: Raw, covered: frozenset[CellKey], one: int) -> dict[str, Count]:
    return {
        name: _shown(
            sum(values.values()) if one == TOTAL else values.get(one, 0), ("column", one, name) in covered
        )
        for name, values in raw.columns.items()
    }


def _line(raw: Raw, covered: frozenset[CellKey], one: int) -> SchoolLine:
    due, done, overdue = raw.plans.get(one, (0, 0, 0))
    needed = sum(count for (school, _), count in raw.needed.items() if school == one)
    present = sum(count for (school, _), count in raw.present.items() if school == one)
    return SchoolLine(
        one,
        raw.names[one],
        _columns(raw, covered, one),
        raw.issued.get(one, 0),
        round(100 * done / due) if due else None,
        overdue,
        round(100 * present / needed) if needed >= LEAST else None,
        one in raw.reported,
    )


def _percent_of(raw: Raw, one: int, paper: NeededPaper) -> int | None:
    """Of fewer than five pairs not even the percentage is told."""
    needed = raw.needed.get((one, paper.type_id), 0)
    present = raw.present.get((one, paper.type_id), 0)
    return round(100 * present / needed) if needed >= LEAST else None
