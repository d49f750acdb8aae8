"""A municipality's view of one school: numbers, percentages, and no person."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry.municipal_counts import COLUMNS
from service.http.bounds import PathId
from service.operations.municipal_counts import count_school
from service.web.pages import OpenVisit

router = APIRouter(prefix="/municipality")


@router.get("/schools/{school_id:id}")
def school(visit: OpenVisit, school_id: PathId) -> Response:
    card = count_school(visit.parts, visit.actor, school_id, visit.at)
    return visit.page("home/school_card.html", card=card, columns=COLUMNS, year=visit.today.year, here="/")
