"""Give an issued paper's file to somebody who may have it, and note that it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from registry import audit, journal
from registry.journal import Record
from service.access import Actor
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


def file_name(record: Record) -> str:
    """«Приказ о закреплении пар № 1-ОД от 15.09.2026.docx»: a title, a number and a date, never a person."""
    number = record.number.replace("/", "-").replace("\\", "-")
    return f"{record.file_title} № {number} от {record.dated:%d.%m.%Y}.docx"


def take_document(parts: Parts, actor: Actor, document_id: int, at: datetime) -> File:
    """Raises Forbidden, NotFound, FileLost."""
    with parts.writing(actor, at) as uow:
        record = journal.get(uow.session, document_id)
        actor.require("view_school", record.organisation_id)
        actor.require_type(tuple(parts.document_type(record.type_id).manifest.roles))
        content = parts.storage.get(record.sha256)
        audit.record(
            uow.session,
            actor=actor.login,
            at=at,
            action="take",
            object_kind="IssuedDocument",
            object_id=str(document_id),
        )
        uow.commit()
    return File(file_name(record), content)
