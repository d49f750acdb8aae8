"""An accepted row of a list of pairs, and the report of such a list; it knows neither sheets nor tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from registry.importing.report import Findings, Remark
from registry.snapshot import Activity, Terms

TERMS = {
    "amount": ("amount",),
    "hours": ("hours_per_month",),
    "mode": ("mode",),
    "function_clause": ("in_job_function", "job_function_clause"),
}
"""Columns of a list → what they tell of the mentor's terms."""

TERMS_NOT_TAKEN = Remark(
    "terms_not_taken",
    "Условия работы наставника (выплата, часы, форма работы) из файла не взяты: их вносит сотрудник с правом "
    "менять условия.",
)


@dataclass(frozen=True, slots=True)
class PairRow:
    """One accepted pair or group, its people found in the registry.

    ``told`` names the columns the file itself fills in; elsewhere stands what is usual, good for a new pair
    only: it must not be written over what is known of an old one.
    """

    sheet: str
    row: int
    number: str
    form_code: str
    kind: str
    mentor_id: int
    mentee_ids: tuple[int, ...]
    curator_id: int | None
    starts_on: date
    ends_on: date
    department: str = ""
    terms: Terms = Terms()
    request: str = ""
    goal: str = ""
    expected_result: str = ""
    meetings: str = ""
    activities: tuple[Activity, ...] = ()
    told: frozenset[str] = frozenset()

    def terms_over(self, known: Terms) -> Terms:
        """The known terms with what the file tells written over them."""
        facts = [fact for column, facts in TERMS.items() if column in self.told for fact in facts]
        told: Mapping[str, Any] = {fact: getattr(self.terms, fact) for fact in facts}
        return replace(known, **told)


@dataclass(slots=True)
class PairsReport(Findings):
    """What was found in a list of pairs; ``pairs`` are those that can be saved."""

    pairs: list[PairRow] = field(default_factory=list)

    def rows(self) -> Iterator[PairRow]:
        yield from self.pairs
