"""What rules look at besides the subject itself: a school's own acts, its other papers, a mentor's load.

Frozen, of the standard library only; part of the snapshot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registry.acts import Act, merged


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A paper in force that speaks of the same people or pairs, or of the school as a whole."""

    document_id: int
    type_id: str
    number: str
    date: date
    person_ids: tuple[int, ...] = ()
    pair_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """How many mentees a mentor has on the day, over all live pairs."""

    mentor_id: int
    mentees: int


@dataclass(frozen=True, slots=True)
class Law:
    """``papers``: those in force of the types that the asked rules look at, the oldest first.

    ``limits``: the numbers a school has set for rules, as (rule, number). ``off``: the rules it does not ask.
    """

    own_acts: tuple[Act, ...] = ()
    papers: tuple[RelatedPaper, ...] = ()
    loads: tuple[Load, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    off: tuple[str, ...] = ()

    @property
    def acts(self) -> Mapping[str, Act]:
        """The table of acts with the school's own laid over it."""
        return merged(self.own_acts)

    def of_type(self, *type_ids: str) -> tuple[RelatedPaper, ...]:
        return tuple(paper for paper in self.papers if paper.type_id in type_ids)

    def load_of(self, mentor_id: int) -> int:
        return next((load.mentees for load in self.loads if load.mentor_id == mentor_id), 0)

    def limit_of(self, rule_id: str) -> int | None:
        return dict(self.limits).get(rule_id)
