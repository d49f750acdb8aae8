"""Import a list of pairs and groups: read it against the registry's people; save it only when told to.

Neither operation commits: the caller's unit of work does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from registry.importing import pairs, saving_pairs
from registry.importing.matching import PeopleIndex
from registry.importing.pairs import PairsReport
from registry.importing.saving_people import Outcome as ImportOutcome
from registry.unit_of_work import UnitOfWork
from service.access import Actor

__all__ = ["ImportOutcome", "PairsReport", "read_pairs", "save_pairs"]


def read_pairs(
    uow: UnitOfWork,
    actor: Actor,
    organisation_id: int,
    source: bytes,
    name: str,
    mapping: Mapping[str, Mapping[str, str]] | None = None,
    *,
    on: date | None = None,
) -> PairsReport:
    """Read a list of pairs in any accepted format; people are found as they are on ``on``.

    A read-only unit of work is enough. ``on`` is the unit's own day when not told. Every fault comes at once
    in ``report.faults``. Where the actor may not edit terms, sums and hours are not taken, and a note tells
    it. Raises UnreadableSpreadsheet, and InvalidFact for an unknown field of ``mapping``.
    """
    index = PeopleIndex.of(uow.session, organisation_id, on or uow.at.date())
    return pairs.read(
        source, name, index, takes_terms=_may_edit_terms(actor, organisation_id), mapping=mapping
    )


def save_pairs(
    uow: UnitOfWork, actor: Actor, organisation_id: int, report: PairsReport, on: date
) -> ImportOutcome:
    """Save the accepted pairs as drafts with their programmes; commit is the caller's.

    What the file is silent of stays as it was; terms stay so too where the actor may not edit them.

    Raises Conflict when the file would change what a live order has fixed.
    """
    may_edit_terms = _may_edit_terms(actor, organisation_id)
    return saving_pairs.save(uow, organisation_id, report.rows(), on, may_edit_terms=may_edit_terms)


def _may_edit_terms(actor: Actor, organisation_id: int) -> bool:
    return actor.may("edit_terms", organisation_id)
