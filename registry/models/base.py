"""What every table shares: the naming of constraints, dated rows, and times in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    DateTime,
    Dialect,
    Index,
    MetaData,
    String,
    TypeDecorator,
    or_,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

BEGINNING = date(1900, 1, 1)
"""The ``valid_from`` of a fact whose first day nobody knows."""

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


BY_CODE = String().with_variant(String(collation="C"), "postgresql")
"""Text compared by the codes of its letters, as on SQLite: for keys looked for by their beginning."""


def only_one(name: str, *columns: str, where: str) -> Index:
    """A unique index over the rows that answer ``where``, on both engines."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC on both engines; SQLite knows no zones, so it gets and gives naive UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        time: datetime = value
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


class Dated:
    """A fact true from ``valid_from`` to ``valid_to``, both days included; an open end is NULL."""

    valid_from: Mapped[date] = mapped_column(default=BEGINNING)
    valid_to: Mapped[date | None] = mapped_column(default=None)

    @classmethod
    def valid_on(cls, day: date) -> ColumnElement[bool]:
        """The SQL condition «this fact was true on ``day``»."""
        return (cls.valid_from <= day) & or_(cls.valid_to.is_(None), cls.valid_to >= day)


class Declined:
    """A name's forms: what the rules gave, and what somebody confirmed over it.

    ``confidence``: "high", "medium", "low"; empty while nobody has declined the name. ``source`` of the forms
    that hold: "rules", "person", "shared list". The dictionaries map an English case name to the full name.
    """

    declined: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), default=None)
    confidence: Mapped[str] = mapped_column(default="")
    doubt: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="rules")
    confirmed: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), default=None)
    confirmed_by: Mapped[str] = mapped_column(default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
