"""Papers in force that say the old: the page that «Сегодня» leads to."""

from __future__ import annotations

from fastapi import APIRouter, Response

from service.operations import stale_report
from service.web.pages import OpenVisit

router = APIRouter(prefix="/journal")


@router.get("/stale")
def shown(visit: OpenVisit) -> Response:
    """What calls for a new paper, and what would put it right; what is only noted is told apart."""
    visit.actor.require("view_school", visit.organisation_id)
    with visit.reading() as uow:
        calling = stale_report.calling(uow, visit.parts, visit.organisation_id, visit.today)
        of_school = stale_report.of_organisation(uow, visit.parts, visit.organisation_id, visit.today)
    noted = tuple(one for one in of_school if not one.calls)
    return visit.page("journal/stale.html", papers=(*calling, *noted))
