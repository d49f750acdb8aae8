"""Set a school up: its card, its municipality, who signs, and the journals it numbers papers in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from registry import journal, organisations, reference
from registry.errors import Conflict
from registry.organisations import Details, Signing
from registry.reference.series import all_series
from registry.unit_of_work import UnitOfWork
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """What an organisation says of itself, and who signs for it."""

    details: Details
    signing: Signing
    inn: str
    ogrn: str
    is_municipal: bool


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """A school and the municipality it belongs to; the file samples/school/school.toml shows one."""

    school: OrganisationCard
    municipality: OrganisationCard


def read_card(text: str) -> SchoolCard:
    """The card from its TOML text. Raises KeyError or TypeError on a missing or unknown field."""
    card = tomllib.loads(text)
    return SchoolCard(
        school=_card(card["organisation"], card["director"]),
        municipality=_card(card["municipality"], card["municipality_head"]),
    )


def _card(organisation: dict[str, Any], head: dict[str, Any]) -> OrganisationCard:
    own = dict(organisation)
    return OrganisationCard(
        inn=own.pop("inn"),
        ogrn=own.pop("ogrn"),
        is_municipal=own.pop("is_municipal", True),
        details=Details(**own),
        signing=Signing(**head),
    )


def found_school(parts: Parts, card: SchoolCard, *, actor: str, at: datetime) -> int:
    """Register the school and return its id; a school known by its ИНН is left as it is."""
    try:
        return _found_once(parts, card, actor, at)
    except Conflict:
        # Somebody registered it, or its municipality, at this very moment: now it is known.
        return _found_once(parts, card, actor, at)


def _found_once(parts: Parts, card: SchoolCard, actor: str, at: datetime) -> int:
    with UnitOfWork(parts.database, actor=actor, at=at) as uow:
        reference.load(uow)
        known = organisations.find_by_inn(uow.session, card.school.inn)
        school_id = known if known is not None else _found(uow, card)
        uow.commit()
    return school_id


def _found(uow: UnitOfWork, card: SchoolCard) -> int:
    municipality_id = organisations.find_by_inn(uow.session, card.municipality.inn)
    if municipality_id is None:
        municipality_id = _add(uow, "municipality", card.municipality, parent_id=None)
    school_id = _add(uow, "school", card.school, parent_id=municipality_id)
    for one in all_series():
        journal.open_series(uow, school_id, one.code, one.title, one.pattern)
    return school_id


def _add(uow: UnitOfWork, kind: str, card: OrganisationCard, *, parent_id: int | None) -> int:
    organisation_id = organisations.add(
        uow,
        kind,
        card.details,
        parent_id=parent_id,
        inn=card.inn,
        ogrn=card.ogrn,
        is_municipal=card.is_municipal,
    )
    organisations.change_signatory(uow, organisation_id, card.signing)
    return organisation_id
