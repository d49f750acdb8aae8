"""A plan as its page shows it: a year of it, whose it is, what is overdue, how much is done. Asks nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry.plan_facts import Plan, PlanItem, PlanStage, Point, Responsible
from registry.plan_points import plan_years
from registry.plan_responsible import roles, roles_of_account
from registry.search import search_key
from service.access import Actor

MINE = "mine"
STATES = {
    "open": "Не сделано",
    "overdue": "Просрочено",
    "soon": "Срок в ближайшие 30 дней",
    "done": "Выполнено",
}
SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the plan is looked at: whose items, in which state, of which year (by number; 0 is all)."""

    who: str = ""
    state: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How many times of items are done, of how many; and of those due so far."""

    total: int
    done: int
    due: int
    due_done: int
    overdue: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.due_done / self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with those of its times that are looked at."""

    item: PlanItem
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ShownStage:
    """A stage with its items that answer the choice; its progress counts all of them."""

    stage: PlanStage
    items: tuple[ShownItem, ...]
    progress: Progress


def shown_stages(plan: Plan, chosen: Chosen, actor: Actor, today: date) -> list[ShownStage]:
    """Stages with nothing to show are left out, unless nothing was chosen."""
    found = []
    for stage in plan.stages:
        items = tuple(_items(plan, stage, chosen, actor, today))
        if items or not (chosen.who or chosen.state):
            found.append(ShownStage(stage, items, progress(stage.items, today)))
    return found


def progress(items: Iterable[PlanItem], today: date) -> Progress:
    """What is not needed any more is not counted."""
    points = [point for item in items for point in item.points if point.status != "cancelled"]
    due = [point for point in points if point.due_on is not None and point.due_on <= today]
    return Progress(
        len(points),
        sum(point.status == "done" for point in points),
        len(due),
        sum(point.status == "done" for point in due),
        sum(point.is_overdue_on(today) for point in points),
    )


def years_of(plan: Plan) -> list[tuple[int, str]]:
    """The plan's years to choose from, by number; none of a plan of one year."""
    spans = list(plan_years(plan.starts_on, plan.ends_on))
    if len(spans) < 2:
        return []
    return [(n, _year_title(first, last)) for n, (first, last) in enumerate(spans, start=1)]


def current_year(plan: Plan, today: date) -> int:
    """The number of the year today lies in; the first before the plan, the last after it; 0 of one year."""
    spans = list(plan_years(plan.starts_on, plan.ends_on))
    if len(spans) < 2:
        return 0
    return next((n for n, (_, last) in enumerate(spans, start=1) if today <= last), len(spans))


def everybody(plan: Plan) -> list[tuple[str, str]]:
    """Everyone who answers for something, to choose from: roles by title, the rest by their words."""
    found: dict[str, str] = {}
    for item in plan.items:
        for one in item.responsible:
            key = one.role or search_key(one.words)
            found.setdefault(key, roles()[one.role].title if one.role else one.words)
    return sorted(found.items(), key=lambda pair: search_key(pair[1]))


def is_of(one: Responsible, who: str, actor: Actor) -> bool:
    """Whether somebody responsible is the one looked for; «моё» goes by the account's role and name."""
    if who != MINE:
        return who in (one.role, search_key(one.words))
    if one.role and one.role in roles_of_account(actor.role):
        return True
    surname = actor.display_name.split()[0] if actor.display_name.split() else ""
    return bool(surname) and search_key(surname) in search_key(one.words).split()


def _items(plan: Plan, stage: PlanStage, chosen: Chosen, actor: Actor, today: date) -> Iterator[ShownItem]:
    bounds = list(plan_years(plan.starts_on, plan.ends_on))
    year = bounds[chosen.year - 1] if 0 < chosen.year <= len(bounds) else None
    for item in stage.items:
        if chosen.who and not any(is_of(one, chosen.who, actor) for one in item.responsible):
            continue
        points = tuple(
            point
            for point in item.points
            if _in_year(point, year, item) and _in_state(point, chosen.state, today)
        )
        if points or not chosen.state:
            yield ShownItem(item, points)


def _in_year(point: Point, year: tuple[date, date] | None, item: PlanItem) -> bool:
    """An item's only time is shown in every year: it is what the plan says of it."""
    if year is None or point.due_on is None or len(item.points) == 1:
        return True
    return year[0] <= point.due_on <= year[1]


def _in_state(point: Point, state: str, today: date) -> bool:
    is_open = point.status in ("planned", "in_progress")
    if state == "open":
        return is_open
    if state == "overdue":
        return point.is_overdue_on(today)
    if state == "soon":
        return is_open and point.due_on is not None and 0 <= (point.due_on - today).days <= SOON_DAYS
    return state == "" or point.status == "done"


def _year_title(first: date, last: date) -> str:
    return f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"
