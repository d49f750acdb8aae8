"""What a school keeps of the law: its own acts, its rules switched, what papers lean on and were told of."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, UtcDateTime


class OwnAct(Base):
    """An act of the school, its municipality or region; or what it says otherwise of an act of the table.

    A column that is NULL says nothing: of an act of the table the table's word then holds.
    """

    __tablename__ = "acts"
    __table_args__ = (
        UniqueConstraint("organisation_id", "act_id"),
        CheckConstraint("level IN ('federal', 'regional', 'municipal', 'own')", name="level"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    act_id: Mapped[str]
    level: Mapped[str]
    kind: Mapped[str | None]
    issuer: Mapped[str | None]
    number: Mapped[str | None]
    dated: Mapped[date | None]
    title: Mapped[str | None]
    in_force_from: Mapped[date | None]
    in_force_to: Mapped[date | None]
    verified_on: Mapped[date | None]
    source: Mapped[str | None]
    standing: Mapped[str | None]
    note: Mapped[str | None]
    is_basis: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str]


class RuleSetting(Base):
    """A rule that a school has switched off, or on again; ``value`` is its number where the rule has one."""

    __tablename__ = "rule_settings"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    rule_id: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[bool]
    value: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str]


class RuleOverride(Base):
    """A paper issued although a rule forbade it: by whose word, and why."""

    __tablename__ = "rule_overrides"
    __table_args__ = (UniqueConstraint("document_id", "rule_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"))
    rule_id: Mapped[str]
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class DocumentFinding(Base):
    """What was found when the paper was issued and did not forbid it; the words may name people."""

    __tablename__ = "document_findings"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"), index=True)
    rule_id: Mapped[str]
    severity: Mapped[str]
    norm: Mapped[str]
    message_sealed: Mapped[bytes]


class DocumentAct(Base):
    """Which acts an issued paper leans on. ``act_id`` is the part of the reference before the colon.

    ``leads``: the first reference of a paper in force to the act; by these papers are found and counted.
    """

    __tablename__ = "document_acts"
    __table_args__ = (
        Index(
            "ix_document_acts_leads",
            "act_id",
            "organisation_id",
            "dated",
            "document_id",
            sqlite_where=text("leads = 1"),
            postgresql_where=text("leads"),
        ),
    )

    document_id: Mapped[int] = mapped_column(ForeignKey("issued_documents.id"), primary_key=True)
    act_ref: Mapped[str] = mapped_column(primary_key=True)
    act_id: Mapped[str]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    dated: Mapped[date]
    leads: Mapped[bool]


class DraftOverride(Base):
    """A rule set aside for a paper that is not issued yet."""

    __tablename__ = "draft_overrides"

    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)
    rule_id: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
