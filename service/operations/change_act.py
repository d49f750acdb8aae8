"""Keep an act of the school's own, mark one out of force or read, choose it as a ground of orders."""

from __future__ import annotations

from datetime import date, datetime

from registry import act_register
from registry.act_register import NewAct
from service.access import Actor
from service.parts import Parts


def add_act(parts: Parts, actor: Actor, new: NewAct, at: datetime) -> str:
    """Returns the act's id. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        act_id = act_register.add(uow, actor.organisation_id, new)
        uow.commit()
    return act_id


def end_act(parts: Parts, actor: Actor, act_id: str, last_day: date | None, at: datetime) -> None:
    """Its last day in force; None: none is known. Raises Forbidden, NotFound, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        act_register.end(uow, actor.organisation_id, act_id, last_day)
        uow.commit()


def confirm_act(parts: Parts, actor: Actor, act_id: str, at: datetime) -> None:
    """Somebody has read its text today. Raises Forbidden, NotFound."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        act_register.confirm(uow, actor.organisation_id, act_id, at.date())
        uow.commit()


def choose_ground(parts: Parts, actor: Actor, act_id: str, at: datetime, *, wanted: bool) -> None:
    """Whether the preambles of the school's papers name it. Raises Forbidden, NotFound."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        act_register.use_as_basis(uow, actor.organisation_id, act_id, wanted=wanted)
        uow.commit()
