"""Rows → snapshots: the one door by which facts leave the registry.

Everything is read as of a day, in a fixed number of queries whatever the number of people and pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal, TypeVar, cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from registry import consents
from registry.errors import NotFound
from registry.models import (
    IssuedDocument,
    Organisation,
    OrganisationDetails,
    Pair,
    Person,
    PersonName,
    PersonPrivate,
    PersonRole,
    Position,
    Programme,
    Representation,
    Signatory,
)
from registry.pairs import terms_of
from registry.snapshot import (
    Activity,
    Contract,
    Form,
    Gender,
    IssuedReference,
    PairStatus,
    PersonKind,
    PrivateFacts,
    Representative,
    Subject,
)
from registry.snapshot import Organisation as OrganisationFacts
from registry.snapshot import Pair as PairFacts
from registry.snapshot import Person as PersonFacts
from registry.snapshot import PersonName as NameFacts
from registry.snapshot import Programme as ProgrammeFacts
from registry.snapshot import Signatory as SignatoryFacts
from registry.unit_of_work import UnitOfWork

OrganisationRow = TypeVar("OrganisationRow", OrganisationDetails, Signatory)
DatedRow = TypeVar("DatedRow", PersonName, Position, PersonRole, Representation)


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
    )


def people(
    uow: UnitOfWork, person_ids: Iterable[int], on: date, *, private: bool = False
) -> dict[int, PersonFacts]:
    """Facts of people as of a day, with the legal representatives of those who have them.

    ``private`` opens the sealed facts too. Raises NotFound when somebody is unknown or nameless that day.
    """
    asked = set(person_ids)
    links = _valid(uow.session, Representation, Representation.minor_id.in_(asked), on)
    known = _people_alone(uow, asked | {link.representative_id for link in links}, on, private=private)
    representatives: dict[int, list[Representative]] = defaultdict(list)
    for link in sorted(links, key=lambda link: link.id):
        person = known[link.representative_id]
        representatives[link.minor_id].append(Representative(person, link.relation, link.basis))
    return {
        person_id: _with_representatives(known[person_id], representatives[person_id]) for person_id in asked
    }


def person(uow: UnitOfWork, person_id: int, on: date, *, private: bool = False) -> PersonFacts:
    return people(uow, [person_id], on, private=private)[person_id]


def pairs(
    uow: UnitOfWork, pair_ids: Iterable[int], on: date, *, private: bool = False
) -> tuple[PairFacts, ...]:
    """Facts of pairs as of a day, in the order asked. Raises NotFound when one is unknown."""
    asked = list(pair_ids)
    rows = {row.id: row for row in _pair_rows(uow.session, asked)}
    if set(asked) - rows.keys():
        raise NotFound("Такой пары в реестре нет.")
    involved = {person_id for row in rows.values() for person_id in _people_in(row)}
    known = people(uow, involved, on, private=private)
    orders = _orders(uow.session, rows.values())
    return tuple(_pair(rows[pair_id], known, orders) for pair_id in asked)


def pair(uow: UnitOfWork, pair_id: int, on: date, *, private: bool = False) -> PairFacts:
    return pairs(uow, [pair_id], on, private=private)[0]


def subject(
    uow: UnitOfWork,
    kind: Literal["person", "pair", "pairs"],
    ids: Iterable[int],
    on: date,
    *,
    private: bool = False,
) -> Subject:
    """All that a paper about these people or pairs may say, as of a day.

    Raises NotFound when something is unknown, or when the pairs are not of one organisation.
    """
    asked = list(ids)
    if kind == "person":
        return _person_subject(uow, asked[0], on, private=private)
    found = pairs(uow, asked, on, private=private)
    organisation_ids = {found_pair.organisation_id for found_pair in found}
    if len(organisation_ids) != 1:
        raise NotFound("Выберите пары одной организации.")
    involved = {
        one.id
        for found_pair in found
        for one in (found_pair.mentor, *found_pair.mentees, found_pair.curator)
        if one
    }
    return Subject(
        kind=kind,
        on=on,
        organisation=organisation(uow.session, organisation_ids.pop(), on),
        pairs=found,
        consents=consents.of_people(uow.session, involved),
    )


def _person_subject(uow: UnitOfWork, person_id: int, on: date, *, private: bool) -> Subject:
    row = uow.session.get(Person, person_id)
    if row is None:
        raise NotFound("Такого человека в реестре нет.")
    return Subject(
        kind="person",
        on=on,
        organisation=organisation(uow.session, row.organisation_id, on),
        person=person(uow, person_id, on, private=private),
        consents=consents.of_people(uow.session, [person_id]),
    )


def _latest(
    session: Session, table: type[OrganisationRow], organisation_id: int, on: date
) -> OrganisationRow | None:
    return session.scalar(
        select(table)
        .where(table.organisation_id == organisation_id, table.valid_on(on))
        .order_by(table.valid_from.desc())
        .limit(1)
    )


def _valid(
    session: Session, table: type[DatedRow], condition: ColumnElement[bool], on: date
) -> list[DatedRow]:
    return list(
        session.scalars(select(table).where(condition, table.valid_on(on)).order_by(table.valid_from))
    )


def _people_alone(
    uow: UnitOfWork, person_ids: set[int], on: date, *, private: bool
) -> dict[int, PersonFacts]:
    session = uow.session
    rows = {row.id: row for row in session.scalars(select(Person).where(Person.id.in_(person_ids)))}
    # Of spans that cross, the one that began last is the true one: it comes last and wins in the dict.
    names = {
        row.person_id: row for row in _valid(session, PersonName, PersonName.person_id.in_(person_ids), on)
    }
    posts = {row.person_id: row for row in _valid(session, Position, Position.person_id.in_(person_ids), on)}
    roles: dict[int, list[str]] = defaultdict(list)
    for role in _valid(session, PersonRole, PersonRole.person_id.in_(person_ids), on):
        roles[role.person_id].append(role.role)
    sealed = _private(uow, person_ids) if private else {}
    missing = person_ids - rows.keys()
    if missing:
        raise NotFound("Такого человека в реестре нет.")
    nameless = person_ids - names.keys()
    if nameless:
        raise NotFound(f"На {on:%d.%m.%Y} у человека № {min(nameless)} в реестре нет имени.")
    return {
        one: _person(rows[one], names[one], posts.get(one), roles[one], sealed.get(one)) for one in person_ids
    }


def _private(uow: UnitOfWork, person_ids: set[int]) -> dict[int, PrivateFacts]:
    rows = uow.session.scalars(select(PersonPrivate).where(PersonPrivate.person_id.in_(person_ids)))
    opened = uow.cipher.open_text
    return {
        row.person_id: PrivateFacts(
            opened(row.passport_sealed), opened(row.address_sealed), opened(row.phone_sealed)
        )
        for row in rows
    }


def _person(
    row: Person, name: PersonName, post: Position | None, roles: list[str], private: PrivateFacts | None
) -> PersonFacts:
    contract = Contract(row.contract_number, row.contract_date) if row.contract_date else None
    return PersonFacts(
        id=row.id,
        kind=cast(PersonKind, row.kind),
        name=NameFacts(name.surname, name.first_name, name.patronymic, name.confirmed or {}),
        gender=cast(Gender, row.gender),
        birth_date=row.birth_date,
        position=post.title if post else "",
        department=post.department if post else "",
        class_label=post.class_label if post else "",
        employer=post.employer if post else "",
        category=post.category if post else "",
        experience_years=row.experience_years,
        email=row.email,
        hired_on=row.hired_on,
        dismissed_on=row.dismissed_on,
        contract=contract,
        roles=tuple(roles),
        private=private,
    )


def _with_representatives(facts: PersonFacts, found: list[Representative]) -> PersonFacts:
    return replace(facts, representatives=tuple(found)) if found else facts


def _signatory(row: Signatory) -> SignatoryFacts:
    return SignatoryFacts(
        name=NameFacts(row.surname, row.first_name, row.patronymic),
        gender=cast(Gender, row.gender),
        position=row.position,
        acting=row.acting,
        authority=row.authority,
    )


def _pair_rows(session: Session, pair_ids: list[int]) -> Iterable[Pair]:
    return session.scalars(
        select(Pair)
        .where(Pair.id.in_(pair_ids))
        .options(
            selectinload(Pair.form),
            selectinload(Pair.mentees),
            selectinload(Pair.programme).selectinload(Programme.activities),
        )
    )


def _people_in(row: Pair) -> list[int]:
    curator = [row.curator_id] if row.curator_id is not None else []
    return [row.mentor_id, *(mentee.person_id for mentee in row.mentees), *curator]


def _orders(session: Session, rows: Iterable[Pair]) -> dict[int, IssuedReference]:
    asked = {row.order_id for row in rows if row.order_id is not None}
    found = session.scalars(select(IssuedDocument).where(IssuedDocument.id.in_(asked)))
    return {row.id: IssuedReference(row.id, row.type_id, row.number, row.dated) for row in found}


def _pair(row: Pair, known: dict[int, PersonFacts], orders: dict[int, IssuedReference]) -> PairFacts:
    return PairFacts(
        id=row.id,
        organisation_id=row.organisation_id,
        form=Form(row.form.code, row.form.title, row.form.federal),
        kind=row.kind,
        mentor=known[row.mentor_id],
        mentees=tuple(known[mentee.person_id] for mentee in row.mentees),
        curator=known[row.curator_id] if row.curator_id is not None else None,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        status=cast(PairStatus, row.status),
        request=row.request,
        department=row.department,
        terms=terms_of(row),
        programme=_programme(row.programme) if row.programme else None,
        order=orders.get(row.order_id) if row.order_id is not None else None,
    )


def _programme(row: Programme) -> ProgrammeFacts:
    return ProgrammeFacts(
        id=row.id,
        request=row.request,
        goal=row.goal,
        tasks=tuple(row.tasks),
        expected_result=row.expected_result,
        meetings=row.meetings,
        activities=tuple(
            Activity(
                one.ordinal,
                one.section,
                one.title,
                one.kind,
                one.term,
                one.responsible,
                one.planned_result,
                one.actual_result,
            )
            for one in row.activities
        ),
    )
