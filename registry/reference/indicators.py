"""The indicators of mentoring, as rows of TOML beside this module: which there are, never how much."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from registry.indicator_facts import Unit

_FILE = Path(__file__).with_name("indicators.toml")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of the table; the meaning of its keys stands at the head of the file."""

    code: str
    title: str
    formula: str
    source: str
    short: str = ""
    unit: Unit = "share"
    target: int | None = None
    historical: bool = False
    certain: bool = True
    part: str = ""
    whole: str = ""
    asks_part: str = ""
    asks_whole: str = ""
    cut: str = ""
    by: str = ""
    people: bool = True
    cut_only: bool = False
    level: Literal["school", "municipality"] = "school"
    on: bool = True


@cache
def indicator_rows() -> tuple[IndicatorRow, ...]:
    """Every indicator that is switched on, in the order of the table. Raises TypeError for an unknown key."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["indicator"]
    return tuple(row for row in (IndicatorRow(**one) for one in rows) if row.on)


def asked() -> frozenset[str]:
    """The questions by which papers give what the registry does not hold."""
    named = (name for row in indicator_rows() for name in (row.asks_part, row.asks_whole))
    return frozenset(name for name in named if name)
