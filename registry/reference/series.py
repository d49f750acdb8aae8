"""The journals a school begins with, as rows of data: their titles, how their numbers look, how long they are
kept.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("series.toml")


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """One journal: ``title`` is what its papers are, ``journal`` what the register itself is called.

    ``certain`` is False where the term of keeping is to be checked in the text of the act.
    """

    code: str
    title: str
    journal: str
    pattern: str
    retention: str
    basis: str
    certain: bool


@cache
def all_series() -> tuple[SeriesFacts, ...]:
    """Every journal, in the order of the table."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(SeriesFacts(**row) for row in table["series"])


def series_of(code: str) -> SeriesFacts | None:
    """The journal of this code; None for one that a school keeps of its own accord."""
    return next((one for one in all_series() if one.code == code), None)
