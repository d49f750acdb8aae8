"""What is due by when in an organisation: times of its live plans, and consents that run out, as counts.

Nothing here names a person: a title that does is left out, and consents are counted by day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.models import Consent, Plan, PlanItem, PlanPoint
from registry.plan_checks import REMIND_BEFORE, REPORT
from registry.plan_responsible import name_in

_LONGEST = 160
_OPEN = ("planned", "in_progress")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One open time of an item. ``title`` is empty where it named somebody; ``is_report``: see V-56."""

    point_id: int
    item_id: int
    plan_id: int
    number: str
    title: str
    due_on: date
    is_report: bool

    @property
    def remind_before(self) -> tuple[int, ...]:
        """So many days before it is reminded of."""
        return REMIND_BEFORE if self.is_report else (7, 1)

    def is_near(self, on: date) -> bool:
        """Whether it is time to remind of it, or it is past."""
        return (self.due_on - on).days <= max(self.remind_before)


def of_plans(session: Session, organisation_id: int, since: date, until: date) -> list[Deadline]:
    """The open times of the live plans between two days, the earliest first."""
    rows = session.execute(
        select(PlanPoint.id, PlanPoint.due_on, PlanItem)
        .join(PlanItem, PlanItem.id == PlanPoint.item_id)
        .join(Plan, Plan.id == PlanPoint.plan_id)
        .where(
            Plan.organisation_id == organisation_id,
            Plan.is_live,
            PlanPoint.status.in_(_OPEN),
            PlanPoint.due_on >= since,
            PlanPoint.due_on <= until,
        )
        .order_by(PlanPoint.due_on, PlanItem.plan_id, PlanItem.id)
    )
    return [_deadline(point_id, due, item) for point_id, due, item in rows if due is not None]


def consents_running_out(session: Session, organisation_id: int, since: date, until: date) -> dict[date, int]:
    """Day → how many consents hold for the last time."""
    rows = session.execute(
        select(Consent.valid_until, func.count())
        .where(
            Consent.organisation_id == organisation_id,
            Consent.withdrawn_on.is_(None),
            Consent.valid_until >= since,
            Consent.valid_until <= until,
        )
        .group_by(Consent.valid_until)
        .order_by(Consent.valid_until)
    )
    return {day: count for day, count in rows if day is not None}


def _deadline(point_id: int, due: date, item: PlanItem) -> Deadline:
    title = "" if name_in(item.title) else item.title[:_LONGEST].strip(" ;:.")
    return Deadline(point_id, item.id, item.plan_id, item.number, title, due, REPORT in item.document_types)
