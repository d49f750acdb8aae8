"""«Готовность»: pairs against papers, what is missing and why, and where it is made; the same for Excel."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry.acts import CHECK_THE_TEXT
from registry.readiness import STATES, Cell, PairRowOf
from service.http import files
from service.http.bounds import Word
from service.operations.export_readiness import export_readiness
from service.operations.school_readiness import Wanted, is_wanted, read_readiness
from service.operations.take_document import File
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/readiness")

TONES = {"present": "good", "not_needed": "quiet", "missing": "warn", "overdue": "bad", "stale": "bad"}
FILTERS = {"open": "Всё, что нужно сделать"} | {code: title.capitalize() for code, title in STATES.items()}
SHOWN = 300
"""Lines of the list on one page; the workbook holds them all."""


@router.get("")
def shown(
    visit: OpenVisit, state: Word = "", paper: Word = "", department: Word = "", q: Word = ""
) -> Response:
    """Without a choice of state or paper the whole matrix, with one the list of what answers it."""
    wanted = _wanted(state, paper, department, q)
    found = read_readiness(visit.parts, visit.actor, wanted, visit.at)
    lines = [one for one in found.lines if is_wanted(one.cell, wanted)]
    return visit.page(
        "readiness/matrix.html",
        found=found,
        wanted=wanted,
        as_list=bool(wanted.state or wanted.paper),
        lines=lines[:SHOWN],
        line_count=len(lines),
        states=STATES,
        tones=TONES,
        filters=FILTERS,
        departments=[(one, one) for one in found.departments],
        papers=[(one.type_id, one.short) for one in found.papers],
        address=lambda row, cell: _address(visit, row, cell),
        action=_action,
        uncertain=CHECK_THE_TEXT,
        here="/readiness",
    )


@router.get("/export.xlsx")
def export(
    visit: OpenVisit, state: Word = "", paper: Word = "", department: Word = "", q: Word = ""
) -> Response:
    content = export_readiness(visit.parts, visit.actor, _wanted(state, paper, department, q), visit.at)
    return files.kept(File(f"Готовность {visit.today:%d.%m.%Y}.xlsx", content))


def _wanted(state: str, paper: str, department: str, text: str) -> Wanted:
    return Wanted(state if state in FILTERS else "", paper, department, text)


def _address(visit: Visit, row: PairRowOf, cell: Cell) -> str:
    """Where the next action is done; empty where nothing is to be done."""
    if cell.action == "consent":
        return (
            f"/consents?pair={row.pair_id}" if visit.actor.may("record_consent") else f"/pairs/{row.pair_id}"
        )
    if cell.document_id is not None and cell.state == "present":
        return f"/journal/{cell.document_id}"
    return f"/pairs/{row.pair_id}" if cell.action else ""


def _action(cell: Cell) -> str:
    return {
        "consent": "Оформить согласие",
        "paper": "Подготовить документ",
        "renew": "Заменить документ",
        "first": "Открыть пару",
        "": "Открыть",
    }[cell.action]
