"""Facts of a person that have no days: told anew, they replace what was told before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from registry import name_forms
from registry.errors import InvalidFact, NotFound
from registry.models import Person
from registry.person_days import check_days
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Undated:
    gender: str
    birth_date: date | None = None
    email: str = ""
    experience_years: int | None = None
    hired_on: date | None = None
    dismissed_on: date | None = None
    contract_number: str = ""
    contract_date: date | None = None


def correct(uow: UnitOfWork, person_id: int, facts: Undated) -> None:
    """Another gender declines the names anew. Raises NotFound, and InvalidFact on dates that cannot be."""
    row = uow.session.get(Person, person_id)
    if row is None:
        raise NotFound("Такого человека в реестре нет.")
    check_dates(facts, uow.at.date())
    if facts.gender != row.gender:
        name_forms.decline_anew(uow, person_id, facts.gender)
    row.gender, row.birth_date, row.email = facts.gender, facts.birth_date, facts.email
    row.experience_years = facts.experience_years
    row.hired_on, row.dismissed_on = facts.hired_on, facts.dismissed_on
    row.contract_number, row.contract_date = facts.contract_number, facts.contract_date


def check_dates(facts: Undated, today: date) -> None:
    """Raises InvalidFact with the name of the fact at fault as its place."""
    check_days(facts, today)
    if bool(facts.contract_number) != bool(facts.contract_date):
        field = "contract_date" if facts.contract_number else "contract_number"
        raise InvalidFact("У трудового договора укажите и номер, и дату.", place=field)
