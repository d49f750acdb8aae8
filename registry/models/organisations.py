"""Schools inside municipalities; their names, details and signatories, dated."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, Dated, Declined, only_one


class Organisation(Base):
    __tablename__ = "organisations"
    __table_args__ = (only_one("uq_organisations_inn", "inn", where="inn <> ''"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    kind: Mapped[str] = mapped_column(CheckConstraint("kind IN ('school', 'municipality')", name="kind"))
    inn: Mapped[str] = mapped_column(default="")
    ogrn: Mapped[str] = mapped_column(default="")
    is_municipal: Mapped[bool] = mapped_column(default=True)
    emblem: Mapped[str] = mapped_column(default="")  # The SHA-256 of a kept picture.
    act: Mapped[str] = mapped_column(default="order")  # What its directives are called: order, directive.
    with_address: Mapped[bool] = mapped_column(default=False)
    with_code: Mapped[bool] = mapped_column(default=False)


class OrganisationDetails(Dated, Base):
    """How the organisation is called and found, for a span of time."""

    __tablename__ = "organisation_details"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    full_name: Mapped[str]
    short_name: Mapped[str]
    city: Mapped[str] = mapped_column(default="")
    founder: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    site_url: Mapped[str] = mapped_column(default="")


class Signatory(Dated, Declined, Base):
    """Who may sign for the organisation, for a span of time."""

    __tablename__ = "signatories"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    surname: Mapped[str]
    first_name: Mapped[str]
    patronymic: Mapped[str] = mapped_column(default="")
    gender: Mapped[str] = mapped_column(CheckConstraint("gender IN ('m', 'f')", name="gender"))
    position: Mapped[str]
    acting: Mapped[bool] = mapped_column(default=False)
    authority: Mapped[str] = mapped_column(default="Устава")
