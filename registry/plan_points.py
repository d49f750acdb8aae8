"""When an item of a plan is due: its terms laid over the plan's period. It reads no words and no rows."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from registry.plan_facts import Term


@dataclass(frozen=True, slots=True)
class Span:
    """From a day (when the plan names one) to the day by which the thing is to be done."""

    starts_on: date | None
    due_on: date | None


UNDATED = Span(None, None)
_AUGUST, _SEPTEMBER = 8, 9


def spans(
    terms: Iterable[Term],
    starts_on: date | None,
    ends_on: date | None,
    *,
    since: date | None = None,
    shared: bool = False,
) -> tuple[Span, ...]:
    """Every time the terms ask for within the plan's period, in order; one undated span where none does.

    ``since``: the day the plan was approved; what comes every year is not asked for before it. ``shared``:
    of each year only the latest counts.
    """
    years = tuple(plan_years(starts_on, ends_on))
    found = {
        one.due_on: one
        for term in terms
        for one in _of_term(term, years)
        if not (term.ends_on is None and since and one.due_on and one.due_on < since)
    }
    ordered = [found[due] for due in sorted(day for day in found if day is not None)]
    if shared:
        ordered = _latest_of_years(ordered, years)
    return tuple(ordered) or (UNDATED,)


def plan_years(starts_on: date | None, ends_on: date | None) -> Iterator[tuple[date, date]]:
    """The years of a plan: calendar years, or school years from the first of September when it begins so."""
    if starts_on is None or ends_on is None:
        return
    first = starts_on
    while first <= ends_on:
        following = _add_year(first)
        yield first, min(following - timedelta(days=1), ends_on)
        first = following


def _add_year(day: date) -> date:
    """The next first of January, or of September where the plan begins before a school year."""
    month = _SEPTEMBER if day.month >= _AUGUST else 1
    return date(day.year + 1, month, 1)


def month_end(year: int, month: int, day: int | None = None) -> date:
    """The last day of a month, or the ``day`` of it when there is such."""
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day or last, last))


def _of_term(term: Term, years: tuple[tuple[date, date], ...]) -> Iterator[Span]:
    if term.kind in ("unknown", "separate_plan"):
        return
    if term.kind == "yearly":
        yield from _yearly(term, years)
    elif term.kind == "whole_year" and term.ends_on is None:
        yield from (Span(first, last) for first, last in years)
    elif term.ends_on is not None:
        yield Span(term.starts_on, term.ends_on)
    elif term.months:
        yield from _first(_in_months(term, years))


def _yearly(term: Term, years: tuple[tuple[date, date], ...]) -> Iterator[Span]:
    """Each year of the plan; what «далее ежегодно» began with is the first."""
    since = term.starts_on
    if since is not None and term.ends_on is not None:
        yield Span(since, term.ends_on)
    if not term.months:
        yield from (Span(first, last) for first, last in years if since is None or first > since)
        return
    for span in _in_months(term, years):
        if since is None or (span.due_on is not None and span.due_on.year > since.year):
            yield span


def _in_months(term: Term, years: tuple[tuple[date, date], ...]) -> Iterator[Span]:
    """The term's months inside every year of the plan: a range is one span, months apart are several."""
    runs = [term.months] if term.is_range else [(month,) for month in term.months]
    for first, last in years:
        for run in runs:
            due = _within(run[-1], term.day, first, last)
            if due is not None:
                yield Span(date(due.year - (run[0] > run[-1]), run[0], 1), due)


def _within(month: int, day: int | None, first: date, last: date) -> date | None:
    """The end of the month that lies between the days, whatever year that is."""
    for year in range(first.year, last.year + 1):
        if first <= date(year, month, 1) <= last:
            return month_end(year, month, day)
    return None


def _first(found: Iterator[Span]) -> Iterator[Span]:
    """A month named without a year is that of the plan's first year."""
    one = next(found, None)
    if one is not None:
        yield one


def _latest_of_years(ordered: list[Span], years: tuple[tuple[date, date], ...]) -> list[Span]:
    """The latest of each year; what lies outside of the period is kept once, by its last."""
    latest: dict[date | None, Span] = {}
    for span in ordered:
        due = span.due_on
        year = next((last for first, last in years if due is not None and first <= due <= last), None)
        latest[year] = span
    return list(latest.values())
