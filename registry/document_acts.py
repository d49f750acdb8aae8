"""Which issued papers lean on which acts: written at the issue, asked when an act changes. Knows no form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, insert, select, true, update
from sqlalchemy.orm import Session

from registry.acts import parse
from registry.models import DocumentAct, IssuedDocument
from registry.search import Page, cut
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LeaningPaper:
    """A live paper and how it names the act."""

    document_id: int
    organisation_id: int
    type_id: str
    title: str
    number: str
    dated: date
    references: tuple[str, ...]


def keep(
    uow: UnitOfWork, document_id: int, organisation_id: int, dated: date, references: Iterable[str]
) -> None:
    """Write down what a paper just issued leans on; it is part of the paper's own record."""
    acts: set[str] = set()
    rows = []
    for reference in dict.fromkeys(references):
        act_id = parse(reference).act_id
        rows.append(
            {
                "document_id": document_id,
                "act_ref": reference,
                "act_id": act_id,
                "organisation_id": organisation_id,
                "dated": dated,
                "leads": act_id not in acts,
            }
        )
        acts.add(act_id)
    if rows:
        uow.session.execute(insert(DocumentAct), rows)


def release(uow: UnitOfWork, document_id: int) -> None:
    """The paper is in force no longer: it is not found by its acts any more."""
    of_paper = update(DocumentAct).where(DocumentAct.document_id == document_id)
    uow.session.execute(of_paper.values(leads=False).execution_options(synchronize_session=False))


def restore(uow: UnitOfWork, document_id: int) -> None:
    """The paper is in force again: it is found by each of its acts."""
    rows = uow.session.scalars(
        select(DocumentAct).where(DocumentAct.document_id == document_id).order_by(DocumentAct.act_ref)
    )
    firsts = {row.act_id: row.act_ref for row in reversed(rows.all())}
    found = update(DocumentAct).where(
        DocumentAct.document_id == document_id, DocumentAct.act_ref.in_(firsts.values())
    )
    uow.session.execute(found.values(leads=True).execution_options(synchronize_session=False))


def of_document(session: Session, document_id: int) -> tuple[str, ...]:
    """The references of one paper."""
    rows = session.scalars(select(DocumentAct.act_ref).where(DocumentAct.document_id == document_id))
    return tuple(sorted(rows))


def live_papers(
    session: Session, act_id: str, organisation_ids: Iterable[int], *, page: int = 1, size: int = 50
) -> Page[LeaningPaper]:
    """One page of the papers in force that lean on the act, the newest first."""
    condition = _leaning(act_id, organisation_ids)
    total = session.scalar(select(func.count()).select_from(DocumentAct).where(*condition)) or 0
    newest = select(DocumentAct.document_id).where(*condition)
    newest = newest.order_by(DocumentAct.dated.desc(), DocumentAct.document_id.desc())
    ids = session.scalars(cut(newest, page, size)).all()
    return Page(_papers(session, act_id, ids), total, page, size)


def counts(session: Session, organisation_ids: Iterable[int]) -> dict[str, int]:
    """Act id → how many papers in force lean on it."""
    rows = session.execute(
        select(DocumentAct.act_id, func.count())
        .where(DocumentAct.leads == true(), DocumentAct.organisation_id.in_(tuple(organisation_ids)))
        .group_by(DocumentAct.act_id)
    )
    return {row[0]: row[1] for row in rows}


def _leaning(act_id: str, organisation_ids: Iterable[int]) -> tuple[ColumnElement[bool], ...]:
    here = DocumentAct.organisation_id.in_(tuple(organisation_ids))
    return (DocumentAct.leads == true(), DocumentAct.act_id == act_id, here)


def _papers(session: Session, act_id: str, ids: Sequence[int]) -> tuple[LeaningPaper, ...]:
    rows = session.scalars(select(IssuedDocument).where(IssuedDocument.id.in_(ids)))
    known = {row.id: row for row in rows}
    named: dict[int, list[str]] = {one: [] for one in ids}
    references = select(DocumentAct.document_id, DocumentAct.act_ref).where(
        DocumentAct.document_id.in_(ids), DocumentAct.act_id == act_id
    )
    for document_id, reference in session.execute(references.order_by(DocumentAct.act_ref)):
        named[document_id].append(reference)
    return tuple(_paper(known[one], named[one]) for one in ids)


def _paper(row: IssuedDocument, references: Sequence[str]) -> LeaningPaper:
    return LeaningPaper(
        row.id, row.organisation_id, row.type_id, row.title, row.number, row.dated, tuple(references)
    )
