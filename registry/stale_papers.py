"""Papers in force that say the old: of a pair, a person, a school; and what would put each of them right.

It reads the index that ``stated_facts`` keeps. A paper of pairs counts only for those of its pairs that work
and stand in it still; of several consents of one person only the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from registry.document_links import ENDING, in_force
from registry.models import DocumentFact, DocumentLink, DocumentSubject, IssuedDocument, Pair, PairMentee
from registry.reference.lasting_facts import lasting_facts

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class StaleFact:
    """One fact that one paper states otherwise than the registry: since which day, of what."""

    document_id: int
    type_id: str
    file_title: str
    number: str
    dated: date
    kind: str
    subject_id: int
    fact: str
    since: date

    @property
    def calls_for_paper(self) -> bool:
        """Whether a new paper is needed; otherwise the old one stays as it is, and this is only told."""
        return self.fact in lasting_facts()[self.type_id].facts


def of_pair(session: Session, pair_id: int, on: date) -> list[StaleFact]:
    """What the papers of a pair say wrong of it, of its people and of the school."""
    return _found(session, _of_documents_about(DocumentSubject.pair_id == pair_id), on, pair_id=pair_id)


def of_person(session: Session, person_id: int, on: date) -> list[StaleFact]:
    """What papers say wrong of the person."""
    own = (DocumentFact.subject_kind == "person") & (DocumentFact.subject_id == person_id)
    return _found(session, own, on)


def of_organisation(session: Session, organisation_id: int, on: date) -> list[StaleFact]:
    """What papers say wrong of the school itself: its name, its head; the first of them."""
    own = (DocumentFact.subject_kind == "organisation") & (DocumentFact.subject_id == organisation_id)
    return _found(session, own, on)


def calling(session: Session, organisation_id: int, on: date) -> list[StaleFact]:
    """Everything in the school that calls for a new paper; the first of it."""
    return _found(session, (DocumentFact.organisation_id == organisation_id) & _calls(), on)


def count_calling(session: Session, organisation_id: int, on: date) -> int:
    """How many papers of the school call for a new one."""
    own = (DocumentFact.organisation_id == organisation_id) & _calls()
    counted = select(func.count(DocumentFact.document_id.distinct()))
    return session.scalar(_narrowed(counted, own, on, None)) or 0


def papers_needed(session: Session, pair_id: int, on: date) -> dict[str, tuple[int, ...]]:
    """Type of a new paper → the papers of the pair in force that it is to put right."""
    lasting = lasting_facts()
    needed: dict[str, dict[int, None]] = {}
    for one in of_pair(session, pair_id, on):
        if one.calls_for_paper and lasting[one.type_id].event:
            needed.setdefault(lasting[one.type_id].paper, {})[one.document_id] = None
    return {type_id: tuple(ids) for type_id, ids in needed.items()}


def _found(
    session: Session, condition: ColumnElement[bool], on: date, *, pair_id: int | None = None
) -> list[StaleFact]:
    columns = select(DocumentFact, IssuedDocument)
    rows = session.execute(
        _narrowed(columns, condition, on, pair_id)
        .order_by(IssuedDocument.dated, IssuedDocument.id, DocumentFact.id)
        .limit(MOST_SHOWN)
    )
    return [
        StaleFact(
            paper.id,
            paper.type_id,
            paper.file_title,
            paper.number,
            paper.dated,
            fact.subject_kind,
            fact.subject_id,
            fact.fact,
            fact.stale_from,
        )
        for fact, paper in rows
    ]


def _narrowed(
    statement: Select[*tuple[Any, ...]],
    condition: ColumnElement[bool],
    on: date,
    pair_id: int | None,
) -> Select[*tuple[Any, ...]]:
    return (
        statement.select_from(DocumentFact)
        .join(IssuedDocument, IssuedDocument.id == DocumentFact.document_id)
        .where(
            condition,
            DocumentFact.stale_from <= on,
            DocumentFact.amended_by.is_(None),
            in_force(pair_id),
            or_(_stands_in_pair(pair_id), and_(_is_of_person(), _is_last())),
        )
    )


def _calls() -> ColumnElement[bool]:
    """The SQL condition «another word here calls for a new paper»."""
    return or_(
        *(
            and_(IssuedDocument.type_id == one.id, DocumentFact.fact.in_(one.facts))
            for one in lasting_facts().values()
        )
    )


def _of_documents_about(subject: ColumnElement[bool]) -> ColumnElement[bool]:
    return DocumentFact.document_id.in_(select(DocumentSubject.document_id).where(subject))


def _stands_in_pair(pair_id: int | None) -> ColumnElement[bool]:
    """The fact is of a working pair that stands in the paper still, of somebody in it, or of the school."""
    subject, pair, mentee = aliased(DocumentSubject), aliased(Pair), aliased(PairMentee)
    link, later = aliased(DocumentLink), aliased(IssuedDocument)
    is_mentee = exists().where(mentee.pair_id == pair.id, mentee.person_id == DocumentFact.subject_id)
    of_pair = or_(
        DocumentFact.subject_kind == "organisation",
        and_(DocumentFact.subject_kind == "pair", pair.id == DocumentFact.subject_id),
        and_(
            DocumentFact.subject_kind == "person",
            or_(pair.mentor_id == DocumentFact.subject_id, is_mentee),
        ),
    )
    ended = exists().where(
        link.to_id == DocumentFact.document_id,
        link.kind.in_(ENDING),
        link.pair_id == pair.id,
        later.id == link.from_id,
        later.status == "issued",
    )
    conditions = [
        subject.document_id == DocumentFact.document_id,
        subject.pair_id == pair.id,
        pair.status == "active",
        of_pair,
        ~ended,
    ]
    if pair_id is not None:
        conditions.append(pair.id == pair_id)
    return exists().where(*conditions)


def _is_of_person() -> ColumnElement[bool]:
    return IssuedDocument.subject_kind == "person"


def _is_last() -> ColumnElement[bool]:
    """No later paper of the type about the same person is in force: a new consent stands for the old one."""
    own, other, later = aliased(DocumentSubject), aliased(DocumentSubject), aliased(IssuedDocument)
    return ~exists().where(
        own.document_id == IssuedDocument.id,
        other.person_id == own.person_id,
        later.id == other.document_id,
        later.type_id == IssuedDocument.type_id,
        later.status == "issued",
        later.id > IssuedDocument.id,
    )
