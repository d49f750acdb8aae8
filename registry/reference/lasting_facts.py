"""Which facts a paper of a type goes on stating while it is in force, and how it is put right: data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FILE = Path(__file__).with_name("stated_facts.toml")


@dataclass(frozen=True, slots=True)
class LastingFacts:
    """Of a type: ``facts`` call for the new paper ``paper`` when they change, ``noted`` are only told.

    ``how`` the new paper treats the old one; ``event`` is that of the pair which makes it, empty when it is
    made alone.
    """

    id: str
    facts: tuple[str, ...]
    paper: str
    how: Literal["amend", "replace"]
    noted: tuple[str, ...] = ()
    event: str = ""

    @property
    def stated(self) -> frozenset[str]:
        return frozenset((*self.facts, *self.noted))


@cache
def lasting_facts() -> dict[str, LastingFacts]:
    """Type → what it states."""
    return {row["id"]: _read(row) for row in _table()["type"]}


def title_of(fact: str) -> str:
    """What a fact is called in Russian. KeyError for an unknown one."""
    titles: dict[str, str] = _table()["facts"]
    return titles[fact]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _read(row: dict[str, Any]) -> LastingFacts:
    told = {"facts": tuple(row["facts"]), "noted": tuple(row.get("noted", ()))}
    return LastingFacts(**(row | told))
