"""The plan a pair's programme begins with, by the form of mentoring, dated by the pair's own period.

A plan says of a man, of a woman and of a group what fits each; all three wordings stand in the file.
"""

from __future__ import annotations

import re
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
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_WHOLE = "в течение периода программы"
_WORDINGS = re.compile(r"\[([^|\]]*)\|([^|\]]*)\|([^\]]*)\]")
_PLACES = {"m": 1, "f": 2, "p": 3}
_REVERSIVE = {("teacher_teacher", "реверсивное"): "reversive"}
"""Kinds of a form that have a plan of their own: in a reversive pair both teach each other."""


@cache
def _plans() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def default_programme(
    form_code: str, starts_on: date, ends_on: date, request: str = "", *, kind: str = "", mentees: str = "m"
) -> NewProgramme:
    """The programme of a form for a period, worded for a man («m»), a woman («f») or a group («p»).

    ``kind`` is the kind of the pair («реверсивное»). Raises KeyError for a form without a plan.
    """
    plan = _worded(_plans()[_REVERSIVE.get((form_code, kind), form_code)], _PLACES[mentees])
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


def _worded(text: Any, place: int) -> Any:
    """The plan with «[он|она|они]» settled everywhere in it."""
    if isinstance(text, str):
        return _WORDINGS.sub(lambda match: match[place], text)
    if isinstance(text, list):
        return [_worded(one, place) for one in text]
    if isinstance(text, dict):
        return {key: _worded(one, place) for key, one in text.items()}
    return text


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
    return _spelled(runs)


def _months_between(starts_on: date, ends_on: date) -> Iterator[tuple[int, int]]:
    last = _ordinal((ends_on.year, ends_on.month))
    for ordinal in range(_ordinal((starts_on.year, starts_on.month)), last + 1):
        yield ordinal // 12, ordinal % 12 + 1


def _ordinal(month: tuple[int, int]) -> int:
    return month[0] * 12 + month[1] - 1


def _spelled(runs: list[list[tuple[int, int]]]) -> str:
    """A year is named once, after the last of its months: «октябрь, декабрь 2026 г., февраль 2027 г.»."""
    months = [month for run in runs for month in (run[0], run[-1])]
    words = []
    for place, run in enumerate(runs):
        first, last = run[0], run[-1]
        following = months[place * 2 + 2] if place + 1 < len(runs) else None
        end = _MONTHS[last[1] - 1] + ("" if following and following[0] == last[0] else f" {last[0]} г.")
        start = _MONTHS[first[1] - 1] + ("" if first[0] == last[0] else f" {first[0]} г.")
        words.append(end if first == last else f"{start} – {end}")
    return ", ".join(words)
