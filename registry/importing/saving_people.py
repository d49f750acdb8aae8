"""Accepted rows meet the registry: who is already there is brought up to date, who is not is registered.

Nothing is committed here: the unit of work decides. Knows the tables of people; knows no files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import insert, select

from registry import audit, name_forms, people
from registry.importing.matching import Known, PeopleIndex
from registry.importing.rows import PersonRow, RepresentativeRow
from registry.models import BEGINNING, Person, PersonName, PersonPrivate, Position, Representation
from registry.search import search_key
from registry.snapshot import PrivateFacts
from registry.spreadsheet.text import fold
from registry.unit_of_work import UnitOfWork

ROWS_AT_ONCE = 500
_OWN_FACTS = (
    "birth_date",
    "email",
    "experience_years",
    "hired_on",
    "dismissed_on",
    "contract_number",
    "contract_date",
)
_POST_FACTS = ("title", "department", "class_label", "employer", "category")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many people (or pairs) were registered, changed, and found as they were."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.created + other.created, self.updated + other.updated, self.unchanged + other.unchanged
        )


def save(uow: UnitOfWork, organisation_id: int, rows: Iterable[PersonRow], on: date) -> Outcome:
    """Bring the rows into the registry; what changed holds from ``on``. Parents are counted with the rest.

    Raises Conflict when a personnel number belongs to somebody else; then nothing may be committed.
    """
    present = list(rows)
    index = PeopleIndex.of(uow.session, organisation_id, on)
    index.expect(present)
    outcome = Outcome()
    queue = iter(present)
    while batch := list(islice(queue, ROWS_AT_ONCE)):
        outcome += _save_batch(uow, organisation_id, batch, index, on)
    return outcome


def _save_batch(
    uow: UnitOfWork, organisation_id: int, batch: list[PersonRow], index: PeopleIndex, on: date
) -> Outcome:
    met = [(row, index.match(row)) for row in batch]
    new = [row for row, known in met if known is None]
    created = dict(zip((id(row) for row in new), _register(uow, organisation_id, new, index), strict=True))
    rows = _loaded(uow, [known.id for _, known in met if known is not None])
    updated = sum(_update(uow, rows[known.id], known, row, on) for row, known in met if known is not None)
    uow.session.flush()
    outcome = Outcome(len(new), updated, len(met) - len(new) - updated)
    for row, known in met:
        minor_id = known.id if known is not None else created[id(row)]
        for told in row.representatives:
            outcome += _represent(uow, organisation_id, minor_id, told, index, on)
    return outcome


def _register(uow: UnitOfWork, organisation_id: int, rows: list[PersonRow], index: PeopleIndex) -> list[int]:
    """Register people by the hundred: a statement a table, and the audit log's own rows with them."""
    if not rows:
        return []
    ids = _insert(uow, Person, [_person(organisation_id, row) for row in rows])
    told = list(zip(ids, rows, strict=True))
    _insert(uow, PersonName, [{"person_id": one, **_name(uow, row)} for one, row in told])
    _insert(uow, Position, [{"person_id": one, "valid_from": BEGINNING, **_post(row)} for one, row in told])
    sealed = [_sealed(uow, one, row.private) for one, row in told if row.private != PrivateFacts()]
    if sealed:
        uow.session.execute(insert(PersonPrivate), sealed)
        audit.record_created(
            uow.session,
            actor=uow.actor,
            at=uow.at,
            object_kind="PersonPrivate",
            object_ids=[facts["person_id"] for facts in sealed],
        )
    for one, row in told:
        index.add(Known.of_row(one, row))
    return ids


def _insert(
    uow: UnitOfWork, table: type[Person | PersonName | Position], rows: list[dict[str, Any]]
) -> list[int]:
    """Insert the rows and tell the audit log of them; gives their ids, in order."""
    statement = insert(table).returning(table.id, sort_by_parameter_order=True)
    ids = list(uow.session.scalars(statement, rows))
    audit.record_created(uow.session, actor=uow.actor, at=uow.at, object_kind=table.__name__, object_ids=ids)
    return ids


def _person(organisation_id: int, row: PersonRow) -> dict[str, Any]:
    own = {fact: getattr(row, fact) for fact in _OWN_FACTS}
    return own | {
        "organisation_id": organisation_id,
        "kind": row.kind,
        "gender": row.gender,
        "personnel_number": row.personnel_number or None,
    }


def _name(uow: UnitOfWork, row: PersonRow) -> dict[str, Any]:
    return {
        "surname": row.surname,
        "first_name": row.first_name,
        "patronymic": row.patronymic,
        "search_key": search_key(row.surname, row.first_name, row.patronymic),
        "valid_from": BEGINNING,
        **name_forms.columns(uow, row.surname, row.first_name, row.patronymic, row.gender),
    }


