"""Papers begun but not issued yet: what was chosen and typed. It knows no document type and no rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Draft
from registry.unit_of_work import UnitOfWork

EVENT = "event:"
"""Before an event's id in the place of a type's: the draft of a whole set of papers."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft as it stands; ``typed`` maps a field's name to its text, mistakes and all."""

    id: int
    organisation_id: int
    type_id: str
    subject_ids: tuple[int, ...]
    started_at: datetime
    started_by: str
    document_id: int | None = None
    batch_id: int | None = None
    package_id: int | None = None
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether it has become a paper, a batch of papers, or a package."""
        return any(one is not None for one in (self.document_id, self.batch_id, self.package_id))


def add(uow: UnitOfWork, organisation_id: int, type_id: str, subject_ids: tuple[int, ...]) -> int:
    """Begin a paper of the type about these subjects; returns the draft's id."""
    row = Draft(
        organisation_id=organisation_id,
        type_id=type_id,
        subject_ids=list(dict.fromkeys(subject_ids)),
        started_at=uow.at,
        started_by=uow.actor,
    )
    uow.session.add(row)
    uow.session.flush()
    return row.id


def get(uow: UnitOfWork, draft_id: int) -> DraftFacts:
    """Raises NotFound when there is no such draft."""
    return _facts(uow, _get(uow.session, draft_id), opened=True)


def hold(uow: UnitOfWork, draft_id: int) -> DraftFacts:
    """The same, held till the transaction ends: of two presses of one button the second waits."""
    row = uow.session.scalar(select(Draft).where(Draft.id == draft_id).with_for_update())
    if row is None:
        raise _unknown()
    return _facts(uow, row, opened=True)


def keep_typed(uow: UnitOfWork, draft_id: int, typed: Mapping[str, str]) -> None:
    """Keep what was typed, whatever it is worth."""
    row = _get(uow.session, draft_id)
    row.typed_sealed = uow.cipher.seal(json.dumps(dict(typed), ensure_ascii=False).encode())


def choose(uow: UnitOfWork, draft_id: int, subject_ids: tuple[int, ...]) -> None:
    """Another choice of subjects for the same draft."""
    _get(uow.session, draft_id).subject_ids = list(dict.fromkeys(subject_ids))


def settle(
    uow: UnitOfWork,
    draft_id: int,
    *,
    document_id: int | None = None,
    batch_id: int | None = None,
    package_id: int | None = None,
) -> None:
    """The draft has become a paper, a batch of them, or the package of an event."""
    row = _get(uow.session, draft_id)
    row.document_id, row.batch_id, row.package_id = document_id, batch_id, package_id


def drop(uow: UnitOfWork, draft_id: int) -> None:
    uow.session.delete(_get(uow.session, draft_id))


def drop_older(uow: UnitOfWork, organisation_id: int, than: datetime) -> None:
    """Forget drafts begun before a time: a paper begun and left for so long is not wanted any more."""
    uow.session.execute(
        delete(Draft).where(Draft.organisation_id == organisation_id, Draft.started_at < than)
    )


def open_of(uow: UnitOfWork, organisation_id: int, login: str, limit: int = 5) -> list[DraftFacts]:
    """A person's unfinished drafts, the newest first, without what was typed into them."""
    rows = uow.session.scalars(
        select(Draft)
        .where(
            Draft.organisation_id == organisation_id,
            Draft.started_by == login,
            Draft.document_id.is_(None),
            Draft.batch_id.is_(None),
            Draft.package_id.is_(None),
            Draft.type_id.not_like(f"{EVENT}%"),
        )
        .order_by(Draft.id.desc())
        .limit(limit)
    )
    return [_facts(uow, row, opened=False) for row in rows]


def open_event(session: Session, organisation_id: int, login: str, event: str, subject_id: int) -> int | None:
    """A person's unfinished draft of an event about this very subject: begun again, it goes on."""
    rows = session.scalars(
        select(Draft)
        .where(
            Draft.organisation_id == organisation_id,
            Draft.started_by == login,
            Draft.type_id == EVENT + event,
            Draft.package_id.is_(None),
        )
        .order_by(Draft.id.desc())
    )
    return next((row.id for row in rows if row.subject_ids == [subject_id]), None)


def _get(session: Session, draft_id: int) -> Draft:
    row = session.get(Draft, draft_id)
    if row is None:
        raise _unknown()
    return row


def _unknown() -> NotFound:
    return NotFound("Такого черновика нет: возможно, он удалён. Начните документ заново.")


def _facts(uow: UnitOfWork, row: Draft, *, opened: bool) -> DraftFacts:
    sealed = row.typed_sealed if opened else None
    return DraftFacts(
        row.id,
        row.organisation_id,
        row.type_id,
        tuple(row.subject_ids),
        row.started_at,
        row.started_by,
        row.document_id,
        row.batch_id,
        row.package_id,
        json.loads(uow.cipher.open(sealed)) if sealed else {},
    )
