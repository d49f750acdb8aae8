"""The register of consents: pages of it by kind, state and name, and what ends soon.

It reads only; what a consent is stands in ``consents``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from registry.models import Consent, Person, PersonName
from registry.search import Page, begins_with, cut
from registry.snapshot import PersonName as NameFacts

SOON = timedelta(days=30)
"""How long before its end a consent is spoken of (requirements V-25)."""

STATES = {
    "live": "действует",
    "soon": "истекает в ближайшие 30 дней",
    "of_age": "18 лет в ближайшие 30 дней или уже есть",
    "paused": "приостановлено",
    "expired": "истекло",
    "withdrawn": "отозвано",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list of consents; ``state`` is a key of ``STATES``."""

    id: int
    person_id: int
    full_name: str
    kind: str
    signed_on: date
    valid_until: date | None
    withdrawn_on: date | None
    state: str = "live"


@dataclass(frozen=True, slots=True)
class Query:
    """What to show of the consents: a kind, a state, names that begin so; a page of it."""

    kind: str = ""
    state: str = ""
    name: str = ""
    page: int = 1
    size: int = 50


def search(session: Session, organisation_id: int, query: Query, on: date) -> Page[Line]:
    """One page of the organisation's consents, the newest first; people are named as of a day."""
    found = _found(organisation_id, query, on)
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    newest = found.order_by(Consent.signed_on.desc(), Consent.id.desc())
    ids = session.scalars(cut(newest, query.page, query.size)).all()
    rows = session.execute(
        select(Consent, PersonName, Person.birth_date)
        .join(Person, Person.id == Consent.person_id)
        .join(PersonName, (PersonName.person_id == Consent.person_id) & PersonName.valid_on(on))
        .where(Consent.id.in_(ids))
    )
    lines = {row.id: _line(row, name, born, on) for row, name, born in rows}
    return Page(tuple(lines[one] for one in ids if one in lines), total, query.page, query.size)


def _found(organisation_id: int, query: Query, on: date) -> Select[int]:
    """The ids asked for; people and names are looked at only where the question is about them."""
    found = select(Consent.id).where(Consent.organisation_id == organisation_id, *_asked(query, on))
    if query.state == "of_age":
        found = found.join(Person, Person.id == Consent.person_id)
    if query.name:
        named = (PersonName.person_id == Consent.person_id) & PersonName.valid_on(on)
        found = found.join(PersonName, named)
    return found


def _asked(query: Query, on: date) -> list[ColumnElement[bool]]:
    found = []
    if query.kind:
        found.append(Consent.kind == query.kind)
    if query.name:
        found.append(begins_with(PersonName.search_key, query.name))
    if query.state in STATES:
        found += _conditions(on)[query.state]
    return found


def _conditions(on: date) -> dict[str, list[ColumnElement[bool]]]:
    """The states as conditions; a row has the first of them, and «soon» and «of_age» are live as well."""
    withdrawn = Consent.withdrawn_on <= on
    kept = or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > on)
    expired = Consent.valid_until < on
    running = or_(Consent.valid_until.is_(None), Consent.valid_until >= on)
    paused = (Consent.paused_on <= on) & or_(Consent.resumed_on.is_(None), Consent.resumed_on > on)
    awake = or_(Consent.paused_on.is_(None), Consent.paused_on > on, Consent.resumed_on <= on)
    by_another = (Consent.signer_id != Consent.person_id) & (Consent.other_basis == "")
    return {
        "withdrawn": [withdrawn],
        "expired": [kept, expired],
        "paused": [kept, running, paused],
        "live": [kept, running, awake],
        "soon": [kept, running, awake, Consent.valid_until <= on + SOON],
        "of_age": [kept, running, awake, by_another, Person.birth_date <= _born_by(on + SOON)],
    }


def _born_by(day: date) -> date:
    """Whoever was born by then is eighteen on ``day``."""
    return day.replace(year=day.year - 18, day=28 if (day.month, day.day) == (2, 29) else day.day)


def state_of(
    *,
    on: date,
    valid_until: date | None,
    withdrawn_on: date | None,
    paused_on: date | None,
    resumed_on: date | None,
    of_age_on: date | None,
) -> str:
    """The one state to name a consent by, the gravest first: a key of ``STATES``.

    ``of_age_on``: the 18th birthday of one for whom a representative signed.
    """
    if withdrawn_on is not None and withdrawn_on <= on:
        return "withdrawn"
    if valid_until is not None and valid_until < on:
        return "expired"
    if paused_on is not None and paused_on <= on and (resumed_on is None or resumed_on > on):
        return "paused"
    if of_age_on is not None and of_age_on <= on + SOON:
        return "of_age"
    return "soon" if valid_until is not None and valid_until <= on + SOON else "live"


def eighteenth_birthday(born: date) -> date:
    """The day a person comes of age; of one born on 29 February the first of March."""
    if (born.month, born.day) == (2, 29):
        return date(born.year + 18, 3, 1)
    return born.replace(year=born.year + 18)


def _line(row: Consent, name: PersonName, born: date | None, on: date) -> Line:
    by_another = row.signer_id not in {None, row.person_id} and not row.other_basis
    state = state_of(
        on=on,
        valid_until=row.valid_until,
        withdrawn_on=row.withdrawn_on,
        paused_on=row.paused_on,
        resumed_on=row.resumed_on,
        of_age_on=eighteenth_birthday(born) if born and by_another else None,
    )
    full = NameFacts(name.surname, name.first_name, name.patronymic).full
    return Line(
        row.id, row.person_id, full, row.kind, row.signed_on, row.valid_until, row.withdrawn_on, state
    )
