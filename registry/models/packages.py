"""Packages of papers that one event makes, the links between papers, and the facts that papers state."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, UtcDateTime


class Package(Base):
    """An event that has made papers: of which pair (none for the whole school), on which day, by whom.

    ``on`` is the day of the event; ``at`` when its papers were issued.
    """

    __tablename__ = "packages"
    __table_args__ = (Index("ix_packages_organisation_id_event", "organisation_id", "event"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    event: Mapped[str]
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"), index=True)
    on: Mapped[date]
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class DocumentLink(Base):
    """What a later paper does to an earlier one: amends, replaces, revokes it, or rests on it.

    ``pair_id``: it does so for one pair only, as an order that names many; NULL when for the whole paper.
    """

    __tablename__ = "document_links"
    __table_args__ = (
        CheckConstraint("kind IN ('amends', 'replaces', 'revokes', 'based_on')", name="kind"),
        CheckConstraint("from_id <> to_id", name="two"),
        UniqueConstraint("from_id", "to_id", "kind", "pair_id"),
        Index("ix_document_links_to_id_kind", "to_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"))
    kind: Mapped[str]
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"))


class DocumentFact(Base):
    """A fact that a live paper states: an index over the journal's snapshots, which alone hold the words.

    ``said`` is a digest of the fact as the paper words it: no name is copied here. ``stale_from`` is the day
    from which the registry says otherwise; ``amended_by`` the paper that has put it right.
    """

    __tablename__ = "document_facts"
    __table_args__ = (
        Index("ix_document_facts_subject", "subject_kind", "subject_id", "fact"),
        Index(
            "ix_document_facts_stale",
            "organisation_id",
            "stale_from",
            sqlite_where=text("stale_from IS NOT NULL"),
            postgresql_where=text("stale_from IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"), index=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    fact: Mapped[str]
    said: Mapped[str]
    dated: Mapped[date]
    stale_from: Mapped[date | None]
    amended_by: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id"))
