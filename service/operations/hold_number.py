"""Hold a number for a paper still to come, and give it up: it stays in the journal, with its reason."""

from __future__ import annotations

from datetime import date, datetime

from registry import numbering
from registry.errors import InvalidFact
from registry.numbering import Held
from service.access import Actor
from service.parts import Parts
from service.reach import NO_NUMBER, require_own

EARLIEST_YEAR = 2000


def hold_number(
    parts: Parts, actor: Actor, code: str, day: date, purpose: str, at: datetime, *, after: int | None = None
) -> Held:
    """The next number of the journal, or, with ``after``, one put in behind that: «26/1».

    Raises Forbidden, NotFound, InvalidFact, Conflict.
    """
    actor.require("hold_numbers", actor.organisation_id)
    if not EARLIEST_YEAR <= day.year <= at.year + 1:
        raise InvalidFact("Проверьте год: номера бронируют на этот год или на следующий.", place="day")
    with parts.writing(actor, at) as uow:
        if after is None:
            held_id = numbering.hold(uow, actor.organisation_id, code, day, purpose)
        else:
            held_id = numbering.hold_between(uow, actor.organisation_id, code, day, after, purpose)
        uow.commit()
        return numbering.get_held(uow.session, held_id)


def void_number(parts: Parts, actor: Actor, held_id: int, reason: str, at: datetime) -> Held:
    """The number will bear no paper. Raises Forbidden, NotFound, InvalidFact, Conflict."""
    with parts.writing(actor, at) as uow:
        held = numbering.get_held(uow.session, held_id)
        require_own(actor, "hold_numbers", held.organisation_id, NO_NUMBER)
        numbering.void_held(uow, held_id, reason)
        uow.commit()
        return numbering.get_held(uow.session, held_id)
