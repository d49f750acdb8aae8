"""Personal programmes of pairs and their plans of activities."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from registry.holding import held_pair
from registry.models import Programme, ProgrammeActivity
from registry.snapshot import Activity
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A personal programme and its plan, as told at once."""

    request: str = ""
    goal: str = ""
    tasks: tuple[str, ...] = ()
    expected_result: str = ""
    meetings: str = ""
    activities: tuple[Activity, ...] = ()


def write(uow: UnitOfWork, pair_id: int, new: NewProgramme) -> int:
    """Write the pair's programme, or write it anew; returns its id. Raises NotFound."""
    held_pair(uow.session, pair_id)
    known = uow.session.scalar(select(Programme).where(Programme.pair_id == pair_id))
    programme = known or Programme(pair_id=pair_id)
    programme.request, programme.goal = new.request, new.goal
    programme.tasks = list(new.tasks)
    programme.expected_result, programme.meetings = new.expected_result, new.meetings
    uow.session.add(programme)
    programme.activities.clear()
    uow.session.flush()  # The old rows go first: the new ones bear the same ordinals.
    programme.activities.extend(_activity(row) for row in new.activities)
    uow.session.flush()
    return programme.id


def _activity(row: Activity) -> ProgrammeActivity:
    return ProgrammeActivity(
        ordinal=row.ordinal,
        section=row.section,
        title=row.title,
        kind=row.kind,
        term=row.term,
        responsible=row.responsible,
        planned_result=row.planned_result,
        actual_result=row.actual_result,
    )
