"""Consents: who, of what kind, signed when, until when, withdrawn when; what a withdrawal set in motion."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, only_one


class Consent(Base):
    """A signed consent, or the mark of another basis of law (``other_basis``)."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_until >= signed_on", name="period"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= signed_on", name="withdrawal"),
        Index("ix_consents_person_id_kind", "person_id", "kind"),
        Index("ix_consents_organisation_id_signed_on", "organisation_id", "signed_on"),
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
    youth_signed: Mapped[bool | None]  # Whether a minor of 14–17 signed too; NULL where nobody was asked.
    items: Mapped[dict[str, bool] | None] = mapped_column(JSON(none_as_null=True))
    resources: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    conditions_sealed: Mapped[bytes | None]
    recipient: Mapped[str] = mapped_column(default="")
    other_basis: Mapped[str] = mapped_column(default="")
    paused_on: Mapped[date | None]
    resumed_on: Mapped[date | None]


class WithdrawalTask(Base):
    """What must be done by a day after a withdrawal; ``place``: the address or the recipient it is about."""

    __tablename__ = "withdrawal_tasks"
    __table_args__ = (Index("ix_withdrawal_tasks_organisation_id_done_on", "organisation_id", "done_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    consent_id: Mapped[int] = mapped_column(ForeignKey("consents.id"), index=True)
    kind: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    done_by: Mapped[str] = mapped_column(default="")
