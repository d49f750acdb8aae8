"""An organisation as of a day: its name, who signs for it, and the municipality above it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Organisation, OrganisationDetails, Signatory
from registry.name_facts import name_of
from registry.organisations import letterhead_of
from registry.snapshot import Gender
from registry.snapshot import Organisation as OrganisationFacts
from registry.snapshot import Signatory as SignatoryFacts

Row = TypeVar("Row", OrganisationDetails, Signatory)


def organisation(session: Session, organisation_id: int, on: date) -> OrganisationFacts:
    """Raises NotFound when on that day nobody knows its name or who signs for it."""
    row = session.get(Organisation, organisation_id)
    if row is None:
        raise NotFound("Такой организации в реестре нет.")
    details = _latest(session, OrganisationDetails, organisation_id, on)
    signatory = _latest(session, Signatory, organisation_id, on)
    if details is None or signatory is None:
        what = "название организации" if details is None else "руководитель"
        raise NotFound(f"На {on:%d.%m.%Y} не указан {what}: дополните настройки школы.")
    municipality = _latest(session, OrganisationDetails, row.parent_id, on) if row.parent_id else None
    return OrganisationFacts(
        id=row.id,
        full_name=details.full_name,
        short_name=details.short_name,
        city=details.city,
        director=_signatory(signatory),
        founder=details.founder,
        address=details.address,
        inn=row.inn,
        ogrn=row.ogrn,
        phone=details.phone,
        email=details.email,
        site_url=details.site_url,
        municipality=municipality.full_name if municipality else "",
        is_municipal=row.is_municipal,
        letterhead=letterhead_of(row),
    )


def _latest(session: Session, table: type[Row], organisation_id: int, on: date) -> Row | None:
    return session.scalar(
        select(table)
        .where(table.organisation_id == organisation_id, table.valid_on(on))
        .order_by(table.valid_from.desc())
        .limit(1)
    )


def _signatory(row: Signatory) -> SignatoryFacts:
    return SignatoryFacts(
        name=name_of(row),
        gender=cast(Gender, row.gender),
        position=row.position,
        acting=row.acting,
        authority=row.authority,
    )
