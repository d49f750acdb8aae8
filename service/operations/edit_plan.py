"""Begin a road map, change it and its items, say what is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from registry import plans
from registry.errors import InvalidFact
from registry.plan_facts import Entry, NewPlan, PlanItem, PlanStage
from registry.plan_people import find_people
from registry.plan_responsible import read_responsible
from registry.plan_terms import read_terms
from registry.plans import Details
from registry.reading import plans as reading
from registry.reference.plan_profiles import profiles
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts
from service.reach import require_plan


@dataclass(frozen=True, slots=True)
class ItemTexts:
    """An item as a person types it; ``lines`` is the list below the title, one line each."""

    title: str
    lines: tuple[str, ...] = ()
    term: str = ""
    responsible: str = ""
    result: str = ""
    document_types: tuple[str, ...] = ()
    reflects_id: int | None = None


def begin_plan(
    parts: Parts, actor: Actor, profile_id: str, title: str, period: tuple[date, date], at: datetime
) -> int:
    """A plan of a family with its stages and no items yet; returns its id. Raises Forbidden, InvalidFact."""
    actor.require("edit_plans", actor.organisation_id)
    profile = profiles().get(profile_id)
    if profile is None:
        raise InvalidFact("Выберите, по какому образцу составить карту.")
    if not title:
        raise InvalidFact("Напишите название карты.")
    stages = tuple(
        PlanStage(n, stage.title, number=str(n)) for n, stage in enumerate(profile.stages, start=1)
    )
    new = NewPlan(profile_id, title, *period, columns=(), stages=stages)
    with parts.writing(actor, at) as uow:
        plan_id = plans.add(uow, actor.organisation_id, new)
        uow.commit()
    return plan_id


def change_plan(parts: Parts, actor: Actor, plan_id: int, told: Details, at: datetime) -> None:
    """Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        require_plan(uow.session, actor, "edit_plans", plan_id)
        plans.change(uow, plan_id, told)
        uow.commit()


def add_plan_item(parts: Parts, actor: Actor, stage_id: int, texts: ItemTexts, at: datetime) -> int:
    """Returns the item's id. Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        plan_id = plans.plan_of_stage(uow.session, stage_id)
        organisation_id = require_plan(uow.session, actor, "edit_plans", plan_id, plans.NO_STAGE)
        _require_title(texts)
        item_id = plans.add_item(uow, stage_id, _item(uow, organisation_id, texts))
        uow.commit()
    return item_id


def change_plan_item(parts: Parts, actor: Actor, item_id: int, texts: ItemTexts, at: datetime) -> None:
    """Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        organisation_id = require_item(uow, actor, "edit_plans", item_id)
        _require_title(texts)
        _require_above(uow, actor, texts.reflects_id, at.date())
        plans.change_item(uow, item_id, _item(uow, organisation_id, texts))
        uow.commit()


def drop_plan_item(parts: Parts, actor: Actor, item_id: int, at: datetime) -> None:
    """Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        require_item(uow, actor, "edit_plans", item_id)
        plans.remove_item(uow, item_id)
        uow.commit()


def mark_point(
    parts: Parts,
    actor: Actor,
    point_id: int,
    at: datetime,
    *,
    status: str,
    done_on: date | None = None,
    note: str = "",
) -> int:
    """Say how it stands with one time of an item; returns the plan's id.

    Raises Forbidden, NotFound, InvalidFact.
    """
    with parts.writing(actor, at) as uow:
        plan_id = plans.plan_of_point(uow.session, point_id)
        require_plan(uow.session, actor, "mark_plans", plan_id, plans.NO_POINT)
        plans.mark(uow, point_id, status=status, done_on=done_on, note=note)
        uow.commit()
    return plan_id


def require_item(uow: UnitOfWork, actor: Actor, permission: str, item_id: int) -> int:
    """The organisation whose item it is. Raises NotFound, Forbidden."""
    return require_plan(
        uow.session, actor, permission, plans.plan_of_item(uow.session, item_id), plans.NO_ITEM
    )


def _require_title(texts: ItemTexts) -> None:
    if not texts.title:
        raise InvalidFact("Напишите мероприятие.")


def _require_above(uow: UnitOfWork, actor: Actor, reflects_id: int | None, on: date) -> None:
    """An item carries out a row of the own municipality's plan and of no other."""
    if reflects_id is None:
        return
    above = reading.plan_above(uow.session, actor.organisation_id, on)
    if above is None or reflects_id not in {item.id for item in above.items}:
        raise InvalidFact("Выберите строку муниципальной карты из списка.")


def _item(uow: UnitOfWork, organisation_id: int, texts: ItemTexts) -> PlanItem:
    named = read_responsible(texts.responsible)
    people = find_people(uow.session, organisation_id, [one.words for one in named], uow.at.date())
    return PlanItem(
        ordinal=0,
        title=texts.title,
        content=tuple(Entry(line) for line in texts.lines),
        result=texts.result,
        term_words=texts.term,
        terms=read_terms(texts.term),
        responsible_words=texts.responsible,
        responsible=tuple(type(one)(one.words, one.role, people.get(one.words)) for one in named),
        document_types=texts.document_types,
        reflects_id=texts.reflects_id,
    )
