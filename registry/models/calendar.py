"""A school's own working days: the length of its week, and the days it moved."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base


class SchoolWeek(Base):
    """How many days a week the school works; no row is five."""

    __tablename__ = "school_weeks"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    days: Mapped[int] = mapped_column(CheckConstraint("days IN (5, 6)", name="days"))


class CalendarDay(Base):
    """A day the school works or rests on, whatever the common calendar says."""

    __tablename__ = "calendar_days"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    works: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
