"""The people a plan names beside their roles, found in the registry: «куратор Петров П. И.»."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.models import Person, PersonName
from registry.plan_facts import NewPlan, PlanItem, PlanStage, Responsible
from registry.plan_responsible import Initials, name_in
from registry.search import search_key


def with_people(session: Session, organisation_id: int, plan: NewPlan, on: date) -> NewPlan:
    """The plan with the ids of those employees whose name one person alone answers to."""
    names = {one.words for item in plan.items for one in item.responsible if name_in(one.words)}
    if not names:
        return plan
    found = find_people(session, organisation_id, names, on)
    return replace(plan, stages=tuple(_of_stage(stage, found) for stage in plan.stages))


def find_people(session: Session, organisation_id: int, words: Iterable[str], on: date) -> dict[str, int]:
    """Words → the id of the one employee they name; whoever is not there, or has a namesake, is left out."""
    asked = {text: name for text in words if (name := name_in(text)) is not None}
    staff = session.execute(
        select(PersonName.person_id, PersonName.surname, PersonName.first_name, PersonName.patronymic)
        .join(Person, Person.id == PersonName.person_id)
        .where(Person.organisation_id == organisation_id, Person.kind == "staff", PersonName.valid_on(on))
    ).all()
    found = {}
    for text, name in asked.items():
        ids = [row.person_id for row in staff if _answers(name, row.surname, row.first_name, row.patronymic)]
        if len(ids) == 1:
            found[text] = ids[0]
    return found


def _answers(name: Initials, surname: str, first_name: str, patronymic: str) -> bool:
    if search_key(name.surname) != search_key(surname) or not first_name.startswith(name.first):
        return False
    return not name.second or patronymic.startswith(name.second)


def _of_stage(stage: PlanStage, found: dict[str, int]) -> PlanStage:
    return replace(stage, items=tuple(_of_item(item, found) for item in stage.items))


def _of_item(item: PlanItem, found: dict[str, int]) -> PlanItem:
    return replace(item, responsible=tuple(_of_one(one, found) for one in item.responsible))


def _of_one(one: Responsible, found: dict[str, int]) -> Responsible:
    return replace(one, person_id=found.get(one.words))
