"""A pair's papers as a line of time: what was issued, what became of it, what is missing and what is late.

And the events that may happen to the pair now. It knows no type by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from registry import document_links, journal, package_conditions, pair_endings, stale_papers
from registry.document_links import Link
from registry.journal import Record
from registry.reference.events import Event, event, events, name_of_type
from registry.snapshot import Pair
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.package_set import Plan, PlannedPaper
from service.operations.plan_package import plan_of_pair
from service.parts import Parts

BEGINNING, END, AMENDMENT = "fix_pair", "finish", "amend"

StoryState = Literal["in_force", "changed", "ended", "void", "missing", "overdue", "unsigned"]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One paper in the line of time; without ``record`` it is missing, and ``on`` is the day it is due."""

    on: date
    title: str
    state: StoryState
    record: Record | None = None
    changes: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class EventNow:
    """An event of the pair, and why it cannot happen; empty when it can."""

    event: Event
    button: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class PairStory:
    lines: tuple[StoryLine, ...]
    events: tuple[EventNow, ...]
    predecessor_id: int | None
    successor_id: int | None


def pair_story(uow: UnitOfWork, parts: Parts, actor: Actor, pair: Pair, today: date) -> PairStory:
    """The pair's papers by their days, and what may happen to it."""
    plan = plan_of_pair(uow, parts, actor, event(BEGINNING), pair, today) if _is_live(pair) else None
    lines = [*_issued(uow, pair), *(_missing(plan, pair, today) if plan else ()), *_late_end(pair, today)]
    return PairStory(
        tuple(sorted(lines, key=lambda one: (one.on, one.record is None))),
        tuple(_events(uow, parts, actor, pair, plan, today)),
        pair_endings.predecessor_of(uow.session, pair.id),
        pair_endings.taken_over_by(uow.session, pair.id),
    )


def school_events(parts: Parts, actor: Actor) -> tuple[EventNow, ...]:
    """The events of the whole school that this role may begin, or why not."""
    if not actor.may("issue"):
        return ()
    found = (one for one in events() if one.about == "organisation")
    return tuple(EventNow(one, one.button, _why_not(one, parts, actor)) for one in found)


def _is_live(pair: Pair) -> bool:
    return pair.status in ("draft", "active")


def _issued(uow: UnitOfWork, pair: Pair) -> Iterator[StoryLine]:
    papers = journal.of_pair(uow.session, pair.id)
    changes = document_links.changes_of(uow.session, [one.id for one in papers])
    for record in papers:
        found = tuple(one for one in changes.get(record.id, ()) if one.pair_id in (None, pair.id))
        yield StoryLine(record.dated, record.title, _state(record, found), record, found)


def _state(record: Record, changes: tuple[Link, ...]) -> StoryState:
    if record.status == "void":
        return "void"
    if any(one.kind in document_links.ENDING for one in changes):
        return "ended"
    return "changed" if changes else "in_force"


def _missing(plan: Plan, pair: Pair, today: date) -> Iterator[StoryLine]:
    """What the beginning of the pair still asks for, on the day it is due."""
    for paper in plan.papers:
        if paper.state not in ("make", "waits", "other_role", "unsigned"):
            continue
        due = _due(paper, pair)
        if due is not None:
            yield StoryLine(due, _named(paper), "overdue" if due < today else "missing")


def _named(paper: PlannedPaper) -> str:
    return f"{paper.title}: {paper.about}" if paper.missing is not None else paper.title


def _due(paper: PlannedPaper, pair: Pair) -> date | None:
    word, _, days = paper.rule.due.partition("+")
    base = {"start": pair.starts_on, "end": pair.ends_on, "order": pair.order.date if pair.order else None}
    found = base.get(word) or (pair.starts_on if word == "order" else None)
    return found + timedelta(days=int(days or 0)) if found else None


def _late_end(pair: Pair, today: date) -> Iterator[StoryLine]:
    """The period is over, and nothing has closed the pair."""
    if pair.status != "active" or pair.ends_on >= today:
        return
    for rule in event(END).papers:
        if not package_conditions.unmet(rule.when, pair, today):
            yield StoryLine(pair.ends_on, name_of_type(rule.type), "overdue")


def _events(
    uow: UnitOfWork, parts: Parts, actor: Actor, pair: Pair, plan: Plan | None, today: date
) -> Iterator[EventNow]:
    if not actor.may("issue"):
        return
    for one in events():
        if one.about != "pair" or pair.status not in one.statuses:
            continue
        if package_conditions.unmet(one.when, pair, today):
            continue
        if one.id == BEGINNING:
            if plan is not None and plan.applies:
                yield EventNow(one, one.button if pair.order is None else "Выпустить недостающие документы")
        elif one.id != AMENDMENT or stale_papers.papers_needed(uow.session, pair.id, today):
            yield EventNow(one, one.button, _why_not(one, parts, actor))


def _why_not(found: Event, parts: Parts, actor: Actor) -> str:
    """A form that is not there, or the step that another role issues."""
    gone = [name_of_type(one) for one in found.needs if one not in parts.catalog]
    if gone:
        return f"в каталоге ещё нет формы «{gone[0]}»"
    steps = [parts.catalog.get(one.type) for one in found.papers if one.step]
    if any(one is not None and actor.role not in one.manifest.roles for one in steps):
        return "приказ выпускает сотрудник с другой ролью"
    return ""
