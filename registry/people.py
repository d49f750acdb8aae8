"""People: adding them, what changes about them from a day on, and finding them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from registry import name_forms
from registry.dated import end_open
from registry.errors import Conflict, InvalidFact, NotFound
from registry.holding import hold_people
from registry.models import BEGINNING, Person, PersonName, PersonPrivate, PersonRole, Position, Representation
from registry.name_forms import Confirmation
from registry.person_days import check_days
from registry.search import Page, begins_with, cut
from registry.snapshot import PersonName as NameFacts
from registry.snapshot import PrivateFacts
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewPerson:
    """All that is told of a person at once; dated facts hold from ``since`` on."""

    kind: str
    surname: str
    first_name: str
    patronymic: str
    gender: str
    birth_date: date | None = None
    title: str = ""
    department: str = ""
    class_label: str = ""
    employer: str = ""
    category: str = ""
    email: str = ""
    experience_years: int | None = None
    hired_on: date | None = None
    dismissed_on: date | None = None
    contract_number: str = ""
    contract_date: date | None = None
    personnel_number: str | None = None
    private: PrivateFacts = PrivateFacts()
    since: date = BEGINNING


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One row of the list of people."""

    id: int
    kind: str
    full_name: str
    place: str  # The post, the class or the employer.
    department: str
    birth_date: date | None
    dismissed_on: date | None


@dataclass(frozen=True, slots=True)
class Query:
    """What to show of the people: a kind, a beginning of the name, a department; a page of it.

    ``doubtful``: only those whose name's forms wait to be confirmed.
    """

    kind: str = ""
    text: str = ""
    department: str = ""
    sort: Literal["name", "place"] = "name"
    page: int = 1
    size: int = 50
    doubtful: bool = False


def add(uow: UnitOfWork, organisation_id: int, new: NewPerson) -> int:
    """Register a person; returns the id.

    Raises InvalidFact on dates that cannot be, Conflict when the personnel number is somebody's already.
    """
    check_days(new, uow.at.date())
    _check_personnel_number(uow.session, organisation_id, new.personnel_number)
    person = Person(
        organisation_id=organisation_id,
        kind=new.kind,
        gender=new.gender,
        birth_date=new.birth_date,
        personnel_number=new.personnel_number or None,
        email=new.email,
        experience_years=new.experience_years,
        hired_on=new.hired_on,
        dismissed_on=new.dismissed_on,
        contract_number=new.contract_number,
        contract_date=new.contract_date,
    )
    uow.session.add(person)
    uow.session.flush()
    spelling = (new.surname, new.first_name, new.patronymic)
    name_forms.write(uow, person.id, new.gender, *spelling, since=new.since)
    uow.session.add(
        Position(
            person_id=person.id, valid_from=new.since, title=new.title, department=new.department,
            class_label=new.class_label, employer=new.employer, category=new.category,
        )
    )  # fmt: skip
    set_private(uow, person.id, new.private)
    return person.id


def rename(
    uow: UnitOfWork, person_id: int, surname: str, first_name: str, patronymic: str, *, since: date
) -> None:
    """From ``since`` on the person bears this name; papers of earlier dates keep the earlier one.

    The forms are declined for it; what was confirmed for the same spelling once holds again.
    """
    gender = uow.session.get_one(Person, person_id).gender
    name_forms.write(uow, person_id, gender, surname, first_name, patronymic, since=since)


def appoint(
    uow: UnitOfWork,
    person_id: int,
    *,
    since: date,
    title: str = "",
    department: str = "",
    class_label: str = "",
    employer: str = "",
    category: str = "",
) -> None:
    """From ``since`` on the person holds this post, or sits in this class."""
    end_open(uow.session, Position, Position.person_id == person_id, since)
    uow.session.add(
        Position(
            person_id=person_id, valid_from=since, title=title, department=department,
            class_label=class_label, employer=employer, category=category,
        )
    )  # fmt: skip


def give_role(uow: UnitOfWork, person_id: int, role: str, *, since: date = BEGINNING) -> None:
    """The person plays this part from ``since`` on; told twice, it stays once. Raises NotFound."""
    known = select(PersonRole.id).where(
        PersonRole.person_id == person_id, PersonRole.role == role, PersonRole.valid_to.is_(None)
    )
    if uow.session.scalar(known) is not None:
        return
    hold_people(uow.session, [person_id])
    if uow.session.scalar(known) is None:  # Nobody gave it while we waited.
        uow.session.add(PersonRole(person_id=person_id, role=role, valid_from=since))


def represent(uow: UnitOfWork, minor_id: int, representative_id: int, relation: str, basis: str = "") -> None:
    """Record who stands for a minor. Raises NotFound, InvalidFact when it is the minor himself."""
    if minor_id == representative_id:
        raise InvalidFact("Ребёнок не может быть собственным законным представителем.")
    hold_people(uow.session, [minor_id])
    known = uow.session.scalar(
        select(Representation).where(
            Representation.minor_id == minor_id, Representation.representative_id == representative_id
        )
    )
    row = known or Representation(minor_id=minor_id, representative_id=representative_id)
    row.relation, row.basis = relation, basis
    uow.session.add(row)


