"""What of a person and of a pair one may see by one's role: the same for the pages and for the API.

Dates of birth, addresses of e-mail and labour contracts are for who works with them («view_personal»), sums
for who sets or signs them («view_pay»); docs/roles.md tells which roles have which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from registry.snapshot import Contract, Person, Terms
from service.access import Actor


class Born(Protocol):
    """A person, or a line of a list of people."""

    @property
    def birth_date(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Personal:
    """Facts of a person that are empty for whoever may not see them."""

    birth_date: date | None
    email: str
    contract: Contract | None


def personal_of(actor: Actor, person: Person) -> Personal:
    if not actor.may("view_personal"):
        return Personal(None, "", None)
    return Personal(person.birth_date, person.email, person.contract)


def birth_date_of(actor: Actor, person: Born) -> date | None:
    return person.birth_date if actor.may("view_personal") else None


def amount_of(actor: Actor, terms: Terms) -> Decimal | None:
    """Roubles a month; nothing for whoever may not see sums."""
    return terms.amount if actor.may("view_pay") else None
