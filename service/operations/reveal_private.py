"""Show what is kept sealed about a person to somebody who may see it, and note who looked."""

from __future__ import annotations

from datetime import datetime

from registry import audit, reading
from registry.snapshot import PrivateFacts
from service.access import Actor
from service.parts import Parts
from service.reach import require_person


def reveal_private(parts: Parts, actor: Actor, person_id: int, at: datetime) -> PrivateFacts:
    """Passport, address and phone, opened. Raises Forbidden, NotFound, KeyMissing."""
    with parts.writing(actor, at) as uow:
        require_person(uow.session, actor, "view_private", person_id)
        found = reading.person(uow, person_id, at.date(), private=True).private
        audit.record(
            uow.session,
            actor=actor.login,
            at=at,
            action="reveal",
            object_kind="PersonPrivate",
            object_id=str(person_id),
        )
        uow.commit()
    return found or PrivateFacts()
