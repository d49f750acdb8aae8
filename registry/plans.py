"""Living plans: kept as told, changed, marked as they are done. It reads no file and no words' meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import InvalidFact, NotFound
from registry.models import Plan as PlanRow
from registry.models import PlanItem as ItemRow
from registry.models import PlanPoint as PointRow
from registry.models import PlanResponsible
from registry.models import PlanStage as StageRow
from registry.plan_facts import POINT_STATUSES, NewPlan, Plan, PlanItem, PlanStage, Responsible
from registry.plan_json import dump_entries, dump_terms, load_terms
from registry.plan_points import spans
from registry.unit_of_work import UnitOfWork

NO_PLAN = "Такой дорожной карты в реестре нет."
NO_STAGE = "Такого этапа нет."
NO_ITEM = "Такого мероприятия в плане нет."
NO_POINT = "Такого срока в плане нет."

_NEAR = 183


@dataclass(frozen=True, slots=True)
class Details:
    """What is told of a plan as a whole, beside its stages."""

    title: str
    starts_on: date | None
    ends_on: date | None
    approval_number: str = ""
    approval_dated: date | None = None
    is_live: bool = True


def add(uow: UnitOfWork, organisation_id: int, new: NewPlan) -> int:
    """Keep a plan with everything in it; returns its id. Raises InvalidFact."""
    _require_period(new.starts_on, new.ends_on)
    row = PlanRow(
        organisation_id=organisation_id,
        profile=new.profile,
        title=new.title,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        approval_words=list(new.approval.words),
        approval_kind=new.approval.kind,
        approval_number=new.approval.number,
        approval_dated=new.approval.dated,
        heading=list(new.heading),
        preamble=list(new.preamble),
        columns=list(new.columns),
        source_name=new.source_name,
        created_at=uow.at,
    )
    uow.session.add(row)
    uow.session.flush()
    for stage in new.stages:
        _add_stage(uow, row, stage)
    uow.session.flush()
    return row.id


def add_item(uow: UnitOfWork, stage_id: int, item: PlanItem) -> int:
    """One more activity in the end of a stage; returns its id. Raises NotFound."""
    stage = uow.session.get(StageRow, stage_id, with_for_update=True)
    if stage is None:
        raise NotFound(NO_STAGE)
    plan = uow.session.get_one(PlanRow, stage.plan_id)
    last = max((one.ordinal for one in stage.items), default=0)
    row = _item(plan, replace(item, ordinal=last + 1))
    stage.items.append(row)
    uow.session.flush()
    return row.id


def change(uow: UnitOfWork, plan_id: int, told: Details) -> None:
    """Of a new period the times of all items are counted anew; what is done stays done.

    Raises NotFound, InvalidFact.
    """
    row = _held(uow, plan_id)
    _require_period(told.starts_on, told.ends_on)
    if not told.title:
        raise InvalidFact("Напишите название карты.")
    before = (row.starts_on, row.ends_on, row.approval_dated)
    row.title, row.starts_on, row.ends_on = told.title, told.starts_on, told.ends_on
    row.approval_number, row.approval_dated = told.approval_number, told.approval_dated
    row.is_live = told.is_live
    if before != (row.starts_on, row.ends_on, row.approval_dated):
        for item in uow.session.scalars(select(ItemRow).where(ItemRow.plan_id == plan_id)):
            _count_anew(row, item)
    uow.session.flush()


def change_item(uow: UnitOfWork, item_id: int, told: PlanItem) -> None:
    """The activity as it stands in ``told``; ordinal, number and marks stay. Raises NotFound, InvalidFact."""
    row = _item_row(uow.session, item_id)
    if not told.title:
        raise InvalidFact("Напишите мероприятие.")
    plan = _held(uow, row.plan_id)
    row.title, row.result = told.title, told.result
    row.content = dump_entries(told.content)
    row.document_types = list(told.document_types)
    row.reflects_id = told.reflects_id
    if row.responsible_words != told.responsible_words:
        row.responsible_words = told.responsible_words
        row.responsible[:] = _responsible(told.responsible)
    if row.term_words != told.term_words:
        row.term_words, row.terms, row.shared = told.term_words, dump_terms(told.terms), False
        _count_anew(plan, row)
    uow.session.flush()


def remove_item(uow: UnitOfWork, item_id: int) -> None:
    """Raises NotFound; InvalidFact when another plan's item carries it out."""
    row = _item_row(uow.session, item_id)
    if uow.session.scalar(select(ItemRow.id).where(ItemRow.reflects_id == item_id).limit(1)):
        raise InvalidFact("На это мероприятие ссылается карта школы: сначала снимите ссылку.")
    uow.session.delete(row)
    uow.session.flush()


