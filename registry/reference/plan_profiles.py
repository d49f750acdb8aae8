"""The families of road maps, and the papers an activity makes, as rows of TOML beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_WORD = re.compile(r"[а-яёa-z]+")


@dataclass(frozen=True, slots=True)
class ProfileStage:
    """A stage a new plan begins with, and the months when schools usually go through it."""

    title: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanProfile:
    """A family: its title, the title of a plan of it, its act, its columns and its stages."""

    id: str
    title: str
    plan_title: str
    act: str
    marks: tuple[str, ...]
    columns: tuple[str, ...]
    stages: tuple[ProfileStage, ...]


@cache
def profiles() -> dict[str, PlanProfile]:
    """Every family by its id, in the order of the table."""
    rows = tomllib.loads((_HERE / "plan_profiles.toml").read_text("utf-8"))["profile"]
    return {row["id"]: _profile(row) for row in rows}


def profile_of(stage_titles: Iterable[str], heading: str) -> str:
    """The family a plan belongs to: by its heading, else by the stages most alike; never none.

    A heading of a municipality decides alone: its map may list the stages of any family.
    """
    text = _plain(heading)
    found = profiles()
    if any(mark in text for mark in found["municipal"].marks):
        return "municipal"
    titles = [_words(title) for title in stage_titles if title]
    scores = {
        profile.id: sum(_alike(title, profile) for title in titles)
        + sum(mark in text for mark in profile.marks) / 10
        for profile in found.values()
        if profile.id != "municipal"
    }
    return max(scores, key=lambda one: scores[one])


def papers_of(text: str) -> tuple[str, ...]:
    """The types of papers that an activity of this text makes, by the table; none for most."""
    words = _words(text)
    found = (
        paper
        for groups, papers in _papers()
        for paper in papers
        if any(all(any(word.startswith(part) for word in words) for part in group) for group in groups)
    )
    return tuple(dict.fromkeys(found))


def _alike(title: frozenset[str], profile: PlanProfile) -> float:
    """How much of the stage's words one of the profile's stages shares, at best."""
    shares = (
        len(title & other) / len(title | other) for other in (_words(stage.title) for stage in profile.stages)
    )
    return max(shares, default=0.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(_plain(text)) if len(word) > 2)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


@cache
def _papers() -> tuple[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]], ...]:
    rows = tomllib.loads((_HERE / "plan_papers.toml").read_text("utf-8"))["row"]
    return tuple((tuple(tuple(group) for group in row["words"]), tuple(row["papers"])) for row in rows)


def _profile(row: dict[str, Any]) -> PlanProfile:
    stages = tuple(ProfileStage(one["title"], tuple(one["months"])) for one in row["stages"])
    return PlanProfile(
        id=str(row["id"]),
        title=str(row["title"]),
        plan_title=str(row["plan_title"]),
        act=str(row["act"]),
        marks=tuple(row["marks"]),
        columns=tuple(row["columns"]),
        stages=stages,
    )
