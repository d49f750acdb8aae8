"""Plans as of a day: a fixed number of queries, whatever their length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Person, PlanPoint, PlanResponsible
from registry.models import Plan as PlanRow
from registry.models import PlanItem as ItemRow
from registry.models import PlanStage as StageRow
from registry.organisations import above
from registry.plan_facts import (
    Approval,
    Plan,
    PlanItem,
    PlanStage,
    Point,
    PointStatus,
    Responsible,
)
from registry.plan_json import load_entries, load_terms


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the list of plans: how many times things were due by a day, and how many are done."""

    id: int
    profile: str
    title: str
    starts_on: date | None
    ends_on: date | None
    is_live: bool
    points: int
    done: int
    due: int
    due_done: int
    overdue: int

    @property
    def percent(self) -> int | None:
        """Of what was due so far, how much is done (I10); None while nothing was due."""
        return round(100 * self.due_done / self.due) if self.due else None


def plan(session: Session, plan_id: int, on: date) -> Plan:
    """Raises NotFound."""
    row = session.get(PlanRow, plan_id)
    if row is None:
        raise NotFound("Такой дорожной карты в реестре нет.")
    return _plans(session, [row], on)[0]


def live_plans(session: Session, organisation_id: int, on: date) -> tuple[Plan, ...]:
    """The organisation's plans that are not put away, the newest first."""
    rows = session.scalars(
        select(PlanRow)
        .where(PlanRow.organisation_id == organisation_id, PlanRow.is_live)
        .order_by(PlanRow.starts_on.desc(), PlanRow.id.desc())
    )
    return _plans(session, list(rows), on)


def current_plan(session: Session, organisation_id: int | None, on: date) -> Plan | None:
    """The live plan whose period holds the day, the newest of several; else the newest live one, if any."""
    if organisation_id is None:
        return None
    live = select(PlanRow).where(PlanRow.organisation_id == organisation_id, PlanRow.is_live)
    rows = session.scalars(live.order_by(PlanRow.starts_on.desc(), PlanRow.id.desc())).all()
    of_day = [row for row in rows if (row.starts_on or on) <= on <= (row.ends_on or on)]
    chosen = (of_day or list(rows))[:1]
    return _plans(session, chosen, on)[0] if chosen else None


def plan_above(session: Session, organisation_id: int, on: date) -> Plan | None:
    """The plan of the day of the municipality above, where there is one."""
    return current_plan(session, above(session, organisation_id), on)


def plan_lines(session: Session, organisation_id: int, on: date) -> tuple[PlanLine, ...]:
    """Every plan of the organisation with its counts, the live and the newest first."""
    counts = (
        select(
            PlanPoint.plan_id,
            func.count().label("points"),
            _sum(PlanPoint.status == "done").label("done"),
            _sum((PlanPoint.due_on <= on) & (PlanPoint.status != "cancelled")).label("due"),
            _sum((PlanPoint.due_on <= on) & (PlanPoint.status == "done")).label("due_done"),
            _sum((PlanPoint.due_on < on) & PlanPoint.status.in_(("planned", "in_progress"))).label("overdue"),
        )
        .where(PlanPoint.status != "cancelled")
        .group_by(PlanPoint.plan_id)
        .subquery()
    )
    rows = session.execute(
        select(PlanRow, counts)
        .outerjoin(counts, counts.c.plan_id == PlanRow.id)
        .where(PlanRow.organisation_id == organisation_id)
        .order_by(PlanRow.is_live.desc(), PlanRow.starts_on.desc(), PlanRow.id.desc())
    )
    return tuple(
        PlanLine(
            row.id, row.profile, row.title, row.starts_on, row.ends_on, row.is_live,
            *(number or 0 for number in (points, done, due, due_done, overdue)),
        )
        for row, _, points, done, due, due_done, overdue in rows
    )  # fmt: skip


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _plans(session: Session, rows: list[PlanRow], on: date) -> tuple[Plan, ...]:
    ids = [row.id for row in rows]
    stages = session.scalars(
        select(StageRow).where(StageRow.plan_id.in_(ids)).order_by(StageRow.ordinal)
    ).all()
    items = session.scalars(select(ItemRow).where(ItemRow.plan_id.in_(ids)).order_by(ItemRow.ordinal)).all()
    points = _points(session, ids)
    responsible = _responsible(session, [item.id for item in items], on)
    by_stage: dict[int, list[PlanItem]] = {}
    for item in items:
        facts = _item(item, responsible.get(item.id, ()), points.get(item.id, ()))
        by_stage.setdefault(item.stage_id, []).append(facts)
    by_plan: dict[int, list[PlanStage]] = {}
    for stage in stages:
        by_plan.setdefault(stage.plan_id, []).append(_stage(stage, by_stage.get(stage.id, [])))
    return tuple(_plan(row, by_plan.get(row.id, [])) for row in rows)


def _points(session: Session, plan_ids: list[int]) -> dict[int, list[Point]]:
    rows = session.scalars(
        select(PlanPoint).where(PlanPoint.plan_id.in_(plan_ids)).order_by(PlanPoint.ordinal, PlanPoint.id)
    )
    found: dict[int, list[Point]] = {}
    for row in rows:
        point = Point(row.id, row.starts_on, row.due_on, cast(PointStatus, row.status), row.done_on, row.note)
        found.setdefault(row.item_id, []).append(point)
    return found


def _responsible(session: Session, item_ids: list[int], on: date) -> dict[int, list[Responsible]]:
    rows = session.execute(
        select(PlanResponsible, Person.dismissed_on)
        .outerjoin(Person, Person.id == PlanResponsible.person_id)
        .where(PlanResponsible.item_id.in_(item_ids))
        .order_by(PlanResponsible.ordinal)
    )
    found: dict[int, list[Responsible]] = {}
    for row, dismissed_on in rows:
        has_left = dismissed_on is not None and dismissed_on <= on
        found.setdefault(row.item_id, []).append(Responsible(row.words, row.role, row.person_id, has_left))
    return found


def _plan(row: PlanRow, stages: list[PlanStage]) -> Plan:
    return Plan(
        id=row.id,
        organisation_id=row.organisation_id,
        is_live=row.is_live,
        profile=row.profile,
        title=row.title,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        approval=_approval(row),
        heading=tuple(row.heading),
        preamble=tuple(row.preamble),
        columns=tuple(row.columns),
        stages=tuple(stages),
        source_name=row.source_name,
    )


def _approval(row: PlanRow) -> Approval:
    return Approval(
        tuple(row.approval_words),
        row.approval_kind,  # type: ignore[arg-type]
        row.approval_number,
        row.approval_dated,
    )


def _stage(row: StageRow, items: list[PlanItem]) -> PlanStage:
    return PlanStage(
        row.ordinal, row.title, row.id, row.number, row.goal, row.task, row.result,
        row.term_words, row.responsible_words, tuple(items),
    )  # fmt: skip


def _item(row: ItemRow, responsible: Iterable[Responsible], points: Iterable[Point]) -> PlanItem:
    return PlanItem(
        ordinal=row.ordinal,
        title=row.title,
        id=row.id,
        number=row.number,
        content=load_entries(row.content),
        result=row.result,
        term_words=row.term_words,
        terms=load_terms(row.terms),
        shared=row.shared,
        responsible_words=row.responsible_words,
        responsible=tuple(responsible),
        document_types=tuple(row.document_types),
        reflects_id=row.reflects_id,
        points=tuple(points),
    )
