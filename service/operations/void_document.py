"""An issued paper is never changed: a mistake is voided, visibly, with its reason."""

from __future__ import annotations

from datetime import date, datetime

from registry import journal, pairs
from registry.errors import InvalidFact
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts
from service.reach import require_document


def void_document(
    parts: Parts, actor: Actor, document_id: int, *, reason: str, on: date, at: datetime
) -> None:
    """Void the paper from ``on``; the pairs it fixed are drafts again.

    Raises Forbidden (also when the type is not for the role), NotFound, Conflict, InvalidFact.
    """
    with parts.writing(actor, at) as uow:
        record = voidable(uow, parts, actor, document_id)
        _check_day(record, on, at.date())
        journal.void(uow, document_id, reason=reason, on=on)
        pairs.release_from_order(uow, document_id)
        uow.commit()


def voidable(uow: UnitOfWork, parts: Parts, actor: Actor, document_id: int) -> Record:
    """The paper, when the actor may void it: who voids a paper is who may issue it anew."""
    record = require_document(uow.session, actor, "void", document_id)
    actor.require_type(tuple(parts.document_type(record.type_id).manifest.roles))
    return record


def dependent_papers(uow: UnitOfWork, parts: Parts, record: Record) -> tuple[Record, ...]:
    """Live papers that rest on the order: addenda and programmes of the pairs it fixes, by date.

    They stay in force when it is voided; a person decides of each. Consents need no order.
    """
    document_type = parts.catalog.get(record.type_id)
    if document_type is None or document_type.manifest.effect != "fix_pairs":
        return ()
    subjects = journal.subjects_of(uow.session, [record.id]).get(record.id, [])
    about = {paper.id: paper for _, pair_id in subjects for paper in journal.of_pair(uow.session, pair_id)}
    live = (one for one in about.values() if one.status == "issued" and one.id != record.id)
    return tuple(
        sorted((one for one in live if not _is_consent(parts, one)), key=lambda one: (one.dated, one.id))
    )


def _is_consent(parts: Parts, record: Record) -> bool:
    document_type = parts.catalog.get(record.type_id)
    return document_type is not None and bool(document_type.manifest.records_consent)


def _check_day(record: Record, on: date, today: date) -> None:
    """Not before the paper, not in the future; a paper dated ahead may be voided today."""
    if on > today:
        raise InvalidFact("Документ не аннулируют будущим числом: укажите сегодняшний день.", place="on")
    if on < min(record.dated, today):
        raise InvalidFact(
            f"Документ не аннулируют раньше его даты: {record.dated:%d.%m.%Y} или позже.", place="on"
        )
