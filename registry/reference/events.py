"""Events of mentoring as rows of data: which papers each makes, in which order, of which days.

It knows no form and no catalogue: a type is only its id. The rows and their keys stand in ``packages.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from registry.errors import NotFound

_FILE = Path(__file__).with_name("packages.toml")

LinkKind = Literal["amends", "replaces", "revokes", "based_on"]
Outcome = Literal["", "closed", "cancelled", "succeeded"]
Reason = Literal["", "refusal", "cancellation", "finished", "mentor_changed", "amended"]


@dataclass(frozen=True, slots=True)
class LinkRule:
    """What a paper does to another: ``whole`` is False when only to what that one says of this pair."""

    kind: LinkKind
    type: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day asked once for the whole set."""

    name: str
    label: str
    why: str
    default: str = ""
    not_before: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class PaperRule:
    """One paper of the set. ``of``: the pair itself or the one that takes its work over."""

    type: str
    dated: str
    when: tuple[str, ...] = ()
    of: Literal["pair", "successor"] = "pair"
    consent: bool = False
    step: bool = False
    anew: bool = False
    stale: bool = False
    due: str = ""
    fill: Mapping[str, str] = field(default_factory=dict)
    links: tuple[LinkRule, ...] = ()

    @property
    def undone(self) -> tuple[str, ...]:
        """The types whose papers in force the new one puts out of force."""
        return tuple(one.type for one in self.links if one.kind in ("replaces", "revokes"))


@dataclass(frozen=True, slots=True)
class Event:
    """What may happen, and the set of papers it makes."""

    id: str
    title: str
    button: str
    done: str
    description: str
    about: Literal["pair", "organisation"]
    statuses: tuple[str, ...]
    needs: tuple[str, ...]
    days: tuple[DayRule, ...]
    papers: tuple[PaperRule, ...]
    outcome: Outcome = ""
    reason: Reason = ""
    when: tuple[str, ...] = ()

    @property
    def gathers_consents(self) -> bool:
        return any(one.consent for one in self.papers)


@cache
def events() -> tuple[Event, ...]:
    """Every event, in the order of the table."""
    return tuple(_event(row) for row in _table()["event"])


def event(event_id: str) -> Event:
    """Raises NotFound when there is no such event."""
    found = next((one for one in events() if one.id == event_id), None)
    if found is None:
        raise NotFound("Такого события нет: выберите его кнопкой на странице пары.")
    return found


@cache
def asked_of_every_pair() -> frozenset[str]:
    """Types that a pair lacks while it has none: those of its beginning; others come with what happens."""
    return frozenset(one.type for one in events()[0].papers)


@cache
def made_by_events_alone() -> frozenset[str]:
    """Types that a pair has only when something happens to it: nobody misses them before."""
    pairs = (one for one in events() if one.about == "pair")
    return frozenset(one.type for event in pairs for one in event.papers) - asked_of_every_pair()


def name_of_type(type_id: str) -> str:
    """How a type is called while the catalogue has no form of it."""
    names: dict[str, str] = _table()["names"]
    return names.get(type_id, type_id)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _event(row: dict[str, Any]) -> Event:
    days = tuple(_day(told) for told in row.get("day", ()))
    papers = tuple(_paper(told) for told in row["paper"])
    told = {key: value for key, value in row.items() if key not in ("day", "paper")}
    told |= {name: tuple(row.get(name, ())) for name in ("statuses", "needs", "when")}
    return Event(days=days, papers=papers, **told)


def _day(told: dict[str, Any]) -> DayRule:
    return DayRule(**(told | {"not_before": tuple(told.get("not_before", ()))}))


def _paper(told: dict[str, Any]) -> PaperRule:
    links = tuple(LinkRule(**one) for one in told.get("links", ()))
    return PaperRule(**(told | {"when": tuple(told.get("when", ())), "links": links}))
