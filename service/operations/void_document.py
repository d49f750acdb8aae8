"""An issued paper is never changed: a mistake is voided, visibly, with its reason."""

from __future__ import annotations

from datetime import date, datetime

from registry import document_links, journal, packages, pair_endings, pairs, snapshot_json
from registry.errors import Conflict, InvalidFact
from registry.journal import Record
from registry.reference.events import event
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts
from service.reach import require_document


def void_document(
    parts: Parts, actor: Actor, document_id: int, *, reason: str, on: date, at: datetime
) -> None:
    """Void the paper from ``on``; the pairs it fixed are drafts again, a pair it ended works on.

    Raises Forbidden (also when the type is not for the role), NotFound, Conflict, InvalidFact.
    """
    with parts.writing(actor, at) as uow:
        record = voidable(uow, parts, actor, document_id)
        _check_day(record, on, at.date())
        _require_unchanged(uow, document_id)
        journal.void(uow, document_id, reason=reason, on=on)
        pairs.release_from_order(uow, document_id)
        _take_back(uow, record)
        uow.commit()


def voidable(uow: UnitOfWork, parts: Parts, actor: Actor, document_id: int) -> Record:
    """The paper, when the actor may void it: who voids a paper is who may issue it anew."""
    record = require_document(uow.session, actor, "void", document_id)
    actor.require_type(tuple(parts.document_type(record.type_id).manifest.roles))
    return record


def dependent_papers(uow: UnitOfWork, parts: Parts, record: Record) -> tuple[Record, ...]:
    """Live papers that rest on it: those that name it as their basis, and of an order that fixes pairs their
    addenda and programmes; by date.

    They stay in force when it is voided; a person decides of each. Consents need no order.
    """
    resting = {
        one.document_id for one in document_links.chain(uow.session, record.id).suffers if not one.is_void
    }
    document_type = parts.catalog.get(record.type_id)
    if document_type is None or document_type.manifest.effect != "fix_pairs":
        return tuple(sorted((journal.get(uow.session, one) for one in resting), key=_by_date))
    subjects = journal.subjects_of(uow.session, [record.id]).get(record.id, [])
    about = {paper.id: paper for _, pair_id in subjects for paper in journal.of_pair(uow.session, pair_id)}
    about |= {one: journal.get(uow.session, one) for one in resting}
    live = (one for one in about.values() if one.status == "issued" and one.id != record.id)
    return tuple(sorted((one for one in live if not _is_consent(parts, one)), key=_by_date))


def _by_date(record: Record) -> tuple[date, int]:
    return record.dated, record.id


def _require_unchanged(uow: UnitOfWork, document_id: int) -> None:
    """A paper that a later one amends or ends is not voided under it. Raises Conflict."""
    changes = document_links.chain(uow.session, document_id).changes
    if changes:
        last = changes[-1]
        raise Conflict(
            f"Этот документ изменён или отменён более поздним: {last.file_title} № {last.number} от "
            f"{last.dated:%d.%m.%Y}. Сначала аннулируйте его."
        )


def _take_back(uow: UnitOfWork, record: Record) -> None:
    """The paper by which an event ended a pair is void: the pair works on to the end it had before."""
    package_id = journal.package_of(uow.session, record.id)
    facts = packages.get(uow.session, package_id) if package_id is not None else None
    if facts is None or facts.pair_id is None:
        return
    happened = event(facts.event)
    if happened.outcome and any(one.step and one.type == record.type_id for one in happened.papers):
        kept = snapshot_json.load(journal.snapshot(uow, record.id))["subject"]["pairs"]
        ends_on = next((one["ends_on"] for one in kept if one["id"] == facts.pair_id), None)
        if ends_on is not None:
            pair_endings.reopen(uow, facts.pair_id, ends_on=date.fromisoformat(ends_on))


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
