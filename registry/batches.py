"""Batches of papers: what was asked, what is done, what was refused. It knows no queue and no thread."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Batch, BatchItem
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewBatch:
    organisation_id: int
    type_id: str
    dated: date
    inputs: dict[str, str]
    subject_ids: tuple[int, ...]
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class BatchFacts:
    id: int
    organisation_id: int
    type_id: str
    dated: date
    started_at: datetime
    started_by: str
    account_id: int | None  # None: a command, not an account, asked.
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Item:
    id: int
    subject_id: int
    status: str
    document_id: int | None
    refusal: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many papers are waiting, made, refused and cancelled."""

    waiting: int
    done: int
    refused: int
    cancelled: int

    @property
    def total(self) -> int:
        return self.waiting + self.done + self.refused + self.cancelled

    @property
    def is_over(self) -> bool:
        return self.waiting == 0


def add(uow: UnitOfWork, new: NewBatch) -> int:
    """Note what is asked; returns the batch's id."""
    row = Batch(
        organisation_id=new.organisation_id,
        type_id=new.type_id,
        dated=new.dated,
        inputs_sealed=uow.cipher.seal(json.dumps(new.inputs, ensure_ascii=False).encode()),
        started_at=uow.at,
        started_by=uow.actor,
        account_id=new.account_id,
        items=[BatchItem(subject_id=subject_id) for subject_id in dict.fromkeys(new.subject_ids)],
    )
    uow.session.add(row)
    uow.session.flush()
    return row.id


def get(session: Session, batch_id: int) -> BatchFacts:
    """Raises NotFound when there is no such batch."""
    return _facts(_get(session, batch_id))


def inputs(uow: UnitOfWork, batch_id: int) -> dict[str, str]:
    """What was typed for the papers of the batch, opened. Raises NotFound."""
    opened: dict[str, str] = json.loads(uow.cipher.open(_get(uow.session, batch_id).inputs_sealed))
    return opened


def items(session: Session, batch_id: int) -> list[Item]:
    rows = session.scalars(select(BatchItem).where(BatchItem.batch_id == batch_id).order_by(BatchItem.id))
    return [Item(row.id, row.subject_id, row.status, row.document_id, row.refusal) for row in rows]


def progress(session: Session, batch_id: int) -> Progress:
    rows = session.execute(
        select(BatchItem.status, func.count())
        .where(BatchItem.batch_id == batch_id)
        .group_by(BatchItem.status)
    )
    counts = {row[0]: row[1] for row in rows}
    return Progress(*(counts.get(status, 0) for status in ("waiting", "done", "refused", "cancelled")))


def latest(session: Session, organisation_id: int, limit: int = 20) -> list[BatchFacts]:
    rows = session.scalars(
        select(Batch).where(Batch.organisation_id == organisation_id).order_by(Batch.id.desc()).limit(limit)
    )
    return [_facts(row) for row in rows]


def unfinished(session: Session) -> list[int]:
    """Ids of batches with papers still waiting, the oldest first."""
    return list(
        session.scalars(
            select(BatchItem.batch_id)
            .where(BatchItem.status == "waiting")
            .distinct()
            .order_by(BatchItem.batch_id)
        )
    )


def claim(uow: UnitOfWork, item_id: int) -> Item | None:
    """The item, held till the transaction ends, when it still waits; None when it is settled already.

    This is what makes a paper come once: settling it and issuing it are one transaction.
    """
    row = uow.session.scalar(
        select(BatchItem).where(BatchItem.id == item_id, BatchItem.status == "waiting").with_for_update()
    )
    return Item(row.id, row.subject_id, row.status, row.document_id, row.refusal) if row else None


def settle_done(uow: UnitOfWork, item_id: int, document_id: int) -> None:
    _settle(uow, item_id, status="done", document_id=document_id)


def settle_refused(uow: UnitOfWork, item_id: int, refusal: str) -> None:
    """``refusal``: the Russian sentences the person who asked will read."""
    _settle(uow, item_id, status="refused", refusal=refusal)


def cancel(uow: UnitOfWork, batch_id: int) -> None:
    """What waits will not be made; what is made stays. Raises NotFound."""
    _get(uow.session, batch_id).cancelled_at = uow.at
    for row in _held(uow.session, batch_id, "waiting"):
        row.status = "cancelled"


def resume(uow: UnitOfWork, batch_id: int) -> None:
    """What was cancelled or refused waits again: the reason may be mended by now. Raises NotFound."""
    _get(uow.session, batch_id).cancelled_at = None
    for row in _held(uow.session, batch_id, "cancelled", "refused"):
        row.status, row.refusal = "waiting", ""


def _held(session: Session, batch_id: int, *statuses: str) -> Sequence[BatchItem]:
    """The items of these statuses, held; one by one and not in bulk, so that the audit log sees each."""
    return session.scalars(
        select(BatchItem)
        .where(BatchItem.batch_id == batch_id, BatchItem.status.in_(statuses))
        .order_by(BatchItem.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _get(session: Session, batch_id: int) -> Batch:
    row = session.get(Batch, batch_id)
    if row is None:
        raise NotFound("Такого задания нет.")
    return row


def _settle(
    uow: UnitOfWork, item_id: int, *, status: str, document_id: int | None = None, refusal: str = ""
) -> None:
    row = uow.session.get_one(BatchItem, item_id)
    row.status, row.document_id, row.refusal = status, document_id, refusal


def _facts(row: Batch) -> BatchFacts:
    return BatchFacts(
        row.id,
        row.organisation_id,
        row.type_id,
        row.dated,
        row.started_at,
        row.started_by,
        row.account_id,
        row.cancelled_at is not None,
    )
