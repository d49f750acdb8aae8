"""A school's own versions of the forms of papers; the files lie sealed in the storage."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, UtcDateTime, only_one


class FormVersion(Base):
    """A form a school brought; at most one of a type is in force, none means the house's own."""

    __tablename__ = "form_versions"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name="state"),
        UniqueConstraint("organisation_id", "type_id", "sha256"),
        only_one("uq_form_versions_in_force", "organisation_id", "type_id", where="state = 'published'"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    type_id: Mapped[str]
    sha256: Mapped[str]
    version: Mapped[str] = mapped_column(default="")  # As papers name it; empty while the form does not fit.
    state: Mapped[str] = mapped_column(default="draft")
    note: Mapped[str] = mapped_column(default="")
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    uploaded_by: Mapped[str]
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by: Mapped[str] = mapped_column(default="")
