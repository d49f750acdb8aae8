"""Consents: who, of what kind, signed when, until when, withdrawn when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, only_one


class Consent(Base):
    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_until >= signed_on", name="period"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= signed_on", name="withdrawal"),
        Index("ix_consents_person_id_kind", "person_id", "kind"),
        # Kept once a day; a consent of a pair apart from one of no pair, for NULLs never equal each other.
        only_one(
            "uq_consents_live",
            "person_id",
            "kind",
            "signed_on",
            where="withdrawn_on IS NULL AND pair_id IS NULL",
        ),
        only_one(
            "uq_consents_live_of_pair",
            "person_id",
            "kind",
            "signed_on",
            "pair_id",
            where="withdrawn_on IS NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"), index=True)
    kind: Mapped[str]
    signed_on: Mapped[date]
    valid_until: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id"))
