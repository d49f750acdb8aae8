"""«Загрузить из Excel»: choose a file, see what was understood, mend, confirm. Nothing is saved before."""

from __future__ import annotations

import json
from typing import Literal

from fastapi import APIRouter, Response, UploadFile

from registry import uploads
from registry.errors import InvalidFact, UnreadableSpreadsheet
from registry.importing.fields import PAIRS, PLANS
from registry.importing.report import Findings
from service.http import files
from service.http.bounds import PathId, clean
from service.operations.sample_table import sample_table
from service.operations.take_document import File
from service.operations.upload_table import (
    FIELDS,
    PERMISSIONS,
    change_mapping,
    drop_upload,
    read_upload,
    save_upload,
    table_with_remarks,
    upload_table,
)
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import counted, day

router = APIRouter(prefix="/imports")

Kind = Literal["people", "pairs"]
SECTIONS = {"people": "/people", "pairs": "/pairs"}
SHOWN = 200
"""Faults and notes on the page; the workbook with remarks holds them all."""


@router.get("/{kind}")
def ask(visit: OpenVisit, kind: Kind) -> Response:
    return _ask_page(visit, kind, "")


@router.post("/{kind}")
def upload(visit: OpenVisit, kind: Kind, table: UploadFile | None = None) -> Response:
    visit.actor.require(PERMISSIONS[kind], visit.organisation_id)
    if table is None or not table.filename:
        return _ask_page(visit, kind, "Выберите файл с таблицей на этом компьютере.")
    try:
        upload_id = upload_table(visit.parts, visit.actor, kind, table.filename, table.file.read(), visit.at)
    except UnreadableSpreadsheet as fault:
        return _ask_page(visit, kind, fault.message)
    return visit.redirect(f"/imports/file/{upload_id}")


@router.get("/{kind}/sample")
def sample(visit: OpenVisit, kind: Kind) -> Response:
    visit.actor.require(PERMISSIONS[kind])
    return _file(sample_table(kind))


@router.get("/file/{upload_id}")
def report(visit: OpenVisit, upload_id: PathId) -> Response:
    return _report_page(visit, upload_id, Form({"since": day(visit.today)}))


@router.post("/file/{upload_id}/mapping")
def remap(visit: OpenVisit, upload_id: PathId, form: TypedForm) -> Response:
    try:
        change_mapping(visit.parts, visit.actor, upload_id, _mapping(form), visit.at)
    except InvalidFact as fault:
        form.refuse(fault, "mapping")
        return _report_page(visit, upload_id, form)
    return visit.redirect(f"/imports/file/{upload_id}", "Таблица прочитана заново с новыми столбцами.")


@router.get("/file/{upload_id}/remarks.xlsx")
def remarks(visit: OpenVisit, upload_id: PathId) -> Response:
    return _file(table_with_remarks(visit.parts, visit.actor, upload_id, visit.at))


@router.post("/file/{upload_id}/save")
def save(visit: OpenVisit, upload_id: PathId, form: TypedForm) -> Response:
    since = form.day("since", "Укажите, с какого дня верны новые сведения.")
    if form.faults or since is None:
        return _report_page(visit, upload_id, form)
    outcome = save_upload(visit.parts, visit.actor, upload_id, on=since, at=visit.at)
    told = (
        f"Сохранено. Новых записей: {outcome.created}, изменено: {outcome.updated}, "
        f"без изменений: {outcome.unchanged}."
    )
    return visit.redirect(f"/imports/file/{upload_id}", told)


@router.post("/file/{upload_id}/drop")
def drop(visit: OpenVisit, upload_id: PathId) -> Response:
    kind = drop_upload(visit.parts, visit.actor, upload_id, visit.at)
    return visit.redirect(f"/imports/{kind}", "Таблица убрана, ничего не сохранено.", "warning")


def _ask_page(visit: Visit, kind: Kind, fault: str) -> Response:
    visit.actor.require(PERMISSIONS[kind], visit.organisation_id)
    with visit.reading() as uow:
        waiting = uploads.waiting(uow.session, visit.organisation_id, kind)
    return visit.page(
        "imports/ask.html",
        status=422 if fault else 200,
        kind=kind,
        fault=fault,
        waiting=waiting,
        limit=visit.parts.settings.max_upload_mb,
        here=SECTIONS[kind],
    )


def _report_page(visit: Visit, upload_id: int, form: Form) -> Response:
    read = read_upload(visit.parts, visit.actor, upload_id, visit.at)
    findings = read.findings
    return visit.page(
        "imports/report.html",
        status=422 if form.faults else 200,
        upload=read.upload,
        findings=findings,
        faults=findings.faults[:SHOWN],
        notes=findings.notes[:SHOWN],
        notes_total=sum(findings.note_counts.values()),
        columns=_columns(findings, form),
        options=_options(read.upload.kind, findings),
        accepted=counted(findings.accepted, "строку", "строки", "строк"),
        doubtful=sum(column.how == "similar" for column in findings.mapping),
        form=form,
        here=SECTIONS[read.upload.kind],
    )


def _columns(findings: Findings, form: Form) -> list[tuple[str, str, str, str, str]]:
    """(sheet, header, its key in the form, the field chosen, how it was found) of every column."""
    rows = []
    for number, column in enumerate(findings.mapping):
        key = json.dumps([column.sheet, column.column], ensure_ascii=False)
        chosen = form.typed.get(f"field.{number}", column.field)
        rows.append((column.sheet, column.column, key, chosen, column.how))
    return rows


def _options(kind: str, findings: Findings) -> dict[str, list[tuple[str, str]]]:
    """Sheet → (field, title) to choose from; a sheet of plans has its own."""
    options: dict[str, list[tuple[str, str]]] = {}
    for sheet in {column.sheet for column in findings.mapping}:
        found = {column.field for column in findings.mapping if column.sheet == sheet}
        plan = kind == "pairs" and "mentor" not in found and "title" in found
        fields = FIELDS["people"] if kind == "people" else (PLANS if plan else PAIRS)
        options[sheet] = [(name, field.title) for name, field in fields.items()]
    return options


def _mapping(form: Form) -> dict[str, dict[str, str]]:
    """Sheet → header → field, as the selects of the page say. Raises InvalidFact on what no page sent."""
    mapping: dict[str, dict[str, str]] = {}
    for name, key in form.typed.items():
        if not name.startswith("column."):
            continue
        sheet, header = _column(key)
        mapping.setdefault(sheet, {})[header] = form[f"field.{name.removeprefix('column.')}"]
    return mapping


def _column(key: str) -> tuple[str, str]:
    """The sheet and the header in a field of the page. Raises InvalidFact on what no page sent."""
    try:
        sheet, header = json.loads(key)
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidFact("Столбцы не поняты: откройте страницу заново и повторите.") from error
    return clean(str(sheet)), clean(str(header))


def _file(file: File) -> Response:
    return files.kept(file)
