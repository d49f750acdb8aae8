"""«Сегодня»: what waits for a person by the role, and how far the school year's papers are."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry.municipal_counts import COLUMNS
from service.operations.consent_reminders import reminders
from service.operations.draft_document import still_open
from service.operations.missing_consents import grouped
from service.operations.municipal_counts import count_schools, late_report
from service.operations.waiting import near_deadlines, what_waits
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
    found = count_schools(visit.parts, visit.actor, visit.at)
    with visit.reading() as uow:
        deadlines = near_deadlines(uow, visit.organisation_id, visit.today)
    return visit.page(
        "home/municipality.html",
        found=found,
        columns=COLUMNS,
        year=visit.today.year,
        late=late_report(found, visit.today),
        deadlines=deadlines,
    )