def set_private(uow: UnitOfWork, person_id: int, private: PrivateFacts) -> None:
    """Seal and keep what is given; what is not given stays as it was."""
    if private == PrivateFacts():
        return
    row = uow.session.get(PersonPrivate, person_id) or PersonPrivate(person_id=person_id)
    row.passport_sealed = uow.cipher.seal_text(private.passport) or row.passport_sealed
    row.address_sealed = uow.cipher.seal_text(private.address) or row.address_sealed
    row.phone_sealed = uow.cipher.seal_text(private.phone) or row.phone_sealed
    uow.session.add(row)


def confirm_forms(uow: UnitOfWork, person_id: int, forms: Mapping[str, str], *, on: date, by: str) -> None:
    """Keep the forms of the name borne on a day as a person confirmed them; a new name will ask anew.

    Raises NotFound, and InvalidFact unless all five oblique cases are there.
    """
    own = PersonName.person_id == person_id
    name_forms.confirm(uow, PersonName, own, forms, on=on, by=by, source="person")


def confirmation(session: Session, person_id: int, on: date) -> Confirmation:
    """Whose word the forms of the person's name stand on."""
    return name_forms.confirmation(session, PersonName, PersonName.person_id == person_id, on)


def organisation_of(session: Session, person_id: int) -> int:
    """Raises NotFound when there is no such person."""
    return organisations_of(session, [person_id])[person_id]


def organisations_of(session: Session, person_ids: Iterable[int]) -> dict[int, int]:
    """Person id → organisation id; raises NotFound when some of the people are unknown."""
    asked = set(person_ids)
    rows = session.execute(select(Person.id, Person.organisation_id).where(Person.id.in_(asked)))
    found = {row.id: row.organisation_id for row in rows}
    if asked - found.keys():
        raise NotFound("Такого человека в реестре нет.")
    return found


def search(session: Session, organisation_id: int, query: Query, on: date) -> Page[PersonLine]:
    """One page of the organisation's people as of a day, by name or by place."""
    conditions = _conditions(organisation_id, query, on)
    place = func.coalesce(
        func.nullif(Position.title, ""), func.nullif(Position.class_label, ""), Position.employer
    )
    by_place = [place] if query.sort == "place" else []
    order = (*by_place, PersonName.search_key, Person.id)
    # The page is cut from ids alone: only its own rows are worth reading whole.
    joined = _placed if query.department or by_place else _named
    total = session.scalar(joined(select(func.count()), on).where(*conditions)) or 0
    ids = joined(select(Person.id), on).where(*conditions).order_by(*order)
    page = cut(ids, query.page, query.size).subquery()
    columns = select(Person, PersonName, place, Position.department)
    rows = session.execute(_placed(columns, on).where(Person.id.in_(select(page.c.id))).order_by(*order))
    return Page(tuple(_line(*row) for row in rows), total, query.page, query.size)


def departments(session: Session, organisation_id: int, on: date) -> list[str]:
    """Every department somebody of the organisation belongs to on a day."""
    return list(
        session.scalars(
            select(Position.department)
            .join(Person)
            .where(
                Person.organisation_id == organisation_id, Position.department != "", Position.valid_on(on)
            )
            .distinct()
            .order_by(Position.department)
        )
    )


def count_by_kind(session: Session, organisation_id: int) -> dict[str, int]:
    rows = session.execute(
        select(Person.kind, func.count())
        .where(Person.organisation_id == organisation_id)
        .group_by(Person.kind)
    )
    return {row[0]: row[1] for row in rows}


def _named(statement: Select[*tuple[Any, ...]], on: date) -> Select[*tuple[Any, ...]]:
    name = (PersonName.person_id == Person.id) & PersonName.valid_on(on)
    return statement.select_from(Person).join(PersonName, name)


def _placed(statement: Select[*tuple[Any, ...]], on: date) -> Select[*tuple[Any, ...]]:
    return _named(statement, on).outerjoin(
        Position, (Position.person_id == Person.id) & Position.valid_on(on)
    )


def _line(row: Person, name: PersonName, place: str | None, department: str | None) -> PersonLine:
    full = NameFacts(name.surname, name.first_name, name.patronymic).full
    return PersonLine(row.id, row.kind, full, place or "", department or "", row.birth_date, row.dismissed_on)


def _conditions(organisation_id: int, query: Query, on: date) -> list[ColumnElement[bool]]:
    conditions = [Person.organisation_id == organisation_id]
    if query.kind:
        conditions.append(Person.kind == query.kind)
    if query.department:
        conditions.append(Position.department == query.department)
    if query.doubtful:
        conditions += name_forms.doubtful_of(organisation_id, on)
    if query.text.strip():
        # By way of ids: asked plainly, SQLite would walk through everyone of the organisation.
        name = aliased(PersonName)
        named = select(name.person_id).where(begins_with(name.search_key, query.text), name.valid_on(on))
        conditions.append(Person.id.in_(named))
    return conditions


def _check_personnel_number(session: Session, organisation_id: int, number: str | None) -> None:
    if not number:
        return
    same = (Person.organisation_id == organisation_id, Person.personnel_number == number)
    if session.scalar(select(Person.id).where(*same)) is not None:
        raise Conflict("Такой табельный номер уже есть у другого человека.", place=f"табельный № {number}")
