"""Papers begun but not issued yet: what was chosen and typed, so that nothing is lost on the way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, UtcDateTime


class Draft(Base):
    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    type_id: Mapped[str]
    subject_ids: Mapped[list[int]] = mapped_column(JSON)
    # What was typed may hold personal data, and is kept as it was typed, mistakes and all.
    typed_sealed: Mapped[bytes | None]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_by: Mapped[str]
    # What became of it; a second press of the button finds the first one's paper here.
    document_id: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batches.id"))
    package_id: Mapped[int | None] = mapped_column(ForeignKey("packages.id"))
