"""Give an issued paper's file to somebody who may have it, as Word or as PDF, and note that it was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from registry import audit, journal
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.paper_pdf import paper_pdf
from service.parts import Parts
from service.reach import NO_DOCUMENT, require_own

Format = Literal["docx", "pdf"]

ACTIONS: dict[Format, str] = {"docx": "take", "pdf": "take_pdf"}
"""What the audit log says of a file taken."""


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


def paper_name(record: Record) -> str:
    """«Приказ о закреплении пар № 1-ОД от 15.09.2026»: a title, a number and a date, never a person."""
    number = record.number.replace("/", "-").replace("\\", "-")
    return f"{record.file_title} № {number} от {record.dated:%d.%m.%Y}"


def file_name(record: Record, kind: Format = "docx") -> str:
    """The paper's name with the extension of its format."""
    return f"{paper_name(record)}.{kind}"


def take_document(
    parts: Parts, actor: Actor, document_id: int, at: datetime, *, kind: Format = "docx"
) -> File:
    """The file as it was issued, or the PDF made of it: the same bytes whenever it is asked for.

    Raises Forbidden, NotFound, FileLost; for a PDF also UnsupportedFeature and ConversionFailed.
    """
    with parts.reading(actor, at) as uow:
        record = journal.get(uow.session, document_id)
        require_paper(parts, actor, record)
    content = paper_content(parts, record, kind)
    note_taken(parts, actor, [record], [kind], at)
    return File(file_name(record, kind), content)


def require_paper(parts: Parts, actor: Actor, record: Record) -> None:
    """Raises NotFound when the paper is another school's, Forbidden when its type is not for the role."""
    require_own(actor, "view_school", record.organisation_id, NO_DOCUMENT)
    actor.require_type(tuple(parts.document_type(record.type_id).manifest.roles))


def paper_content(parts: Parts, record: Record, kind: Format) -> bytes:
    """The bytes of an issued paper in one of its formats; raises what ``take_document`` raises."""
    docx = parts.storage.get(record.sha256)
    return docx if kind == "docx" else paper_pdf(parts, docx)


def note_taken(
    parts: Parts, actor: Actor, records: Iterable[Record], kinds: Iterable[Format], at: datetime
) -> None:
    """A line of the audit log for every file."""
    actions = [ACTIONS[kind] for kind in kinds]
    with parts.writing(actor, at) as uow:
        for record in records:
            for action in actions:
                _note(uow, actor, record, action, at)
        uow.commit()


def _note(uow: UnitOfWork, actor: Actor, record: Record, action: str, at: datetime) -> None:
    audit.record(
        uow.session,
        actor=actor.login,
        at=at,
        action=action,
        object_kind="IssuedDocument",
        object_id=str(record.id),
    )
