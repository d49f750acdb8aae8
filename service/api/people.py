"""GET /people: the people of one's school. Sealed facts never pass here, birth dates to who needs them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from registry import consents, people, reading
from registry.people import PersonLine
from registry.snapshot import Consent, Person
from service.api.caller import Caller, KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Day, PageNumber, PageOut, PageSize, PathId, Word, page_of
from service.reach import require_person
from service.visible import birth_date_of, personal_of

router = APIRouter(prefix="/people", tags=["Люди"], route_class=ProblemRoute, responses=PROBLEMS)

Kind = Literal["", "staff", "pupil", "parent", "partner"]


class PersonLineOut(BaseModel):
    """Строка списка людей."""

    id: int
    kind: str = Field(description="staff, pupil, parent или partner.")
    full_name: str
    place: str = Field(description="Должность, класс или место работы.")
    department: str
    birth_date: date | None = Field(description="Пусто, если роль не работает с личными данными.")
    dismissed_on: date | None


class RepresentativeOut(BaseModel):
    """Законный представитель."""

    person_id: int
    full_name: str
    relation: str


class ConsentOut(BaseModel):
    """Согласие."""

    id: int
    kind: str
    signed_on: date
    valid_until: date | None
    withdrawn_on: date | None
    signer_id: int | None
    pair_id: int | None
    live: bool = Field(description="Действует ли на день запроса.")

    @classmethod
    def of(cls, fact: Consent, on: date) -> ConsentOut:
        return cls(
            id=fact.id,
            kind=fact.kind,
            signed_on=fact.signed_on,
            valid_until=fact.valid_until,
            withdrawn_on=fact.withdrawn_on,
            signer_id=fact.signer_id,
            pair_id=fact.pair_id,
            live=fact.is_live_on(on),
        )


class PersonOut(BaseModel):
    """Человек, каким реестр знает его на день запроса."""

    id: int
    kind: str
    surname: str
    first_name: str
    patronymic: str
    gender: str
    position: str
    department: str
    class_label: str
    employer: str
    category: str
    roles: list[str]
    dismissed_on: date | None
    birth_date: date | None = Field(description="Пусто, если роль не работает с личными данными.")
    email: str = Field(description="Пусто, если роль не работает с личными данными.")
    representatives: list[RepresentativeOut]
    consents: list[ConsentOut]


@router.get(
    "",
    summary="Список людей",
    description="Люди своей школы: по виду, подразделению и началу фамилии.",
)
def listed(
    caller: KnownCaller,
    kind: Kind = "",
    q: Annotated[Word, Query(description="Начало фамилии, имени и отчества.")] = "",
    department: Word = "",
    sort: Literal["name", "place"] = "name",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> PageOut[PersonLineOut]:
    caller.actor.require("view_school")
    query = people.Query(kind, q, department, sort, page, size)
    with caller.reading() as uow:
        found = people.search(uow.session, caller.actor.organisation_id, query, caller.at.date())
    return page_of(found, [_line(caller, row) for row in found.rows])


@router.get(
    "/{person_id}",
    summary="Человек",
    description="Сведения на указанный день (без него — на сегодня) и согласия.",
)
def shown(
    caller: KnownCaller, person_id: PathId, on: Annotated[Day | None, Query(description="День.")] = None
) -> PersonOut:
    caller.actor.require("view_school")
    day = on or caller.at.date()
    with caller.reading() as uow:
        require_person(uow.session, caller.actor, "view_school", person_id)
        found = reading.person(uow, person_id, day)
        given = consents.of_people(uow.session, [person_id])
    return _person(caller, found, [ConsentOut.of(one, day) for one in given])


def _line(caller: Caller, row: PersonLine) -> PersonLineOut:
    return PersonLineOut(
        id=row.id,
        kind=row.kind,
        full_name=row.full_name,
        place=row.place,
        department=row.department,
        birth_date=birth_date_of(caller.actor, row),
        dismissed_on=row.dismissed_on,
    )


def _person(caller: Caller, found: Person, given: list[ConsentOut]) -> PersonOut:
    personal = personal_of(caller.actor, found)
    return PersonOut(
        id=found.id,
        kind=found.kind,
        surname=found.name.surname,
        first_name=found.name.first_name,
        patronymic=found.name.patronymic,
        gender=found.gender,
        position=found.position,
        department=found.department,
        class_label=found.class_label,
        employer=found.employer,
        category=found.category,
        roles=list(found.roles),
        dismissed_on=found.dismissed_on,
        birth_date=personal.birth_date,
        email=personal.email,
        representatives=[
            RepresentativeOut(person_id=one.person.id, full_name=one.person.name.full, relation=one.relation)
            for one in found.representatives
        ],
        consents=given,
    )
