"""The plan a pair's programme begins with, by the form of mentoring, dated by the pair's own period."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from registry.programmes import NewProgramme
from registry.snapshot import Activity

_FILE = Path(__file__).with_name("programme_plans.toml")
_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_WHOLE = "в течение периода программы"


@cache
def _plans() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def default_programme(form_code: str, starts_on: date, ends_on: date, request: str = "") -> NewProgramme:
    """The programme of a form for a period. Raises KeyError for a form without a plan."""
    plan = _plans()[form_code]
    activities = tuple(
        Activity(
            ordinal,
            row["section"],
            row["title"],
            row["kind"],
            term_of_months(row["months"], starts_on, ends_on),
            row["responsible"],
            row["planned_result"],
        )
        for ordinal, row in enumerate(plan["rows"], start=1)
    )
    return NewProgramme(
        request, plan["goal"], tuple(plan["tasks"]), plan["expected_result"], plan["meetings"], activities
    )


def term_of_months(months: list[int], starts_on: date, ends_on: date) -> str:
    """«октябрь – декабрь 2026 г.»: those of ``months`` that fall into the period, in its order."""
    found = [month for month in _months_between(starts_on, ends_on) if month[1] in months]
    if not found:
        return _WHOLE
    runs = [[found[0]]]
    for month in found[1:]:
        if _ordinal(month) == _ordinal(runs[-1][-1]) + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(_spelled(run) for run in runs)


def _months_between(starts_on: date, ends_on: date) -> Iterator[tuple[int, int]]:
    for ordinal in range(
        _ordinal((starts_on.year, starts_on.month)), _ordinal((ends_on.year, ends_on.month)) + 1
    ):
        yield ordinal // 12, ordinal % 12 + 1


def _ordinal(month: tuple[int, int]) -> int:
    return month[0] * 12 + month[1] - 1


def _spelled(run: list[tuple[int, int]]) -> str:
    (first_year, first), (last_year, last) = run[0], run[-1]
    end = f"{_MONTHS[last - 1]} {last_year} г."
    if len(run) == 1:
        return end
    return f"{_MONTHS[first - 1]}{'' if first_year == last_year else f' {first_year} г.'} – {end}"
