"""What has been true of a person or an organisation from day to day: every span, the newest first.

For pages that show how facts changed; papers are made from ``reading``, as of one day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.models import (
    OrganisationDetails,
    PersonName,
    PersonPrivate,
    PersonRole,
    Position,
    Representation,
    Signatory,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A fact in words, and its days: ``until`` None is «to this day»."""

    text: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Kinship:
    """Whom a person stands for, or who stands for them."""

    person_id: int
    relation: str
    basis: str


@dataclass(frozen=True, slots=True)
class PersonHistory:
    names: tuple[Span, ...]
    positions: tuple[Span, ...]
    roles: tuple[Span, ...]
    represents: tuple[Kinship, ...]
    has_private: bool
    confirmed_by: str  # Who confirmed the forms of the newest name; empty when nobody did.


def of_person(session: Session, person_id: int) -> PersonHistory:
    names = session.scalars(
        select(PersonName).where(PersonName.person_id == person_id).order_by(PersonName.valid_from.desc())
    ).all()
    positions = session.scalars(
        select(Position).where(Position.person_id == person_id).order_by(Position.valid_from.desc())
    )
    roles = session.scalars(
        select(PersonRole).where(PersonRole.person_id == person_id).order_by(PersonRole.valid_from.desc())
    )
    represents = session.scalars(
        select(Representation)
        .where(Representation.representative_id == person_id, Representation.valid_to.is_(None))
        .order_by(Representation.id)
    )
    return PersonHistory(
        names=tuple(
            Span(_joined(row.surname, row.first_name, row.patronymic), row.valid_from, row.valid_to)
            for row in names
        ),
        positions=tuple(Span(_position(row), row.valid_from, row.valid_to) for row in positions),
        roles=tuple(Span(row.role, row.valid_from, row.valid_to) for row in roles),
        represents=tuple(Kinship(row.minor_id, row.relation, row.basis) for row in represents),
        has_private=session.get(PersonPrivate, person_id) is not None,
        confirmed_by=names[0].confirmed_by if names else "",
    )


def signatories(session: Session, organisation_id: int) -> tuple[Span, ...]:
    """Who has signed for the organisation."""
    rows = session.scalars(
        select(Signatory)
        .where(Signatory.organisation_id == organisation_id)
        .order_by(Signatory.valid_from.desc())
    )
    return tuple(
        Span(
            f"{'и. о. ' if row.acting else ''}{row.position} — "
            f"{_joined(row.surname, row.first_name, row.patronymic)}",
            row.valid_from,
            row.valid_to,
        )
        for row in rows
    )


def details(session: Session, organisation_id: int) -> tuple[Span, ...]:
    """What the organisation has been called."""
    rows = session.scalars(
        select(OrganisationDetails)
        .where(OrganisationDetails.organisation_id == organisation_id)
        .order_by(OrganisationDetails.valid_from.desc())
    )
    return tuple(Span(row.full_name, row.valid_from, row.valid_to) for row in rows)


def other_names(session: Session, organisation_id: int, on: date) -> tuple[str, ...]:
    """What the organisation was called before a day, or will be after it, full and short; not on the day."""
    rows = session.scalars(
        select(OrganisationDetails).where(OrganisationDetails.organisation_id == organisation_id)
    ).all()
    said = {(row.full_name, row.short_name): row.valid_from <= on <= (row.valid_to or on) for row in rows}
    current = {name for names, is_current in said.items() if is_current for name in names}
    every = dict.fromkeys(name for names in said for name in names)
    return tuple(name for name in every if name not in current)


def _position(row: Position) -> str:
    return ", ".join(
        part
        for part in (row.title, row.class_label and f"{row.class_label} класс", row.employer, row.department)
        if part
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
