"""The indicators of a school, or of several, as of a day: the table of indicators filled by the counts.

What the registry does not hold stays unknown here; a paper's typed answers fill it (``Indicators.told``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from registry import organisations
from registry.at_work import year_before
from registry.indicator_counts import COUNTS, NOTES, UNKNOWN_BEFORE, ordered_pairs
from registry.indicator_cuts import BY_SCHOOL, CUTS
from registry.indicator_facts import Cut, Indicator, Indicators, Measure, SchoolNumbers
from registry.reference.indicators import IndicatorRow, indicator_rows
from registry.suppression import hidden_in_column

TOTAL = 0
"""The id that stands for all schools together: no organisation has it."""


def of_school(session: Session, school_id: int, on: date) -> Indicators:
    """Every indicator of one school on a day and a year before."""
    return _indicators(session, (school_id,), on, "school")


def of_organisation(session: Session, organisation_id: int, on: date) -> Indicators:
    """Of a school its own; of a municipality those of its schools together, and each school in numbers."""
    below = [one for one in organisations.within(session, organisation_id) if one != organisation_id]
    if not below:
        return of_school(session, organisation_id, on)
    names = dict(organisations.schools(session, organisation_id, on))
    return replace(of_schools(session, below, on), schools=_each_school(session, below, names, on))


def _each_school(
    session: Session, schools: Sequence[int], names: Mapping[int, str], on: date
) -> tuple[SchoolNumbers, ...]:
    """Every column with its small counts hidden, and those by which the total would tell them."""
    columns = [_shown(counted(session, schools, on), schools) for counted in BY_SCHOOL]
    ordered = sorted(schools, key=lambda one: (names.get(one, ""), one))
    pairs, mentors, mentees = columns
    return tuple(SchoolNumbers(names.get(one, ""), pairs[one], mentors[one], mentees[one]) for one in ordered)


def _shown(counted: Mapping[int, int], schools: Sequence[int]) -> dict[int, int | None]:
    column = {one: counted.get(one, 0) for one in schools}
    covered = hidden_in_column(column | {TOTAL: sum(column.values())}, TOTAL)
    return {one: None if one in covered else count for one, count in column.items()}


def of_schools(session: Session, school_ids: Sequence[int], on: date) -> Indicators:
    """The same of several schools together, with the indicators that a municipality alone has."""
    return _indicators(session, tuple(school_ids), on, "municipality")


def _indicators(session: Session, schools: tuple[int, ...], on: date, level: str) -> Indicators:
    before = year_before(on)
    rows = [row for row in indicator_rows() if level == "municipality" or row.level == "school"]
    names = {name for row in rows for name in (row.part, row.whole) if name}
    now = {name: COUNTS[name](session, schools, on) for name in names}
    then = {name: COUNTS[name](session, schools, before) for name in names - UNKNOWN_BEFORE}
    items = tuple(
        _indicator(row, now, then, _cuts(session, schools, on, row), _note(session, schools, on, row))
        for row in rows
    )
    return Indicators(on, before, items, ordered_pairs(session, schools, on))


def _indicator(
    row: IndicatorRow, now: dict[str, int], then: dict[str, int], cuts: tuple[Cut, ...], note: str
) -> Indicator:
    return Indicator(
        code=row.code,
        title=row.title,
        formula=row.formula,
        source=row.source,
        short=row.short,
        unit=row.unit,
        target=row.target,
        historical=row.historical,
        certain=row.certain,
        now=Measure(_known(now, row.part), _known(now, row.whole)),
        before=Measure(_known(then, row.part), _known(then, row.whole)),
        asks_part=row.asks_part,
        asks_whole=row.asks_whole,
        by=row.by,
        people=row.people,
        cut_only=row.cut_only,
        cuts=cuts,
        note=note,
    )


def _known(counts: dict[str, int], name: str) -> Decimal | None:
    return Decimal(counts[name]) if name in counts else None


def _cuts(session: Session, schools: tuple[int, ...], on: date, row: IndicatorRow) -> tuple[Cut, ...]:
    if not row.cut:
        return ()
    return tuple(Cut(title, count) for title, count in CUTS[row.cut](session, schools, on).items())


def _note(session: Session, schools: tuple[int, ...], on: date, row: IndicatorRow) -> str:
    """Whom the count leaves out because the registry lacks a fact; empty where it leaves out nobody."""
    found = next((NOTES[name] for name in (row.whole, row.part) if name in NOTES), None)
    left_out = found[0](session, schools, on) if found else 0
    return f"не учтено {found[1]}: {left_out}" if found and left_out else ""
