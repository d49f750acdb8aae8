"""The school's working days: five or six a week, the common holidays, the days the school moved."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from registry import calendar, school_calendar
from registry.errors import InvalidFact, NotFound
from service.operations.change_calendar import forget_day, move_day, set_week
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/settings/calendar")

WEEKS = (("5", "Пятидневная: суббота и воскресенье выходные"), ("6", "Шестидневная: выходной воскресенье"))
KINDS = (("works", "Рабочий день"), ("rests", "Выходной день"))


@router.get("")
def shown(visit: OpenVisit) -> Response:
    return _page(visit, Form())


@router.post("/week")
def change_week(visit: OpenVisit, form: TypedForm) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    days = form.choice("days", dict(WEEKS), "Выберите, сколько дней в неделю работает школа.")
    if form.faults:
        return _page(visit, form)
    set_week(visit.parts, visit.actor, int(days), visit.at)
    return visit.redirect("/settings/calendar", "Рабочая неделя сохранена. Новые сроки считаются по ней.")


@router.post("/days")
def add_day(visit: OpenVisit, form: TypedForm) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    day = form.day("day", "Укажите день, который школа перенесла.")
    kind = form.choice("kind", dict(KINDS), "Выберите, рабочий это день или выходной.")
    reason = form.text("reason", "Впишите основание: приказ или причину переноса.", 200)
    if form.faults or day is None:
        return _page(visit, form)
    try:
        move_day(visit.parts, visit.actor, day, works=kind == "works", reason=reason, at=visit.at)
    except InvalidFact as fault:
        form.refuse(fault, fault.place)
        return _page(visit, form)
    return visit.redirect("/settings/calendar", f"{day:%d.%m.%Y} теперь {dict(KINDS)[kind].lower()}.")


@router.post("/days/{day}/forget")
def drop_day(visit: OpenVisit, day: date) -> Response:
    """Raises NotFound for a day the school did not move."""
    visit.actor.require("manage_school", visit.organisation_id)
    try:
        forget_day(visit.parts, visit.actor, day, visit.at)
    except NotFound:
        return visit.redirect("/settings/calendar", "Этот день уже убран из списка.", "warning")
    return visit.redirect("/settings/calendar", f"{day:%d.%m.%Y} снова как в общем календаре.")


def _page(visit: Visit, form: Form) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    with visit.reading() as uow:
        own = school_calendar.own_days(uow.session, visit.organisation_id)
        kept = school_calendar.calendar_of(uow.session, visit.organisation_id)
    return visit.page(
        "school/calendar.html",
        status=422 if form.faults else 200,
        form=form,
        own=own,
        week=str(kept.days_a_week),
        weeks=WEEKS,
        kinds=KINDS,
        holidays=calendar.holidays_of(visit.today.year, kept.days_a_week),
        last_known=calendar.last_known_year(),
        three_days=calendar.working_days_after(visit.today, 3, kept),
    )
