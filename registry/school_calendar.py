"""A school's own working days: how long its week is, and which days it moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.calendar import ProductionCalendar
from registry.errors import InvalidFact, NotFound
from registry.models import CalendarDay, SchoolWeek
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day the school moved: worked or not, and by which order or for which reason."""

    day: date
    works: bool
    reason: str


def calendar_of(session: Session, organisation_id: int) -> ProductionCalendar:
    """The production calendar as this school works by it."""
    week = session.get(SchoolWeek, organisation_id)
    own = {one.day: one.works for one in own_days(session, organisation_id)}
    return ProductionCalendar(week.days if week else 5, own)


def own_days(session: Session, organisation_id: int) -> list[OwnDay]:
    """The days the school moved, the earliest first."""
    rows = session.scalars(
        select(CalendarDay).where(CalendarDay.organisation_id == organisation_id).order_by(CalendarDay.day)
    )
    return [OwnDay(row.day, row.works, row.reason) for row in rows]


def set_week(uow: UnitOfWork, organisation_id: int, days: int) -> None:
    """Raises InvalidFact for a week of other than five or six days."""
    if days not in {5, 6}:
        raise InvalidFact("Рабочая неделя бывает пятидневной или шестидневной.", place="days")
    row = uow.session.get(SchoolWeek, organisation_id) or SchoolWeek(organisation_id=organisation_id)
    row.days = days
    uow.session.add(row)
    uow.session.flush()


def move_day(uow: UnitOfWork, organisation_id: int, day: date, *, works: bool, reason: str) -> None:
    """From now on the day is worked, or not; told twice, the last word holds."""
    row = uow.session.get(CalendarDay, (organisation_id, day)) or CalendarDay(
        organisation_id=organisation_id, day=day
    )
    row.works, row.reason = works, reason
    uow.session.add(row)
    uow.session.flush()


def forget_day(uow: UnitOfWork, organisation_id: int, day: date) -> None:
    """The day is again what the common calendar says. Raises NotFound when the school did not move it."""
    row = uow.session.get(CalendarDay, (organisation_id, day))
    if row is None:
        raise NotFound("Такого дня среди изменённых школой нет.")
    uow.session.delete(row)
    uow.session.flush()
