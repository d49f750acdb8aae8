"""People and what is true of them from one day to another."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import BY_CODE, Base, Dated, Declined, only_one


class Person(Base):
    __tablename__ = "people"
    __table_args__ = (
        Index("ix_people_organisation_id_birth_date", "organisation_id", "birth_date"),
        Index("ix_people_organisation_id_kind", "organisation_id", "kind"),
        UniqueConstraint("organisation_id", "personnel_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    kind: Mapped[str] = mapped_column(
        CheckConstraint("kind IN ('staff', 'pupil', 'parent', 'partner')", name="kind")
    )
    gender: Mapped[str] = mapped_column(CheckConstraint("gender IN ('m', 'f')", name="gender"))
    birth_date: Mapped[date | None]
    personnel_number: Mapped[str | None]  # Табельный номер; NULL where the school keeps none.
    email: Mapped[str] = mapped_column(default="")
    experience_years: Mapped[int | None]
    hired_on: Mapped[date | None]
    dismissed_on: Mapped[date | None]
    contract_number: Mapped[str] = mapped_column(default="")
    contract_date: Mapped[date | None]


class PersonName(Dated, Declined, Base):
    """A name, for a span of time; ``search_key`` is how it is looked for (lower case, ё as е)."""

    __tablename__ = "person_names"
    __table_args__ = (Index("ix_person_names_confidence", "confidence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    surname: Mapped[str]
    first_name: Mapped[str]
    patronymic: Mapped[str] = mapped_column(default="")
    search_key: Mapped[str] = mapped_column(BY_CODE, index=True)


class Position(Dated, Base):
    """What a person is, for a span of time: a post, a class, or a place of work outside."""

    __tablename__ = "positions"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(default="")
    department: Mapped[str] = mapped_column(default="", index=True)
    class_label: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")


class PersonRole(Dated, Base):
    """A part a person plays in mentoring (curator, mentor, mentee), for a span of time."""

    __tablename__ = "person_roles"
    __table_args__ = (only_one("uq_person_roles_open", "person_id", "role", where="valid_to IS NULL"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str]


class Representation(Dated, Base):
    """Who stands for a minor, and by what right."""

    __tablename__ = "representations"
    __table_args__ = (UniqueConstraint("minor_id", "representative_id", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    minor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    representative_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    relation: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")


class PersonPrivate(Base):
    """What few papers need, sealed with the registry's key: passport, address, phone."""

    __tablename__ = "person_private"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    passport_sealed: Mapped[bytes | None]
    address_sealed: Mapped[bytes | None]
    phone_sealed: Mapped[bytes | None]
