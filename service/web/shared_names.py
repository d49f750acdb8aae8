"""The list of confirmed forms: download ours, try another school's, apply it. Nothing is saved before."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response, UploadFile

from registry.errors import UnreadableSpreadsheet
from registry.shared_forms import as_csv
from service.http import files
from service.operations.share_forms import FILE_NAME, Outcome, export_forms, import_forms
from service.web.forms import TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import counted

router = APIRouter(prefix="/people/names/shared")

SHOWN = 200


@router.get("")
def ask(visit: OpenVisit) -> Response:
    return _page(visit)


@router.get("/file.{kind}")
def download(visit: OpenVisit, kind: Literal["xlsx", "csv"]) -> Response:
    return files.kept(export_forms(visit.parts, visit.actor, kind, visit.at))


@router.post("")
def check(visit: OpenVisit, table: UploadFile | None = None) -> Response:
    """What the list would settle; the rows go with the page, so that the same ones are applied."""
    if table is None or not table.filename:
        return _page(visit, fault="Выберите файл со списком на этом компьютере.")
    try:
        outcome = import_forms(
            visit.parts, visit.actor, table.file.read(), table.filename, save=False, at=visit.at
        )
    except UnreadableSpreadsheet as fault:
        return _page(visit, fault=fault.message)
    return _page(visit, outcome=outcome, rows=as_csv(outcome.listed.rows).decode("utf-8-sig"))


@router.post("/apply")
def apply(visit: OpenVisit, form: TypedForm) -> Response:
    rows = form.typed.get("rows", "").encode()
    try:
        outcome = import_forms(visit.parts, visit.actor, rows, f"{FILE_NAME}.csv", save=True, at=visit.at)
    except UnreadableSpreadsheet as fault:
        return _page(visit, fault=fault.message)
    told = counted(len(outcome.settled), "имя", "имени", "имён")
    return visit.redirect("/people/names", f"По общему списку подтверждено: {told}.")


def _page(visit: Visit, *, fault: str = "", outcome: Outcome | None = None, rows: str = "") -> Response:
    visit.actor.require("edit_people", visit.organisation_id)
    return visit.page(
        "people/shared_names.html",
        status=422 if fault else 200,
        fault=fault,
        outcome=outcome,
        rows=rows,
        shown=SHOWN,
        here="/people",
    )
