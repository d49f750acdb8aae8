"""Change which days a school works: the length of its week, the days it moved."""

from __future__ import annotations

from datetime import date, datetime

from registry import school_calendar
from registry.errors import InvalidFact
from service.access import Actor
from service.parts import Parts


def set_week(parts: Parts, actor: Actor, days: int, at: datetime) -> None:
    """Five or six working days a week. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        school_calendar.set_week(uow, actor.organisation_id, days)
        uow.commit()


def move_day(parts: Parts, actor: Actor, day: date, *, works: bool, reason: str, at: datetime) -> None:
    """The school works on the day, or rests, whatever others do. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    if not reason.strip():
        raise InvalidFact("Впишите основание: приказ или причину переноса.", place="reason")
    with parts.writing(actor, at) as uow:
        school_calendar.move_day(uow, actor.organisation_id, day, works=works, reason=reason.strip())
        uow.commit()


def forget_day(parts: Parts, actor: Actor, day: date, at: datetime) -> None:
    """The day is again what the common calendar says. Raises Forbidden, NotFound."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        school_calendar.forget_day(uow, actor.organisation_id, day)
        uow.commit()
