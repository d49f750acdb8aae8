"""Which papers of a type about a person or a pair are in force already."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.document_links import in_force
from registry.models import DocumentSubject, IssuedDocument
from registry.snapshot import IssuedReference


def papers_in_force(
    session: Session, type_id: str, *, pair_id: int | None = None, person_id: int | None = None
) -> tuple[IssuedReference, ...]:
    """The papers of the type about the pair, or about the person, that are in force; by their dates."""
    about = DocumentSubject.pair_id == pair_id if pair_id else DocumentSubject.person_id == person_id
    rows = session.scalars(
        select(IssuedDocument)
        .join(DocumentSubject, DocumentSubject.document_id == IssuedDocument.id)
        .where(about, IssuedDocument.type_id == type_id, in_force(pair_id))
        .order_by(IssuedDocument.dated, IssuedDocument.id)
    )
    return tuple(IssuedReference(row.id, row.type_id, row.number, row.dated) for row in rows)
