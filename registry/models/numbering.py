"""Numbering series, their counters, and numbers held for a paper still to come."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, UtcDateTime


class NumberingSeries(Base):
    """One journal of one organisation and the pattern of its numbers: «{n}-ОД»."""

    __tablename__ = "numbering_series"
    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    code: Mapped[str]
    title: Mapped[str]
    pattern: Mapped[str]


class NumberCounter(Base):
    """The last number given in a series in a calendar year."""

    __tablename__ = "number_counters"

    series_id: Mapped[int] = mapped_column(ForeignKey("numbering_series.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class HeldNumber(Base):
    """A number held for a paper still to come; then used by it, or void with a reason. Never given twice."""

    __tablename__ = "held_numbers"
    __table_args__ = (
        UniqueConstraint("series_id", "year", "ordinal"),
        CheckConstraint("status IN ('held', 'used', 'void')", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("numbering_series.id"))
    year: Mapped[int]
    # Below zero for a number put in between: «26/1» follows the 26th and has no place in the count.
    ordinal: Mapped[int]
    number: Mapped[str]
    dated: Mapped[date]
    purpose: Mapped[str]
    status: Mapped[str] = mapped_column(default="held")
    void_reason: Mapped[str] = mapped_column(default="")
    held_at: Mapped[datetime] = mapped_column(UtcDateTime)
    held_by: Mapped[str]


class CaseFile(Base):
    """A line of a school's nomenclature of files: one of the house's own that it changed, or one it added."""

    __tablename__ = "case_files"
    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    code: Mapped[str]
    index: Mapped[str]
    title: Mapped[str]
    retention: Mapped[str]
    basis: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    is_kept: Mapped[bool] = mapped_column(default=True)
