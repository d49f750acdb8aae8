"""A name's row → its facts: the spelling, the forms that are kept, and whose word they are."""

from __future__ import annotations

from typing import cast

from registry.models import PersonName, Signatory
from registry.snapshot import Confidence, FormsSource
from registry.snapshot import PersonName as NameFacts


def name_of(row: PersonName | Signatory) -> NameFacts:
    return NameFacts(
        row.surname,
        row.first_name,
        row.patronymic,
        row.confirmed or {},
        row.declined or {},
        cast(Confidence, row.confidence),
        row.doubt,
        cast(FormsSource, row.source),
    )
