"""Batches of papers being made, and uploads waiting for a person's word."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.models.base import Base, UtcDateTime


class Batch(Base):
    """Papers of one type for many subjects; the truth about progress, whatever runs the work."""

    __tablename__ = "batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    type_id: Mapped[str]
    dated: Mapped[date]
    # What was typed may hold personal data.
    inputs_sealed: Mapped[bytes]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_by: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    items: Mapped[list[BatchItem]] = relationship(order_by="BatchItem.id", cascade="all, delete-orphan")


class BatchItem(Base):
    __tablename__ = "batch_items"
    __table_args__ = (
        UniqueConstraint("batch_id", "subject_id"),
        CheckConstraint("status IN ('waiting', 'done', 'refused', 'cancelled')", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"))
    subject_id: Mapped[int]  # Of a person or a pair, as the type's subject says.
    status: Mapped[str] = mapped_column(default="waiting")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id"))
    refusal: Mapped[str] = mapped_column(default="")


class Upload(Base):
    """A spreadsheet or a road map read but not yet saved; the file lies sealed in the storage."""

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    kind: Mapped[str] = mapped_column(CheckConstraint("kind IN ('people', 'pairs', 'road_map')", name="kind"))
    file_name: Mapped[str]
    sha256: Mapped[str]
    mapping: Mapped[dict[str, dict[str, str]] | None] = mapped_column(JSON)
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    uploaded_by: Mapped[str]
    saved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