def _post(row: PersonRow) -> dict[str, str]:
    return {fact: getattr(row, "position" if fact == "title" else fact) for fact in _POST_FACTS}


def _sealed(uow: UnitOfWork, person_id: int, private: PrivateFacts) -> dict[str, Any]:
    seal = uow.cipher.seal_text
    return {
        "person_id": person_id,
        "passport_sealed": seal(private.passport),
        "address_sealed": seal(private.address),
        "phone_sealed": seal(private.phone),
    }


def _loaded(uow: UnitOfWork, ids: list[int]) -> dict[int, tuple[Person, PersonPrivate | None]]:
    found = uow.session.execute(
        select(Person, PersonPrivate)
        .outerjoin(PersonPrivate, PersonPrivate.person_id == Person.id)
        .where(Person.id.in_(ids))
    )
    return {person.id: (person, private) for person, private in found}


def _update(
    uow: UnitOfWork, stored: tuple[Person, PersonPrivate | None], known: Known, row: PersonRow, on: date
) -> bool:
    """Write what the file tells otherwise; what it does not tell stays. Gives whether anything changed."""
    person, private = stored
    changed = _update_own(person, row)
    if fold(known.full_name) != fold(row.full_name):
        people.rename(uow, person.id, row.surname, row.first_name, row.patronymic, since=on)
        changed = True
    told = {fact: value for fact, value in _post(row).items() if value}
    if any(known.post.get(fact, "") != value for fact, value in told.items()):
        people.appoint(uow, person.id, since=on, **(known.post | told))
        changed = True
    return _update_private(uow, person.id, private, row.private) or changed


def _update_own(person: Person, row: PersonRow) -> bool:
    told: dict[str, Any] = {fact: getattr(row, fact) for fact in _OWN_FACTS}
    told["personnel_number"] = row.personnel_number
    changed = False
    for fact, value in told.items():
        if value not in {None, ""} and getattr(person, fact) != value:
            setattr(person, fact, value)
            changed = True
    return changed


def _update_private(
    uow: UnitOfWork, person_id: int, stored: PersonPrivate | None, told: PrivateFacts
) -> bool:
    before = opened(uow, stored)
    after = PrivateFacts(
        told.passport or before.passport, told.address or before.address, told.phone or before.phone
    )
    if after == before:
        return False
    people.set_private(uow, person_id, after)
    return True


def opened(uow: UnitOfWork, stored: PersonPrivate | None) -> PrivateFacts:
    """What is sealed of a person, opened; empty when nothing is."""
    if stored is None:
        return PrivateFacts()
    read = uow.cipher.open_text
    return PrivateFacts(read(stored.passport_sealed), read(stored.address_sealed), read(stored.phone_sealed))


def _represent(
    uow: UnitOfWork,
    organisation_id: int,
    minor_id: int,
    told: RepresentativeRow,
    index: PeopleIndex,
    on: date,
) -> Outcome:
    """Register the parent, or recognise them, and link them with the child."""
    row = _as_person(told)
    links = {
        link.representative_id: link
        for link in uow.session.scalars(select(Representation).where(Representation.minor_id == minor_id))
    }
    known = _recognised(uow, index, row, set(links))
    if known is None:
        (parent_id,) = _register(uow, organisation_id, [row], index)
        outcome = Outcome(created=1)
    else:
        parent_id = known.id
        stored = _loaded(uow, [parent_id])[parent_id]
        changed = _update_private(uow, parent_id, stored[1], row.private)
        changed = (known.kind == "parent" and _update_own(stored[0], row)) or changed
        outcome = Outcome(updated=int(changed), unchanged=int(not changed))
    link = links.get(parent_id)
    if link is None or (link.relation, link.basis) != (told.relation, told.basis or link.basis):
        people.represent(uow, minor_id, parent_id, told.relation, told.basis)
    uow.session.flush()
    return outcome


def _recognised(uow: UnitOfWork, index: PeopleIndex, row: PersonRow, linked: set[int]) -> Known | None:
    """A person of this name who already stands for the child, or whose passport or telephone is the same."""
    candidates = index.named(row.full_name)
    for known in candidates:
        if known.id in linked:
            return known
    for known in candidates:
        private = opened(uow, uow.session.get(PersonPrivate, known.id))
        same = {private.passport, private.phone} & {row.private.passport, row.private.phone} - {""}
        if same or (row.birth_date and row.birth_date == known.birth_date):
            return known
    return None


def _as_person(told: RepresentativeRow) -> PersonRow:
    return PersonRow(
        "",
        0,
        "parent",
        told.surname,
        told.first_name,
        told.patronymic,
        told.gender,
        told.birth_date,
        email=told.email,
        private=told.private,
    )
