"""Road maps and programmes as living plans: stages, items, who answers, and the times things are due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.models.base import Base, UtcDateTime


class Plan(Base):
    __tablename__ = "plans"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="period"),
        Index("ix_plans_organisation_id_is_live", "organisation_id", "is_live"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    profile: Mapped[str]
    title: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    approval_words: Mapped[list[str]] = mapped_column(JSON, default=list)
    approval_kind: Mapped[str] = mapped_column(default="")
    approval_number: Mapped[str] = mapped_column(default="")
    approval_dated: Mapped[date | None]
    heading: Mapped[list[str]] = mapped_column(JSON, default=list)
    preamble: Mapped[list[str]] = mapped_column(JSON, default=list)
    columns: Mapped[list[str]] = mapped_column(JSON, default=list)
    source_name: Mapped[str] = mapped_column(default="")
    is_live: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    stages: Mapped[list[PlanStage]] = relationship(order_by="PlanStage.ordinal", cascade="all, delete-orphan")


class PlanStage(Base):
    __tablename__ = "plan_stages"
    __table_args__ = (UniqueConstraint("plan_id", "ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    ordinal: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="")
    task: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    term_words: Mapped[str] = mapped_column(default="")
    responsible_words: Mapped[str] = mapped_column(default="")

    items: Mapped[list[PlanItem]] = relationship(order_by="PlanItem.ordinal", cascade="all, delete-orphan")


class PlanItem(Base):
    """One activity; ``terms`` are the typed terms, ``content`` the list inside it."""

    __tablename__ = "plan_items"
    __table_args__ = (UniqueConstraint("stage_id", "ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("plan_stages.id"))
    ordinal: Mapped[int]
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    content: Mapped[list[Any]] = mapped_column(JSON, default=list)
    result: Mapped[str] = mapped_column(default="")
    term_words: Mapped[str] = mapped_column(default="")
    terms: Mapped[list[Any]] = mapped_column(JSON, default=list)
    shared: Mapped[bool] = mapped_column(default=False)
    responsible_words: Mapped[str] = mapped_column(default="")
    document_types: Mapped[list[str]] = mapped_column(JSON, default=list)
    reflects_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"))

    responsible: Mapped[list[PlanResponsible]] = relationship(
        order_by="PlanResponsible.ordinal", cascade="all, delete-orphan"
    )
    points: Mapped[list[PlanPoint]] = relationship(order_by="PlanPoint.ordinal", cascade="all, delete-orphan")


class PlanResponsible(Base):
    """Who answers for an item: a role of the table, a person of the registry, or words alone."""

    __tablename__ = "plan_responsible"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id"), index=True)
    ordinal: Mapped[int]
    words: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)


class PlanPoint(Base):
    """One time an item is due, and whether it is done; ``plan_id`` stands here for counting by school."""

    __tablename__ = "plan_points"
    __table_args__ = (
        CheckConstraint("status IN ('planned', 'in_progress', 'done', 'cancelled')", name="status"),
        Index("ix_plan_points_plan_id_due_on", "plan_id", "due_on", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id"), index=True)
    ordinal: Mapped[int]
    starts_on: Mapped[date | None]
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="planned")
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class CalendarFeed(Base):
    """A secret address of deadlines; only its token's SHA-256 stands here."""

    __tablename__ = "calendar_feeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), unique=True)
    token_sha256: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
