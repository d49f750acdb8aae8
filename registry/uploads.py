"""Spreadsheets that were read and wait for a person's word; the files lie sealed in the storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import Conflict, NotFound
from registry.models import FormVersion, IssuedDocument, Upload
from registry.unit_of_work import UnitOfWork

Mapping_ = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class UploadFacts:
    """``mapping``: sheet → header → field, as a person chose; None while nobody has."""

    id: int
    organisation_id: int
    kind: str
    file_name: str
    sha256: str
    mapping: Mapping_ | None
    uploaded_at: datetime
    uploaded_by: str
    saved_at: datetime | None


def add(uow: UnitOfWork, organisation_id: int, *, kind: str, file_name: str, sha256: str) -> int:
    """``kind`` is "people" or "pairs"; returns the upload's id."""
    row = Upload(
        organisation_id=organisation_id,
        kind=kind,
        file_name=file_name,
        sha256=sha256,
        uploaded_at=uow.at,
        uploaded_by=uow.actor,
    )
    uow.session.add(row)
    uow.session.flush()
    return row.id


def get(session: Session, upload_id: int) -> UploadFacts:
    """Raises NotFound when there is no such upload."""
    return _facts(_get(session, upload_id))


def waiting(session: Session, organisation_id: int, kind: str, limit: int = 10) -> list[UploadFacts]:
    """The organisation's uploads that nobody has confirmed, the newest first."""
    rows = session.scalars(
        select(Upload)
        .where(Upload.organisation_id == organisation_id, Upload.kind == kind, Upload.saved_at.is_(None))
        .order_by(Upload.id.desc())
        .limit(limit)
    )
    return [_facts(row) for row in rows]


def find_waiting(session: Session, organisation_id: int, kind: str, sha256: str) -> int | None:
    """The unsaved upload of the very same file, when there is one."""
    return session.scalar(
        select(Upload.id).where(
            Upload.organisation_id == organisation_id,
            Upload.kind == kind,
            Upload.sha256 == sha256,
            Upload.saved_at.is_(None),
        )
    )


def drop(uow: UnitOfWork, upload_id: int) -> None:
    """Forget an upload nobody will confirm. Raises Conflict when it is saved already."""
    uow.session.delete(_unsaved(uow.session, upload_id))


def drop_older(uow: UnitOfWork, than: datetime) -> set[str]:
    """Forget every upload made before a time, saved or not; returns the hashes of their files."""
    old = list(uow.session.scalars(select(Upload).where(Upload.uploaded_at < than)))
    for row in old:
        uow.session.delete(row)
    uow.session.flush()
    return {row.sha256 for row in old}


def is_named(session: Session, sha256: str) -> bool:
    """Whether an upload, an issued paper or a version of a form still names the file."""
    return any(
        session.scalar(select(table.id).where(table.sha256 == sha256).limit(1)) is not None
        for table in (Upload, IssuedDocument, FormVersion)
    )


def remap(uow: UnitOfWork, upload_id: int, mapping: Mapping_) -> None:
    """What the columns mean, in a person's word. Raises Conflict when the table is saved already."""
    row = _unsaved(uow.session, upload_id)
    row.mapping = {sheet: dict(columns) for sheet, columns in mapping.items()}


def mark_saved(uow: UnitOfWork, upload_id: int) -> None:
    """In the transaction that saves the rows; the second of two clicks gets a Conflict and saves nothing."""
    _unsaved(uow.session, upload_id).saved_at = uow.at
    uow.session.flush()


def _unsaved(session: Session, upload_id: int) -> Upload:
    row = session.scalar(select(Upload).where(Upload.id == upload_id).with_for_update())
    if row is None:
        raise NotFound("Такой загрузки нет.")
    if row.saved_at is not None:
        raise Conflict("Эта таблица уже сохранена: чтобы внести изменения, загрузите её ещё раз.")
    return row


def _get(session: Session, upload_id: int) -> Upload:
    row = session.get(Upload, upload_id)
    if row is None:
        raise NotFound("Такой загрузки нет.")
    return row


def _facts(row: Upload) -> UploadFacts:
    return UploadFacts(
        row.id, row.organisation_id, row.kind, row.file_name, row.sha256, row.mapping, row.uploaded_at,
        row.uploaded_by, row.saved_at,
    )  # fmt: skip
