"""«Сегодня»: what waits for a person by the role, and how far the school year's papers are."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry import organisations
from service.operations.consent_reminders import reminders
from service.operations.draft_document import still_open
from service.operations.missing_consents import grouped
from service.operations.waiting import counts_of_schools, what_waits
from service.web.pages import OpenVisit, Visit

router = APIRouter()

SHOWN = 8


@router.get("/")
def today(visit: OpenVisit) -> Response:
    visit.actor.require("view_counts", visit.organisation_id)
    if not visit.actor.may("view_school"):
        return _municipality(visit)
    waiting = what_waits(visit.parts, visit.actor, visit.at)
    order = waiting.order_type
    with visit.reading() as uow:
        remembered = reminders(uow, visit.organisation_id, visit.today)
    return visit.page(
        "home/school.html",
        waiting=waiting,
        reminders=remembered,
        groups=grouped(waiting.consents),
        shown=SHOWN,
        may_order=order is not None and visit.actor.role in order.manifest.roles,
        catalog=visit.parts.catalog,
        drafts=still_open(visit.parts, visit.actor, waiting.drafts),
    )


def _municipality(visit: Visit) -> Response:
    """Counts by school, and nothing of any person."""
    with visit.reading() as uow:
        schools = organisations.schools(uow.session, visit.organisation_id, visit.today)
    rows = counts_of_schools(visit.parts, visit.actor, schools, visit.at)
    return visit.page("home/municipality.html", rows=rows, year=visit.today.year)
