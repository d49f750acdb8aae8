"""An issued paper is never changed: a mistake is voided, visibly, with its reason."""

from __future__ import annotations

from datetime import date, datetime

from registry import journal, pairs
from service.access import Actor
from service.parts import Parts


def void_document(
    parts: Parts, actor: Actor, document_id: int, *, reason: str, on: date, at: datetime
) -> None:
    """Void the paper; the pairs it fixed are drafts again.

    Raises Forbidden, NotFound, Conflict, InvalidFact.
    """
    with parts.writing(actor, at) as uow:
        actor.require("void", journal.get(uow.session, document_id).organisation_id)
        journal.void(uow, document_id, reason=reason, on=on)
        pairs.release_from_order(uow, document_id)
        uow.commit()
