"""Which papers a pair must have, as rows of TOML beside this module."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FILE = Path(__file__).with_name("papers_needed.toml")
_AFTER_ORDER = re.compile(r"order\+(\d+)")

Scope = Literal["", "mentor", "adult_mentees", "minors", "strangers"]


@dataclass(frozen=True, slots=True)
class NeededPaper:
    """A row: a column of the matrix. ``types`` are those any of which is the paper; ``days`` of "order+N"."""

    type_id: str
    types: tuple[str, ...]
    short: str
    title: str
    when: tuple[str, ...]
    consent: str
    scope: Scope
    otherwise: str
    after: str
    due: Literal["start", "end", "order"]
    days: int
    why: str
    act: str
    certain: bool


@cache
def papers_needed() -> tuple[NeededPaper, ...]:
    """Every paper of the table, in its order. Raises ValueError for a day nobody knows."""
    return tuple(_paper(row) for row in tomllib.loads(_FILE.read_text("utf-8"))["paper"])


def _paper(row: dict[str, Any]) -> NeededPaper:
    after_order = _AFTER_ORDER.fullmatch(row["due"])
    if not after_order and row["due"] not in ("start", "end"):
        raise ValueError(f"{row['type']}: {row['due']}")
    return NeededPaper(
        type_id=row["type"],
        types=tuple(row.get("types", (row["type"],))),
        short=row["short"],
        title=row["title"],
        when=tuple(row.get("when", ())),
        consent=row.get("consent", ""),
        scope=row.get("of", ""),
        otherwise=row.get("otherwise", ""),
        after=row.get("after", ""),
        due="order" if after_order else row["due"],
        days=int(after_order[1]) if after_order else 0,
        why=row["why"],
        act=row.get("act", ""),
        certain=row.get("certain", True),
    )
