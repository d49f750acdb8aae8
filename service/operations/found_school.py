"""Set a school up: its card, its municipality, who signs, and the journals it numbers papers in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime

from registry import journal, organisations, reference
from registry.organisations import Details, Signing
from registry.unit_of_work import UnitOfWork
from service.parts import Parts

SERIES = (
    ("orders", "Приказы по основной деятельности", "{n}-ОД"),
    ("addenda", "Дополнительные соглашения к трудовым договорам", "{n}/к"),
    ("incoming", "Входящие заявления и согласия работников", "{n}-вх"),
    ("consents", "Согласия на обработку персональных данных", "{n}-С"),
    ("programmes", "Персонализированные программы", "{n}-ПН"),
)
"""Code, title and pattern of the journals a school begins with; the patterns are changed in the settings."""


@dataclass(frozen=True, slots=True)
class SchoolCard:
    """What a school says of itself; the file samples/school/school.toml shows one."""

    details: Details
    inn: str
    ogrn: str
    is_municipal: bool
    signing: Signing
    signing_since: date
    municipality: Details
    municipality_inn: str


def read_card(text: str) -> SchoolCard:
    """The card from its TOML text. Raises KeyError or TypeError on a missing or unknown field."""
    card = tomllib.loads(text)
    school, municipality = dict(card["school"]), dict(card["municipality"])
    signing = dict(card["director"])
    return SchoolCard(
        inn=school.pop("inn"),
        ogrn=school.pop("ogrn"),
        is_municipal=school.pop("is_municipal", True),
        details=Details(**school),
        signing_since=signing.pop("since"),
        signing=Signing(**signing),
        municipality_inn=municipality.pop("inn"),
        municipality=Details(**municipality),
    )


def found_school(parts: Parts, card: SchoolCard, *, actor: str, at: datetime) -> int:
    """Register the school and return its id; a school known by its ИНН is left as it is."""
    with UnitOfWork(parts.database, actor=actor, at=at) as uow:
        reference.load(uow)
        known = organisations.find_by_inn(uow.session, card.inn)
        school_id = known if known is not None else _found(uow, card)
        uow.commit()
    return school_id


def _found(uow: UnitOfWork, card: SchoolCard) -> int:
    municipality_id = organisations.find_by_inn(uow.session, card.municipality_inn)
    if municipality_id is None:
        municipality_id = organisations.add(uow, "municipality", card.municipality, inn=card.municipality_inn)
    school_id = organisations.add(
        uow,
        "school",
        card.details,
        parent_id=municipality_id,
        inn=card.inn,
        ogrn=card.ogrn,
        is_municipal=card.is_municipal,
    )
    organisations.change_signatory(uow, school_id, card.signing, since=card.signing_since)
    for code, title, pattern in SERIES:
        journal.open_series(uow, school_id, code, title, pattern)
    return school_id
