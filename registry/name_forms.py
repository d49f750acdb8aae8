"""The forms of the names that are kept: written with every name, confirmed once, asked about while in doubt.

A confirmation belongs to a spelling: the same name told again keeps it, another one asks anew. Knows no
grammar; whoever declines is given by the ``Database``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.orm import Session

from registry.dated import end_open
from registry.errors import InvalidFact, NotFound
from registry.models import Person, PersonName, Signatory
from registry.name_facts import name_of
from registry.search import search_key
from registry.snapshot import CASES, FormsSource, Gender
from registry.snapshot import PersonName as NameFacts
from registry.unit_of_work import UnitOfWork

Row = TypeVar("Row", PersonName, Signatory)

OBLIQUE = CASES[1:]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Whose word the forms stand on: ``by`` is a login, empty while it is the rules' word."""

    source: FormsSource
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its owner: a person, or (``person_id`` None) whoever signs for the organisation."""

    row_id: int
    person_id: int | None
    organisation_id: int
    name: NameFacts
    gender: Gender


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Somebody whose name nobody has confirmed though it cannot be declined by its spelling."""

    person_id: int
    full_name: str


def columns(uow: UnitOfWork, surname: str, first_name: str, patronymic: str, gender: str) -> dict[str, Any]:
    """The columns of a name's forms as the rules have them; all empty where nobody was given to decline."""
    if uow.decline is None:
        return {"declined": None, "confidence": "", "doubt": ""}
    forms = uow.decline(surname, first_name, patronymic, gender)
    return {"declined": dict(forms.by_case), "confidence": forms.confidence, "doubt": forms.doubt}


def write(
    uow: UnitOfWork,
    person_id: int,
    gender: str,
    surname: str,
    first_name: str,
    patronymic: str,
    *,
    since: date,
) -> None:
    """From ``since`` on the person bears this name; with it stand its forms and what was confirmed for it."""
    own = PersonName.person_id == person_id
    spelling = (surname, first_name, patronymic)
    facts = columns(uow, *spelling, gender) | carried(uow.session, PersonName, own, *spelling)
    end_open(uow.session, PersonName, own, since)
    uow.session.add(
        PersonName(
            person_id=person_id, surname=surname, first_name=first_name, patronymic=patronymic,
            search_key=search_key(*spelling), valid_from=since, **facts,
        )
    )  # fmt: skip


def carried(session: Session, table: type[Row], owner: ColumnElement[bool], *spelling: str) -> dict[str, Any]:
    """The columns of what was once confirmed for this very spelling, of this owner; none when nothing was."""
    surname, first_name, patronymic = spelling
    same = (table.surname == surname, table.first_name == first_name, table.patronymic == patronymic)
    row = session.scalar(
        select(table).where(owner, *same, table.source != "rules").order_by(table.valid_from.desc()).limit(1)
    )
    if row is None:
        return {}
    fields = ("confirmed", "confirmed_by", "confirmed_at", "source")
    return {field: getattr(row, field) for field in fields}


def confirm(
    uow: UnitOfWork,
    table: type[Row],
    owner: ColumnElement[bool],
    forms: Mapping[str, str],
    *,
    on: date,
    by: str,
    source: FormsSource,
) -> None:
    """Keep all five oblique forms of the name borne on a day. Raises NotFound, InvalidFact."""
    row = _on(uow.session, table, owner, on)
    if row is None:
        raise NotFound("У этого человека нет имени на указанную дату.")
    if any(not forms.get(case, "").strip() for case in OBLIQUE):
        raise InvalidFact("Подтверждают все пять падежей сразу: впишите недостающие.")
    row.confirmed, row.confirmed_by, row.confirmed_at, row.source = dict(forms), by, uow.at, source


def confirmation(session: Session, table: type[Row], owner: ColumnElement[bool], on: date) -> Confirmation:
    """Whose word the forms of the name borne on a day stand on."""
    row = _on(session, table, owner, on)
    if row is None:
        return Confirmation("rules", "", None)
    return Confirmation(cast(FormsSource, row.source), row.confirmed_by, row.confirmed_at)


def decline_anew(uow: UnitOfWork, person_id: int, gender: str) -> None:
    """Another gender declines otherwise: every name of the person asks its question again."""
    for row in uow.session.scalars(select(PersonName).where(PersonName.person_id == person_id)):
        forms = columns(uow, row.surname, row.first_name, row.patronymic, gender)
        row.declined, row.confidence, row.doubt = forms["declined"], forms["confidence"], forms["doubt"]
        row.confirmed, row.confirmed_by, row.confirmed_at, row.source = None, "", None, "rules"


