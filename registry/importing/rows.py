"""The people of a file, as read: plain rows, and the columns they are kept in until somebody asks for rows.

A hundred thousand people are kept as a few dozen lists; a row is made when it is needed and not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from registry.importing.genders import gender_of
from registry.importing.names import parts
from registry.snapshot import Gender, PersonKind, PrivateFacts

PARENTS = (("mother", "мать", "f"), ("father", "отец", "m"), ("parent", "", ""))


@dataclass(frozen=True, slots=True)
class RepresentativeRow:
    """A legal representative told in a pupil's row."""

    surname: str
    first_name: str
    patronymic: str
    gender: Gender
    relation: str
    basis: str = ""
    birth_date: date | None = None
    email: str = ""
    private: PrivateFacts = PrivateFacts()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One accepted row: a person and what the file tells of them; None and "" mean it does not."""

    sheet: str
    row: int
    kind: PersonKind
    surname: str
    first_name: str
    patronymic: str
    gender: Gender
    birth_date: date | None = None
    position: str = ""
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
    personnel_number: str = ""
    private: PrivateFacts = PrivateFacts()
    representatives: tuple[RepresentativeRow, ...] = ()

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)


_PLAIN_FIELDS = (
    "birth_date", "position", "department", "class_label", "employer", "category", "email",
    "experience_years", "hired_on", "dismissed_on", "contract_number", "contract_date", "personnel_number",
)  # fmt: skip


@dataclass(slots=True)
class Table:
    """Accepted rows of one batch, column by column."""

    sheet: str
    numbers: list[int]
    kinds: list[PersonKind]
    columns: dict[str, list[Any]] = field(default_factory=dict)

    def rows(self) -> Iterator[PersonRow]:
        for index, number in enumerate(self.numbers):
            yield self._row(index, number)

    def _row(self, index: int, number: int) -> PersonRow:
        told = {name: column[index] for name, column in self.columns.items()}
        surname, first_name, patronymic = parts(told["full_name"])
        gender = told.get("gender") or gender_of(first_name, patronymic, surname)
        facts = {name: told[name] for name in _PLAIN_FIELDS if told.get(name) not in {None, ""}}
        private = PrivateFacts(told.get("passport", ""), told.get("address", ""), told.get("phone", ""))
        return PersonRow(
            self.sheet,
            number,
            self.kinds[index],
            surname,
            first_name,
            patronymic,
            cast(Gender, gender),  # A row whose gender is unknown was refused when it was read.
            private=private,
            representatives=tuple(_representatives(told)),
            **facts,
        )


def _representatives(told: dict[str, Any]) -> Iterator[RepresentativeRow]:
    for prefix, relation, gender in PARENTS:
        name = told.get(f"{prefix}_name")
        if not name:
            continue
        surname, first_name, patronymic = parts(name)
        known = gender or gender_of(first_name, patronymic, surname)
        said = told.get("parent_relation", "") if prefix == "parent" else relation
        # A parent who lives with the child is rarely given an address of their own.
        address = told.get(f"{prefix}_address") or told.get("address", "")
        yield RepresentativeRow(
            surname,
            first_name,
            patronymic,
            cast(Gender, known),
            said.lower() or ("мать" if known == "f" else "отец"),
            told.get("basis", ""),
            told.get(f"{prefix}_birth_date"),
            told.get(f"{prefix}_email", ""),
            PrivateFacts(told.get(f"{prefix}_passport", ""), address, told.get(f"{prefix}_phone", "")),
        )
