"""Packages: which events have made papers. It knows no rule of an event and no form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Organisation, Package
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """An event that has made papers; ``pair_id`` is None when it is the whole school's."""

    id: int
    organisation_id: int
    event: str
    pair_id: int | None
    on: date
    by: str
    at: datetime


def add(uow: UnitOfWork, organisation_id: int, event: str, pair_id: int | None, on: date) -> int:
    """Note the event of a day; returns the package's id."""
    row = Package(
        organisation_id=organisation_id, event=event, pair_id=pair_id, on=on, by=uow.actor, at=uow.at
    )
    uow.session.add(row)
    uow.session.flush()
    return row.id


def get(session: Session, package_id: int) -> PackageFacts:
    """Raises NotFound."""
    row = session.get(Package, package_id)
    if row is None:
        raise NotFound("Такого набора документов нет.")
    return _facts(row)


def latest(session: Session, organisation_id: int, event: str, pair_id: int | None) -> PackageFacts | None:
    """The last time the event happened to the pair, or to the school."""
    about = Package.pair_id.is_(None) if pair_id is None else Package.pair_id == pair_id
    row = session.scalar(
        select(Package)
        .where(Package.organisation_id == organisation_id, Package.event == event, about)
        .order_by(Package.id.desc())
        .limit(1)
    )
    return None if row is None else _facts(row)


def of_pair(session: Session, pair_id: int) -> list[PackageFacts]:
    """What has happened to the pair, the earliest first."""
    rows = session.scalars(select(Package).where(Package.pair_id == pair_id).order_by(Package.id))
    return [_facts(row) for row in rows]


def hold_organisation(session: Session, organisation_id: int) -> None:
    """Hold the school till the transaction ends, so that one event of it is not made twice at once."""
    session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update(key_share=True)
    ).all()


def _facts(row: Package) -> PackageFacts:
    return PackageFacts(row.id, row.organisation_id, row.event, row.pair_id, row.on, row.by, row.at)