def any_missing(session: Session) -> bool:
    """Whether some name was written before anybody could decline it."""
    asked = (select(table.id).where(table.confidence == "").limit(1) for table in (PersonName, Signatory))
    return any(session.scalar(one) is not None for one in asked)


def decline_missing(uow: UnitOfWork) -> int:
    """Decline the names written before anybody could; returns how many there were."""
    return _decline(uow, only_missing=True) if uow.decline is not None else 0


def decline_all(uow: UnitOfWork) -> int:
    """Decline every name by the rules as they are now; what was confirmed stays. Returns how many."""
    return _decline(uow, only_missing=False) if uow.decline is not None else 0


def _decline(uow: UnitOfWork, *, only_missing: bool) -> int:
    people = select(PersonName, Person.gender).join(Person)
    signing = select(Signatory, Signatory.gender)
    if only_missing:
        people, signing = people.where(PersonName.confidence == ""), signing.where(Signatory.confidence == "")
    return _rewrite(uow, PersonName, people) + _rewrite(uow, Signatory, signing)


def _rewrite(uow: UnitOfWork, table: type[Row], asked: Any) -> int:
    told = [
        {"row_id": row.id, **columns(uow, row.surname, row.first_name, row.patronymic, gender)}
        for row, gender in uow.session.execute(asked)
    ]
    if told:
        # By the hundred and past the session: derived from what is there, it is nothing for the audit log.
        fields: dict[str, Any] = {name: bindparam(name) for name in ("declined", "confidence", "doubt")}
        statement = update(table).where(table.id == bindparam("row_id")).values(fields)
        uow.session.connection().execute(statement, told)
        uow.session.expire_all()
    return len(told)


def doubtful(session: Session, organisation_id: int, on: date, limit: int | None = None) -> list[Doubtful]:
    """The people of the organisation whose name on a day waits for a word, by name."""
    rows = session.scalars(
        select(PersonName)
        .join(Person)
        .where(*doubtful_of(organisation_id, on))
        .order_by(PersonName.search_key, PersonName.id)
        .limit(limit)
    )
    return [Doubtful(row.person_id, name_of(row).full) for row in rows]


def count_doubtful(session: Session, organisation_id: int, on: date) -> int:
    asked = select(func.count()).select_from(PersonName).join(Person)
    return session.scalar(asked.where(*doubtful_of(organisation_id, on))) or 0


def doubtful_of(organisation_id: int, on: date) -> tuple[ColumnElement[bool], ...]:
    """The SQL conditions on ``Person`` and ``PersonName`` together."""
    return (
        Person.organisation_id == organisation_id,
        PersonName.confidence == "low",
        PersonName.source == "rules",
        PersonName.valid_on(on),
    )


def of_source(session: Session, organisation_ids: Iterable[int], *sources: FormsSource) -> list[Named]:
    """Every name of these organisations, and of who signs for them, whose forms stand on such a word."""
    ids = tuple(organisation_ids)
    people = session.execute(
        select(PersonName, Person.organisation_id, Person.gender)
        .join(Person)
        .where(Person.organisation_id.in_(ids), PersonName.source.in_(sources))
    )
    signing = session.scalars(
        select(Signatory).where(Signatory.organisation_id.in_(ids), Signatory.source.in_(sources))
    )
    return [
        *(Named(row.id, row.person_id, where, name_of(row), _gender(told)) for row, where, told in people),
        *(Named(row.id, None, row.organisation_id, name_of(row), _gender(row.gender)) for row in signing),
    ]


def confirm_rows(
    uow: UnitOfWork, told: Iterable[tuple[Named, Mapping[str, str]]], source: FormsSource
) -> None:
    """Keep forms found for many names at once."""
    for named, forms in told:
        row: PersonName | Signatory
        if named.person_id is None:
            row = uow.session.get_one(Signatory, named.row_id)
        else:
            row = uow.session.get_one(PersonName, named.row_id)
        row.confirmed, row.confirmed_by, row.confirmed_at = dict(forms), uow.actor, uow.at
        row.source = source


def _gender(told: str) -> Gender:
    return cast(Gender, told)


def _on(session: Session, table: type[Row], owner: ColumnElement[bool], on: date) -> Row | None:
    return session.scalar(
        select(table).where(owner, table.valid_on(on)).order_by(table.valid_from.desc()).limit(1)
    )
