"""What a later paper does to an earlier one, and which papers are in force after all of them.

An issued paper is never rewritten: what amends, replaces or revokes it is another paper with a link. A link
of a voided paper does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from registry import document_acts
from registry.errors import InvalidFact
from registry.models import DocumentLink, IssuedDocument
from registry.reference.events import LinkKind
from registry.unit_of_work import UnitOfWork

ENDING: tuple[LinkKind, ...] = ("replaces", "revokes")
"""What puts a paper, or its point about a pair, out of force."""

CHANGING: tuple[LinkKind, ...] = ("amends", "replaces", "revokes")
"""What makes a paper say other than it was issued with; it cannot be voided while such a link lives."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link seen from one end: its kind, about which pair (None: the whole paper), and the other paper."""

    kind: LinkKind
    pair_id: int | None
    document_id: int
    type_id: str
    file_title: str
    number: str
    dated: date
    is_void: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """What a paper does to earlier ones, and what later ones do to it; by their dates."""

    does: tuple[Link, ...]
    suffers: tuple[Link, ...]

    @property
    def changes(self) -> tuple[Link, ...]:
        """The living links that change this very paper."""
        return tuple(one for one in self.suffers if one.kind in CHANGING and not one.is_void)

    @property
    def is_ended(self) -> bool:
        """Whether the paper as a whole is out of force."""
        return any(one.kind in ENDING and one.pair_id is None for one in self.changes)


def add(uow: UnitOfWork, from_id: int, to_id: int, kind: LinkKind, pair_id: int | None = None) -> None:
    """The paper ``from_id`` does this to ``to_id``; told twice, it stays once. Raises InvalidFact."""
    if from_id == to_id:
        raise InvalidFact("Документ не ссылается сам на себя.")
    known = uow.session.scalar(
        select(DocumentLink.id).where(
            DocumentLink.from_id == from_id,
            DocumentLink.to_id == to_id,
            DocumentLink.kind == kind,
            DocumentLink.pair_id.is_(None) if pair_id is None else DocumentLink.pair_id == pair_id,
        )
    )
    if known is None:
        uow.session.add(DocumentLink(from_id=from_id, to_id=to_id, kind=kind, pair_id=pair_id))
        if kind in ENDING and pair_id is None:
            document_acts.release(uow, to_id)


def ended_by(session: Session, document_id: int) -> tuple[int, ...]:
    """The papers not void themselves that this one has put out of force as a whole."""
    rows = session.scalars(
        select(DocumentLink.to_id)
        .join(IssuedDocument, IssuedDocument.id == DocumentLink.to_id)
        .where(
            DocumentLink.from_id == document_id,
            DocumentLink.kind.in_(ENDING),
            DocumentLink.pair_id.is_(None),
            IssuedDocument.status == "issued",
        )
    )
    return tuple(rows)


def chain(session: Session, document_id: int) -> Chain:
    """Every link of the paper, both ways."""
    return Chain(
        tuple(_links(session, DocumentLink.from_id == document_id, DocumentLink.to_id)),
        tuple(_links(session, DocumentLink.to_id == document_id, DocumentLink.from_id)),
    )


def changes_of(session: Session, document_ids: Iterable[int]) -> dict[int, tuple[Link, ...]]:
    """Document id → the living links that change it; those without any are left out."""
    asked = tuple(document_ids)
    found: dict[int, tuple[Link, ...]] = {}
    if not asked:
        return found
    rows = session.execute(
        select(DocumentLink, IssuedDocument)
        .join(IssuedDocument, IssuedDocument.id == DocumentLink.from_id)
        .where(
            DocumentLink.to_id.in_(asked),
            DocumentLink.kind.in_(CHANGING),
            IssuedDocument.status == "issued",
        )
        .order_by(IssuedDocument.dated, IssuedDocument.id)
    )
    for link, paper in rows:
        found[link.to_id] = (*found.get(link.to_id, ()), _link(link, paper))
    return found


def in_force(pair_id: int | InstrumentedAttribute[int | None] | None = None) -> ColumnElement[bool]:
    """The SQL condition «this paper is in force»: neither voided, nor replaced, nor revoked.

    ``pair_id``: nor is what it says of this pair, a pair's id or a column that holds one.
    """
    link, later = aliased(DocumentLink), aliased(IssuedDocument)
    whole = link.pair_id.is_(None)
    reach = whole if pair_id is None else or_(whole, link.pair_id == pair_id)
    ended = exists().where(
        link.to_id == IssuedDocument.id,
        link.kind.in_(ENDING),
        reach,
        later.id == link.from_id,
        later.status == "issued",
    )
    return (IssuedDocument.status == "issued") & ~ended


def _links(
    session: Session, condition: ColumnElement[bool], other: InstrumentedAttribute[int]
) -> Iterable[Link]:
    rows = session.execute(
        select(DocumentLink, IssuedDocument)
        .join(IssuedDocument, IssuedDocument.id == other)
        .where(condition)
        .order_by(IssuedDocument.dated, IssuedDocument.id)
    )
    return [_link(link, paper) for link, paper in rows]


def _link(link: DocumentLink, paper: IssuedDocument) -> Link:
    return Link(
        cast(LinkKind, link.kind),
        link.pair_id,
        paper.id,
        paper.type_id,
        paper.file_title,
        paper.number,
        paper.dated,
        paper.status == "void",
    )
