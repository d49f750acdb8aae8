"""GET /plans: the organisation's road maps as living plans; POST a mark of what is done."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from registry.plan_facts import Plan, PlanItem, PlanStage, Point
from registry.reading import plans as reading
from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Asked, Day, PathId, Text
from service.operations.edit_plan import mark_point
from service.reach import require_plan

router = APIRouter(prefix="/plans", tags=["Дорожные карты"], route_class=ProblemRoute, responses=PROBLEMS)

Status = Literal["planned", "in_progress", "done", "cancelled"]


class PlanLineOut(BaseModel):
    """Строка списка дорожных карт."""

    id: int
    profile: str = Field(description="Образец: r-145, az-1128 или municipal.")
    title: str
    starts_on: date | None
    ends_on: date | None
    is_live: bool = Field(description="Карта действует, а не в архиве.")
    points: int = Field(description="Сколько всего сроков у мероприятий.")
    done: int
    overdue: int
    percent: int | None = Field(description="Выполнено из наступивших сроков, %; пусто, если их не было.")


class PointOut(BaseModel):
    """Один срок мероприятия и отметка о нём."""

    id: int
    starts_on: date | None
    due_on: date | None = Field(description="Последний день; пусто, если срок не указан.")
    status: Status
    done_on: date | None
    note: str
    is_overdue: bool


class ItemOut(BaseModel):
    """Мероприятие."""

    id: int
    number: str
    title: str
    lines: list[str] = Field(description="Вложенный список по порядку.")
    term: str = Field(description="Срок словами карты.")
    responsible: list[str]
    result: str
    document_types: list[str]
    points: list[PointOut]


class StageOut(BaseModel):
    """Этап; у карты без этапов он один, без названия."""

    id: int
    number: str
    title: str
    task: str
    result: str
    items: list[ItemOut]


class PlanOut(BaseModel):
    """Дорожная карта на день запроса."""

    id: int
    profile: str
    title: str
    starts_on: date | None
    ends_on: date | None
    approval_number: str
    approval_dated: date | None
    stages: list[StageOut]


class MarkAsked(Asked):
    """Как обстоит дело со сроком; для done нужен день."""

    status: Status
    done_on: Day | None = None
    note: Text = ""


@router.get("", summary="Список дорожных карт", description="Карты своей организации.")
def listed(caller: KnownCaller) -> list[PlanLineOut]:
    caller.actor.require("view_plans")
    with caller.reading() as uow:
        lines = reading.plan_lines(uow.session, caller.actor.organisation_id, caller.at.date())
    return [
        PlanLineOut(
            id=line.id,
            profile=line.profile,
            title=line.title,
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            is_live=line.is_live,
            points=line.points,
            done=line.done,
            overdue=line.overdue,
            percent=line.percent,
        )
        for line in lines
    ]


@router.get("/{plan_id}", summary="Дорожная карта", description="Этапы, мероприятия, сроки и отметки.")
def shown(caller: KnownCaller, plan_id: PathId) -> PlanOut:
    today = caller.at.date()
    with caller.reading() as uow:
        require_plan(uow.session, caller.actor, "view_plans", plan_id)
        plan = reading.plan(uow.session, plan_id, today)
    return _plan(plan, today)


@router.post(
    "/points/{point_id}/mark",
    status_code=204,
    summary="Отметить выполнение",
    description="Состояние одного срока мероприятия.",
)
def mark(caller: KnownCaller, point_id: PathId, asked: MarkAsked) -> Response:
    mark_point(
        caller.parts,
        caller.actor,
        point_id,
        caller.at,
        status=asked.status,
        done_on=asked.done_on,
        note=asked.note,
    )
    return Response(status_code=204)


def _plan(plan: Plan, today: date) -> PlanOut:
    return PlanOut(
        id=plan.id,
        profile=plan.profile,
        title=plan.title,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        approval_number=plan.approval.number,
        approval_dated=plan.approval.dated,
        stages=[_stage(stage, today) for stage in plan.stages],
    )


def _stage(stage: PlanStage, today: date) -> StageOut:
    return StageOut(
        id=stage.id,
        number=stage.number,
        title=stage.title,
        task=stage.task,
        result=stage.result,
        items=[_item(item, today) for item in stage.items],
    )


def _item(item: PlanItem, today: date) -> ItemOut:
    return ItemOut(
        id=item.id,
        number=item.number,
        title=item.title,
        lines=[line for entry in item.content for line in entry.lines],
        term=item.term_words,
        responsible=[one.words for one in item.responsible],
        result=item.result,
        document_types=list(item.document_types),
        points=[_point(point, today) for point in item.points],
    )


def _point(point: Point, today: date) -> PointOut:
    return PointOut(
        id=point.id,
        starts_on=point.starts_on,
        due_on=point.due_on,
        status=point.status,
        done_on=point.done_on,
        note=point.note,
        is_overdue=point.is_overdue_on(today),
    )
