"""Import a list of people: read it and say everything about it; save it only when told to.

``read_people`` touches no database. Neither commits: the caller's unit of work does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from registry.importing import people, saving_people
from registry.importing.people import PeopleReport as ImportReport
from registry.importing.saving_people import Outcome as ImportOutcome
from registry.unit_of_work import UnitOfWork

__all__ = ["ImportOutcome", "ImportReport", "read_people", "save_people"]


def read_people(
    source: bytes,
    name: str,
    mapping: Mapping[str, Mapping[str, str]] | None = None,
    *,
    on: date,
) -> ImportReport:
    """Read a list in any accepted format; every fault comes at once in ``report.faults``, nothing is saved.

    ``mapping``: sheet → header → field ("" leaves the column out). ``on``: today, after which dates have not
    happened yet. Raises UnreadableSpreadsheet, and InvalidFact for an unknown field.
    """
    return people.read(source, name, on=on, mapping=mapping)


def save_people(uow: UnitOfWork, organisation_id: int, report: ImportReport, on: date) -> ImportOutcome:
    """Save the accepted rows; what changed about known people holds from ``on``. Commit is the caller's.

    Raises Conflict when a personnel number belongs to somebody else.
    """
    return saving_people.save(uow, organisation_id, report.rows(), on)
