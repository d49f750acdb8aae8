"""Frozen facts of a plan (a road map, a programme): stages, items, terms, responsible, what is done.

The interface between the registry and the rest of the house, of plain dataclasses. It computes no dates:
``registry/plan_points.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

TermKind = Literal[
    "month", "months", "until", "date", "dates", "yearly", "whole_year", "separate_plan", "unknown"
]
PointStatus = Literal["planned", "in_progress", "done", "cancelled"]

POINT_STATUSES: dict[str, str] = {
    "planned": "запланировано",
    "in_progress": "выполняется",
    "done": "выполнено",
    "cancelled": "не требуется",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an item; ``words`` are the plan's own.

    Dated kinds hold ``starts_on`` and ``ends_on``; ``months`` are those of a term without a year or of a
    yearly one, in their order (a range is ``is_range``); ``day`` the last day within the month. A yearly
    term that also began («январь 2022, далее ежегодно») holds the beginning in ``starts_on``.
    """

    kind: TermKind
    words: str
    starts_on: date | None = None
    ends_on: date | None = None
    months: tuple[int, ...] = ()
    is_range: bool = False
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Responsible:
    """One who answers for an item: ``words`` are the plan's own, ``role`` an id of the table of roles."""

    words: str
    role: str = ""
    person_id: int | None = None
    has_left: bool = False  # The person was dismissed; told as of a day when the plan is read.


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list inside an item, and the lines below it."""

    text: str
    children: tuple[Entry, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The text and everything below it, in order."""
        yield self.text
        for child in self.children:
            yield from child.lines


@dataclass(frozen=True, slots=True)
class Point:
    """One time by which an item is to be done: a yearly item has one a year. No ``due_on``: no term."""

    id: int
    starts_on: date | None
    due_on: date | None
    status: PointStatus = "planned"
    done_on: date | None = None
    note: str = ""

    def is_overdue_on(self, day: date) -> bool:
        return self.due_on is not None and self.due_on < day and self.status in ("planned", "in_progress")


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One activity. ``term_words`` and ``responsible_words`` are the cells as the plan has them.

    ``shared``: the terms are those of a whole row of several activities, and the plan does not say which
    is whose; the latest of them then counts.
    """

    ordinal: int
    title: str
    id: int = 0
    number: str = ""
    content: tuple[Entry, ...] = ()
    result: str = ""
    term_words: str = ""
    terms: tuple[Term, ...] = ()
    shared: bool = False
    responsible_words: str = ""
    responsible: tuple[Responsible, ...] = ()
    document_types: tuple[str, ...] = ()
    reflects_id: int | None = None  # The item of the municipality's plan that this one carries out.
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStage:
    """A stage with its items; a plan without stages has one with an empty title.

    ``term_words``, ``responsible_words`` and ``result`` are the cells of the stage's own row.
    """

    ordinal: int
    title: str = ""
    id: int = 0
    number: str = ""
    goal: str = ""
    task: str = ""
    result: str = ""
    term_words: str = ""
    responsible_words: str = ""
    items: tuple[PlanItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the plan and by which act, as far as the plan tells; ``words`` is the mark itself."""

    words: tuple[str, ...] = ()
    kind: Literal["", "signature", "act", "attachment"] = ""
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class NewPlan:
    """All that is told of a plan at once. ``heading`` stands above the title and is no mark of approval."""

    profile: str
    title: str
    starts_on: date | None = None
    ends_on: date | None = None
    approval: Approval = field(default_factory=Approval)
    heading: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    stages: tuple[PlanStage, ...] = ()
    source_name: str = ""

    @property
    def items(self) -> Iterator[PlanItem]:
        return (item for stage in self.stages for item in stage.items)


@dataclass(frozen=True, slots=True)
class Plan(NewPlan):
    """A plan of the registry."""

    id: int = 0
    organisation_id: int = 0
    is_live: bool = True
