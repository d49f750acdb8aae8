"""Plan and fact of a road map as of a day, by stage and together, and what is late: of its points alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from registry.plan_facts import Plan, PlanItem, Point
from registry.snapshot import Subject
from templates_docx.vocabulary.word import Request, Word, in_print, read_words


@dataclass(frozen=True, slots=True)
class Progress:
    """Of a stage, or of the whole map: how many times things are to be done, are due, are done, are late."""

    title: str
    points: int
    due: int
    done: int
    late: int

    @property
    def percent(self) -> Decimal | None:
        if not self.due:
            return None
        return Decimal(100 * self.done / self.due).quantize(Decimal(1), ROUND_HALF_UP)


def progress(title: str, items: Iterable[PlanItem], on: date) -> Progress:
    """What is not needed any more is not counted; what was done later than the day was not done on it."""
    asked = [point for item in items for point in item.points if point.status != "cancelled"]
    due = [point for point in asked if point.due_on is not None and point.due_on <= on]
    done = [point for point in due if _is_done(point, on)]
    late = [point for point in due if not _is_done(point, on) and point.due_on != on]
    return Progress(title, len(asked), len(due), len(done), len(late))


def _is_done(point: Point, on: date) -> bool:
    return point.status == "done" and (point.done_on is None or point.done_on <= on)


def by_stage(plan: Plan, on: date) -> Iterator[Progress]:
    for number, stage in enumerate(plan.stages, start=1):
        yield progress(stage.title or f"Раздел {number}", stage.items, on)


def late_items(plan: Plan, on: date) -> Iterator[PlanItem]:
    return (item for item in plan.items if progress("", [item], on).late)


def _stages(subject: Subject, request: Request) -> list[dict[str, object]]:
    if subject.plan is None:
        return []
    return [read_words(PROGRESS, one, request) for one in by_stage(subject.plan, subject.on)]


def _whole(subject: Subject, request: Request) -> dict[str, object] | None:
    plan = subject.plan
    return read_words(PROGRESS, progress("Всего", plan.items, subject.on), request) if plan else None


def _late(subject: Subject, _: Request) -> list[str]:
    plan = subject.plan
    return [in_print(one.title.rstrip(":;. ")) for one in late_items(plan, subject.on)] if plan else []


PROGRESS: tuple[Word[Progress], ...] = (
    Word("название", "Этап карты", "Подготовка условий", lambda one, _: in_print(one.title)),
    Word("всего", "Сколько мероприятий", "12", lambda one, _: one.points),
    Word("наступило", "Сколько должно быть выполнено к отчётной дате", "8", lambda one, _: one.due),
    Word("выполнено", "Сколько из них выполнено", "7", lambda one, _: one.done),
    Word("просрочено", "Сколько просрочено", "1", lambda one, _: one.late),
    Word(
        "процент",
        "Доля выполненных; прочерк, если сроки не наступили",
        "88 %",
        lambda one, _: "–" if one.percent is None else f"{one.percent}\N{NO-BREAK SPACE}%",
    ),
)
PLAN_FACT: tuple[Word[Subject], ...] = (
    Word("этапы", "План и факт по этапам", "{% for этап in карта.этапы %}", _stages, of=PROGRESS),
    Word("итог", "План и факт всей карты; None, если карты нет", "карта.итог.процент", _whole, of=PROGRESS),
    Word(
        "просроченное",
        "Мероприятия, срок которых прошёл, а отметки о выполнении нет",
        "{% for название in карта.просроченное %}",
        _late,
    ),
)
"""What a report tells of the road map; a type puts them under «карта»."""
