"""How far a batch is: counts, and by name whose papers were refused and why. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from docgen.manifest import SubjectKind
from registry import batches, reading
from registry.batches import BatchFacts, Item, Progress
from registry.errors import NotFound
from registry.snapshot import Pair
from registry.unit_of_work import UnitOfWork
from service import reach
from service.access import Actor
from service.parts import Parts

MOST_SHOWN = 200
"""Refusals one page shows; the count tells how many there are in all."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One paper that was not made: of whom, by name as of the paper's date, and why."""

    subject_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchState:
    id: int
    type_id: str
    title: str
    subject: SubjectKind
    dated: date
    started_at: datetime
    started_by: str
    cancelled: bool
    progress: Progress
    refusals: tuple[Refusal, ...]

    @property
    def percent(self) -> int:
        """How much of the bar is full."""
        settled = self.progress.total - self.progress.waiting
        return 100 * settled // self.progress.total if self.progress.total else 100


def batch_state(parts: Parts, actor: Actor, batch_id: int, at: datetime) -> BatchState:
    """Raises Forbidden, NotFound."""
    with parts.reading(actor, at) as uow:
        batch = require_batch(parts, uow, actor, batch_id, "view_school")
        manifest = parts.catalog[batch.type_id].manifest
        refused = [one for one in batches.items(uow.session, batch_id) if one.status == "refused"]
        return BatchState(
            id=batch.id,
            type_id=batch.type_id,
            title=manifest.title,
            subject=manifest.subject,
            dated=batch.dated,
            started_at=batch.started_at,
            started_by=batch.started_by,
            cancelled=batch.cancelled,
            progress=batches.progress(uow.session, batch_id),
            refusals=_refusals(uow, manifest.subject, refused[:MOST_SHOWN], batch.dated),
        )


def require_batch(parts: Parts, uow: UnitOfWork, actor: Actor, batch_id: int, permission: str) -> BatchFacts:
    """The batch, when the actor's role and organisation reach it. Raises Forbidden, NotFound."""
    batch = reach.require_batch(uow.session, actor, permission, batch_id)
    document_type = parts.catalog.get(batch.type_id)
    if document_type is None:
        raise NotFound("Вида документа, который делало это задание, больше нет.")
    actor.require_type(tuple(document_type.manifest.roles))
    return batch


def _refusals(uow: UnitOfWork, subject: str, refused: list[Item], on: date) -> tuple[Refusal, ...]:
    names = _names(uow, subject, [item.subject_id for item in refused], on)
    return tuple(Refusal(item.subject_id, names[item.subject_id], item.refusal) for item in refused)


def _names(uow: UnitOfWork, subject: str, ids: list[int], on: date) -> dict[int, str]:
    if subject == "person":
        return _each(
            ids, lambda some: {one.id: one.name.full for one in reading.people(uow, some, on).values()}
        )
    return _each(ids, lambda some: {one.id: _pair_name(one) for one in reading.pairs(uow, some, on)})


def _each(ids: list[int], names: Callable[[Iterable[int]], dict[int, str]]) -> dict[int, str]:
    """All names in a few queries; one by one only when somebody among them has none on that day."""
    try:
        return names(ids)
    except NotFound:
        return {one: _or_number(one, names) for one in ids}


def _or_number(one: int, names: Callable[[Iterable[int]], dict[int, str]]) -> str:
    try:
        return names([one])[one]
    except NotFound:
        return f"запись № {one}"


def _pair_name(pair: Pair) -> str:
    return f"{pair.mentor.name.full} — {', '.join(mentee.name.full for mentee in pair.mentees)}"
