"""The journal of issued documents."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.models.base import Base, UtcDateTime
from registry.models.numbering import NumberingSeries


class IssuedDocument(Base):
    """A paper as it left the house; never changed but for its status."""

    __tablename__ = "issued_documents"
    __table_args__ = (
        UniqueConstraint("series_id", "year", "ordinal"),
        CheckConstraint("status IN ('issued', 'void')", name="status"),
        Index("ix_issued_documents_organisation_id_dated", "organisation_id", "dated"),
        Index("ix_issued_documents_organisation_id_type_id", "organisation_id", "type_id"),
        Index("ix_issued_documents_organisation_id_year_status", "organisation_id", "year", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    series_id: Mapped[int] = mapped_column(ForeignKey("numbering_series.id"))
    year: Mapped[int]
    ordinal: Mapped[int]
    number: Mapped[str]
    dated: Mapped[date]
    type_id: Mapped[str]
    title: Mapped[str]
    file_title: Mapped[str]
    subject_kind: Mapped[str]
    snapshot_sealed: Mapped[bytes]
    template_version: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    status: Mapped[str] = mapped_column(default="issued")
    void_reason: Mapped[str] = mapped_column(default="")
    void_on: Mapped[date | None]
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by: Mapped[str]
    # The event that made it among others. Added after the tables: packages name pairs, and pairs name papers.
    package_id: Mapped[int | None] = mapped_column(
        ForeignKey("packages.id", name="fk_issued_documents_package_id_packages", use_alter=True), index=True
    )

    series: Mapped[NumberingSeries] = relationship()
    subjects: Mapped[list[DocumentSubject]] = relationship(cascade="all, delete-orphan")


class DocumentSubject(Base):
    """Which person or pair a paper speaks of, so that their page can list it."""

    __tablename__ = "document_subjects"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (pair_id IS NULL)", name="one"),
        Index("ix_document_subjects_pair_id_document_id", "pair_id", "document_id"),
        Index("ix_document_subjects_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"))