def mark(uow: UnitOfWork, point_id: int, *, status: str, done_on: date | None = None, note: str = "") -> None:
    """Say how it stands with one time of an item; ``done_on`` is kept for what is done alone.

    Raises NotFound, InvalidFact for a status that is none, or a thing done on no day or after today.
    """
    row = uow.session.get(PointRow, point_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(NO_POINT)
    if status not in POINT_STATUSES:
        raise InvalidFact("Выберите состояние мероприятия.")
    if status == "done" and done_on is None:
        raise InvalidFact("Укажите, когда выполнено.")
    if status == "done" and done_on is not None and done_on > uow.at.date():
        raise InvalidFact("Мероприятие не может быть выполнено позже сегодняшнего дня.")
    row.status, row.note = status, note
    row.done_on = done_on if status == "done" else None


def organisation_of(session: Session, plan_id: int) -> int:
    """Raises NotFound."""
    found = session.scalar(select(PlanRow.organisation_id).where(PlanRow.id == plan_id))
    if found is None:
        raise _unknown()
    return found


def plan_of_item(session: Session, item_id: int) -> int:
    """Raises NotFound."""
    return _item_row(session, item_id).plan_id


def plan_of_stage(session: Session, stage_id: int) -> int:
    """Raises NotFound."""
    found = session.scalar(select(StageRow.plan_id).where(StageRow.id == stage_id))
    if found is None:
        raise NotFound(NO_STAGE)
    return found


def plan_of_point(session: Session, point_id: int) -> int:
    """Raises NotFound."""
    found = session.scalar(select(PointRow.plan_id).where(PointRow.id == point_id))
    if found is None:
        raise NotFound(NO_POINT)
    return found


def same_source(session: Session, organisation_id: int, new: NewPlan) -> int | None:
    """The plan that was brought from a file of this name under this title already."""
    return session.scalar(
        select(PlanRow.id)
        .where(
            PlanRow.organisation_id == organisation_id,
            PlanRow.source_name == new.source_name,
            PlanRow.title == new.title,
        )
        .limit(1)
    )


def details_of(plan: Plan) -> Details:
    """What ``change`` takes, as the plan has it."""
    return Details(
        plan.title, plan.starts_on, plan.ends_on, plan.approval.number, plan.approval.dated, plan.is_live
    )


def _add_stage(uow: UnitOfWork, plan: PlanRow, stage: PlanStage) -> None:
    plan.stages.append(
        StageRow(
            ordinal=stage.ordinal,
            number=stage.number,
            title=stage.title,
            goal=stage.goal,
            task=stage.task,
            result=stage.result,
            term_words=stage.term_words,
            responsible_words=stage.responsible_words,
            items=[_item(plan, item) for item in stage.items],
        )
    )
    uow.session.flush()


def _item(plan: PlanRow, item: PlanItem) -> ItemRow:
    row = ItemRow(
        plan_id=plan.id,
        ordinal=item.ordinal,
        number=item.number,
        title=item.title,
        content=dump_entries(item.content),
        result=item.result,
        term_words=item.term_words,
        terms=dump_terms(item.terms),
        shared=item.shared,
        responsible_words=item.responsible_words,
        document_types=list(item.document_types),
        reflects_id=item.reflects_id,
        responsible=_responsible(item.responsible),
    )
    _count_anew(plan, row)
    return row


def _responsible(found: Iterable[Responsible]) -> list[PlanResponsible]:
    return [
        PlanResponsible(ordinal=n, words=one.words, role=one.role, person_id=one.person_id)
        for n, one in enumerate(found, start=1)
    ]


def _count_anew(plan: PlanRow, item: ItemRow) -> None:
    """New times take over the marks of the old ones: of the same day, else of one less than half a year away.

    A mark that suits none of them stays as it is: what was done was done.
    """
    terms = load_terms(item.terms)
    wanted = spans(terms, plan.starts_on, plan.ends_on, since=plan.approval_dated, shared=item.shared)
    marked = [one for one in item.points if one.status != "planned" or one.note]
    rows = [PointRow(plan_id=plan.id, starts_on=one.starts_on, due_on=one.due_on) for one in wanted]
    taken: set[int] = set()
    for within in (0, _NEAR):
        for row in rows:
            old = _nearest(row, marked, within)
            if old is not None and id(row) not in taken:
                taken.add(id(row))
                marked.remove(old)
                row.status, row.done_on, row.note = old.status, old.done_on, old.note
    rows += (_copied(plan, old) for old in marked)
    for ordinal, row in enumerate(rows, start=1):
        row.ordinal = ordinal
    item.points[:] = rows


def _nearest(row: PointRow, marked: list[PointRow], within: int) -> PointRow | None:
    """An undated time is as near to any other as can be."""

    def apart(old: PointRow) -> int:
        if row.due_on == old.due_on:
            return 0
        return abs((row.due_on - old.due_on).days) if row.due_on and old.due_on else 1

    near = [old for old in marked if apart(old) <= within]
    return min(near, key=apart) if near else None


def _copied(plan: PlanRow, old: PointRow) -> PointRow:
    return PointRow(
        plan_id=plan.id,
        starts_on=old.starts_on,
        due_on=old.due_on,
        status=old.status,
        done_on=old.done_on,
        note=old.note,
    )


def _held(uow: UnitOfWork, plan_id: int) -> PlanRow:
    row = uow.session.get(PlanRow, plan_id, with_for_update=True)
    if row is None:
        raise _unknown()
    return row


def _item_row(session: Session, item_id: int) -> ItemRow:
    row = session.get(ItemRow, item_id)
    if row is None:
        raise NotFound(NO_ITEM)
    return row


def _require_period(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise InvalidFact("Период карты заканчивается раньше, чем начинается.")


def _unknown() -> NotFound:
    return NotFound(NO_PLAN)
