"""«Базы участников»: who is helped and who helps, as workbooks."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from service.http import files
from service.operations.export_participants import TITLES, export_participants
from service.operations.take_document import File
from service.web.pages import OpenVisit

router = APIRouter(prefix="/pairs/bases")


@router.get("/{base}.xlsx")
def export(visit: OpenVisit, base: Literal["mentees", "mentors"]) -> Response:
    """Everybody in pairs at work today; what has no basis is a dash."""
    content = export_participants(visit.parts, visit.actor, base, visit.at)
    return files.kept(File(f"{TITLES[base]} {visit.today:%d.%m.%Y}.xlsx", content))
