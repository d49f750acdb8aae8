"""Who of the registry a row is about: by personnel number, else by name and birth date, else by a changed
surname.

Everybody of an organisation is looked up once and kept as light facts. Knows no files and writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import Conflict
from registry.importing.report import quoted
from registry.importing.rows import PersonRow
from registry.models import Person, PersonName, Position
from registry.spreadsheet.text import fold

_COMPARED = 300
"""So many names are compared by likeness, which is slow, for a hint."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the registry, as much of one as matching needs."""

    id: int
    kind: str
    surname: str
    first_name: str
    patronymic: str
    birth_date: date | None = None
    personnel_number: str = ""
    dismissed_on: date | None = None
    post: dict[str, str] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)

    @classmethod
    def of_row(cls, person_id: int, row: PersonRow) -> Known:
        post = {
            "title": row.position,
            "department": row.department,
            "class_label": row.class_label,
            "employer": row.employer,
            "category": row.category,
        }
        return cls(
            person_id,
            row.kind,
            row.surname,
            row.first_name,
            row.patronymic,
            row.birth_date,
            row.personnel_number,
            row.dismissed_on,
            post,
        )


class PeopleIndex:
    """Everybody of an organisation on a day, by number, by name and by given names."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_number: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_surname: dict[str, list[Known]] = defaultdict(list)
        self._by_given: dict[tuple[str, date | None], list[Known]] = defaultdict(list)
        self._expected: set[tuple[str, date | None]] = set()
        for person in known:
            self.add(person)

    @classmethod
    def of(cls, session: Session, organisation_id: int, on: date) -> PeopleIndex:
        return cls(_everybody(session, organisation_id, on))

    def add(self, person: Known) -> None:
        if person.personnel_number:
            self._by_number[person.personnel_number] = person
        self._by_name[fold(person.full_name)].append(person)
        self._by_surname[fold(person.surname)].append(person)
        self._by_given[_given(person), person.birth_date].append(person)

    def expect(self, rows: Iterable[PersonRow]) -> None:
        """Tell whom the file names: a surname counts as changed only when nobody bears the old one in it."""
        self._expected = {(fold(row.full_name), row.birth_date) for row in rows}

    def named(self, full_name: str) -> list[Known]:
        return list(self._by_name.get(fold(full_name), ()))

    def by_surname(self, surname: str) -> list[Known]:
        return list(self._by_surname.get(fold(surname), ()))

    def alike(self, name: str) -> str:
        """The nearest name among people whose surname begins alike; empty when none is near."""
        start = fold(name)[:2]
        near = (
            known.full_name for same, found in self._by_name.items() if same[:2] == start for known in found
        )
        return next(iter(get_close_matches(name, list(islice(near, _COMPARED)), n=1, cutoff=0.8)), "")

    def match(self, row: PersonRow) -> Known | None:
        """The person of the row, or None for somebody new. Raises Conflict on another's personnel number."""
        owner = self._by_number.get(row.personnel_number) if row.personnel_number else None
        if owner is not None:
            self._require_same(owner, row)
            return owner
        return self._by_full_name(row) or self._by_changed_surname(row)

    def _require_same(self, owner: Known, row: PersonRow) -> None:
        """A number alone is not a person: something else must agree too."""
        same_birth = not (owner.birth_date and row.birth_date) or owner.birth_date == row.birth_date
        if not same_birth and fold(owner.full_name) != fold(row.full_name):
            raise Conflict(
                f"Табельный номер {quoted(row.personnel_number)} в реестре уже принадлежит другому человеку: "
                f"исправьте номер в файле (лист «{row.sheet}», строка {row.row}).",
                place=f"лист «{row.sheet}», строка {row.row}",
            )

    def _by_full_name(self, row: PersonRow) -> Known | None:
        candidates = [
            known
            for known in self.named(row.full_name)
            if not _numbers_differ(known, row) and _agree(known.birth_date, row.birth_date)
        ]
        exact = [known for known in candidates if known.birth_date == row.birth_date and row.birth_date]
        if exact:
            return next((known for known in exact if known.kind == row.kind), exact[0])
        alike = [known for known in candidates if known.kind == row.kind and _same_place(known, row)]
        return alike[0] if len(alike) == 1 else None

    def _by_changed_surname(self, row: PersonRow) -> Known | None:
        if row.birth_date is None:
            return None
        candidates = [
            known
            for known in self._by_given.get((_given(row), row.birth_date), ())
            if known.kind == row.kind
            and not _numbers_differ(known, row)
            and (fold(known.full_name), known.birth_date) not in self._expected
        ]
        return candidates[0] if len(candidates) == 1 else None


def _given(person: Known | PersonRow) -> str:
    return fold(f"{person.first_name} {person.patronymic}")


def _numbers_differ(known: Known, row: PersonRow) -> bool:
    return bool(
        known.personnel_number and row.personnel_number and known.personnel_number != row.personnel_number
    )


def _agree(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other


def _same_place(known: Known, row: PersonRow) -> bool:
    """Where a birth date is missing, a class tells namesakes apart."""
    label = known.post.get("class_label", "")
    return not (label and row.class_label) or label == row.class_label


def _everybody(session: Session, organisation_id: int, on: date) -> Iterable[Known]:
    rows = session.execute(
        select(
            Person.id, Person.kind, PersonName.surname, PersonName.first_name, PersonName.patronymic,
            Person.birth_date, Person.personnel_number, Person.dismissed_on, Position.title,
            Position.department, Position.class_label, Position.employer, Position.category,
        )
        .join(PersonName, (PersonName.person_id == Person.id) & PersonName.valid_on(on))
        .outerjoin(Position, (Position.person_id == Person.id) & Position.valid_on(on))
        .where(Person.organisation_id == organisation_id)
        .order_by(Person.id, PersonName.valid_from.desc(), Position.valid_from.desc())
    )  # fmt: skip
    last_id = 0
    for row in rows:
        if row.id == last_id:  # Of spans that cross, the one that began last is the true one.
            continue
        last_id = row.id
        post = dict(zip(("title", "department", "class_label", "employer", "category"), row[8:], strict=True))
        yield Known(
            *row[:6],
            row.personnel_number or "",
            row.dismissed_on,
            {fact: value or "" for fact, value in post.items()},
        )
