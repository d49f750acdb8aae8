"""The files a school keeps of its mentoring, as rows of data: index, title, how long and why."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("nomenclature.toml")


@dataclass(frozen=True, slots=True)
class CaseFileFacts:
    """One line of a nomenclature. ``series``: the journal whose papers are filed there, or nothing.

    ``certain`` is False where the term is to be checked in the text of the act.
    """

    code: str
    index: str
    title: str
    retention: str
    basis: str
    certain: bool
    series: str = ""


@cache
def case_files() -> tuple[CaseFileFacts, ...]:
    """Every line, in the order of the table."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(CaseFileFacts(**row) for row in table["file"])
