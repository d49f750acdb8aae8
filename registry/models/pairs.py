"""Pairs and groups, their forms, and their personal programmes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.models.base import Base


class MentoringForm(Base):
    __tablename__ = "mentoring_forms"

    code: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    federal: Mapped[bool] = mapped_column(default=False)


class Pair(Base):
    __tablename__ = "pairs"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="period"),
        CheckConstraint("status IN ('draft', 'active', 'closed', 'cancelled')", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    form_code: Mapped[str] = mapped_column(ForeignKey("mentoring_forms.code"))
    kind: Mapped[str] = mapped_column(default="традиционное")
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    curator_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    status: Mapped[str] = mapped_column(default="draft", index=True)
    request: Mapped[str] = mapped_column(default="")
    department: Mapped[str] = mapped_column(default="", index=True)
    # The sum is kept in kopecks: SQLite has no decimals, and money may not be rounded.
    amount_kopecks: Mapped[int | None]
    hours_per_month: Mapped[int | None]
    mode: Mapped[str] = mapped_column(default="очно")
    in_job_function: Mapped[bool] = mapped_column(default=False)
    job_function_clause: Mapped[str] = mapped_column(default="")
    # The live order that fixed the pair; the column itself keeps a pair from being in two of them.
    order_id: Mapped[int | None] = mapped_column(ForeignKey("issued_documents.id"), index=True)
    # The pair whose work it takes over, when the mentor of a pair is changed.
    succeeds_id: Mapped[int | None] = mapped_column(ForeignKey("pairs.id"), index=True)

    form: Mapped[MentoringForm] = relationship()
    mentees: Mapped[list[PairMentee]] = relationship(order_by="PairMentee.id", cascade="all, delete-orphan")
    programme: Mapped[Programme | None] = relationship()


class PairMentee(Base):
    __tablename__ = "pair_mentees"
    __table_args__ = (UniqueConstraint("pair_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)


class Programme(Base):
    __tablename__ = "programmes"

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"), unique=True)
    request: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="")
    tasks: Mapped[list[str]] = mapped_column(JSON, default=list)
    expected_result: Mapped[str] = mapped_column(default="")
    meetings: Mapped[str] = mapped_column(default="")

    activities: Mapped[list[ProgrammeActivity]] = relationship(
        order_by="ProgrammeActivity.ordinal", cascade="all, delete-orphan"
    )


class ProgrammeActivity(Base):
    """One row of a programme's plan of activities."""

    __tablename__ = "programme_activities"
    __table_args__ = (UniqueConstraint("programme_id", "ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id"))
    ordinal: Mapped[int]
    section: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    term: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    planned_result: Mapped[str] = mapped_column(default="")
    actual_result: Mapped[str] = mapped_column(default="")
