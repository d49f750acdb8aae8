"""What may be changed of a pair already registered, and what an order has fixed.

It knows no page and no paper: an order that names the pair is only its ``order_id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.errors import Conflict, NotFound
from registry.holding import held_pair, hold_people
from registry.models import MentoringForm, Pair
from registry.pair_checks import Proposed, check_pair
from registry.people import organisation_of
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Change:
    """The facts of a pair that its page can change; all are told at once."""

    curator_id: int | None
    kind: str
    starts_on: date
    ends_on: date
    department: str = ""
    request: str = ""


def change(uow: UnitOfWork, pair_id: int, new: Change) -> None:
    """Write the facts. Raises NotFound; InvalidFact; Conflict when a live order has fixed them."""
    row = held_pair(uow.session, pair_id)
    _check(uow.session, row, new)
    row.curator_id, row.kind = new.curator_id, new.kind
    row.starts_on, row.ends_on = new.starts_on, new.ends_on
    row.department, row.request = new.department, new.request


def _check(session: Session, row: Pair, new: Change) -> None:
    fixed = (row.curator_id, row.kind, row.starts_on, row.ends_on)
    if row.order_id is not None and fixed != (new.curator_id, new.kind, new.starts_on, new.ends_on):
        raise Conflict(
            "Куратор, вид и период стоят в действующем приказе: сначала аннулируйте приказ, потом меняйте."
        )
    if new.curator_id is not None and organisation_of(session, new.curator_id) != row.organisation_id:
        raise NotFound("Такого человека в организации нет.")
    mentee_ids = tuple(mentee.person_id for mentee in row.mentees)
    # The same people may be joined in another pair at this very moment.
    hold_people(session, (row.mentor_id, *mentee_ids))
    check_pair(
        session,
        Proposed(row.form_code, new.kind, row.mentor_id, mentee_ids, new.starts_on, new.ends_on, row.id),
    )


def forms(session: Session) -> list[tuple[str, str]]:
    """Code and title of every form of mentoring the registry knows, the federal ones first."""
    rows = session.scalars(select(MentoringForm).order_by(MentoringForm.federal.desc(), MentoringForm.title))
    return [(row.code, row.title) for row in rows]


def count_by_status(session: Session, organisation_ids: tuple[int, ...]) -> dict[int, dict[str, int]]:
    """Organisation id → status → how many pairs; no names leave, so that an operator may see it."""
    rows = session.execute(
        select(Pair.organisation_id, Pair.status, func.count())
        .where(Pair.organisation_id.in_(organisation_ids))
        .group_by(Pair.organisation_id, Pair.status)
    )
    counts: dict[int, dict[str, int]] = {}
    for organisation_id, status, count in rows:
        counts.setdefault(organisation_id, {})[status] = count
    return counts
