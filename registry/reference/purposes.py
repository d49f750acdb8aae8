"""What a person may agree to: the purposes of consents, their norms, and what a withdrawal sets in motion.

The table is data; nothing here knows who agreed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FILE = Path(__file__).with_name("consent_purposes.toml")

PERSONAL_DATA = "pd_processing"
DISSEMINATION = "pd_dissemination"
PARTICIPATION = "participation"
MENTOR_WORK = "mentor_work"
BEING_MENTORED = "being_mentored"
PSYCHOLOGY = "psychology"
HEALTH = "pd_special"


@dataclass(frozen=True, slots=True)
class WithdrawalTask:
    """What must be done after a withdrawal, and within how many days.

    ``each``: once for each such thing; ``paper``: the type of the paper it is done by.
    """

    kind: str
    title: str
    days: int
    working: bool = False
    each: Literal["", "resource", "recipient"] = ""
    paper: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose of consents: one paper, one purpose.

    ``agreed_to``: in the accusative, after «согласие на». ``itemised``: answered «да» or «нет» item by item.
    ``kept``: what the law keeps after a withdrawal; ``withdrawn_by``: the type of the withdrawal's paper.
    """

    code: str
    title: str
    short: str
    agreed_to: str
    pair: Literal["required", "never"]
    acts: tuple[str, ...]
    tasks: tuple[WithdrawalTask, ...]
    kept: str
    withdrawn_by: str = ""
    itemised: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """Something of a person that may be spread or not; ``words`` of the forms print it."""

    code: str
    title: str
    words: tuple[str, ...]


@cache
def purposes() -> dict[str, Purpose]:
    """Every purpose by its code, in the order of the table."""
    return {row["code"]: _purpose(row) for row in _table()["purpose"]}


@cache
def items() -> dict[str, Item]:
    """What may be spread or not, by its code, in the order of the table."""
    rows = _table()["item"]
    return {row["code"]: Item(row["code"], row["title"], tuple(row["words"])) for row in rows}


def titles() -> dict[str, str]:
    return {code: purpose.title for code, purpose in purposes().items()}


def title_of(code: str) -> str:
    """The title of a purpose; the code itself for one that the table no longer has."""
    found = purposes().get(code)
    return found.title if found else code


def _purpose(row: dict[str, Any]) -> Purpose:
    tasks = tuple(WithdrawalTask(**task) for task in row["tasks"])
    return Purpose(**(row | {"tasks": tasks, "acts": tuple(row["acts"])}))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))
