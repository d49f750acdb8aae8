"""«Журналы»: the issued papers by series, year, type and status; a paper's page; its file; voiding it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from registry import accounts, journal
from registry.errors import RegistryError
from registry.journal import Record
from service.operations.export_journal import export_journal
from service.operations.paper_subjects import about_whom
from service.operations.take_document import take_document
from service.operations.void_document import void_document
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit, download_headers

router = APIRouter(prefix="/journal")

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
YEARS = 6
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATUSES = {"issued": "действует", "void": "аннулирован"}
Year = Annotated[str, Query(pattern=r"^(\d{4})?$")]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]


@router.get("")
def listed(
    visit: OpenVisit,
    series: str = "",
    type: str = "",
    status: str = "",
    year: Year = "",
    page: PageNumber = 1,
) -> Response:
    visit.actor.require("view_school", visit.organisation_id)
    query = journal.Query(type, series, status, int(year) if year else None, page)
    with visit.reading() as uow:
        found = journal.search(uow.session, visit.organisation_id, query)
        kept = journal.series(uow.session, visit.organisation_id)
        about = about_whom(uow, found.rows, visit.today)
    return visit.page(
        "journal/list.html",
        found=found,
        query=query,
        series=[(code, title) for code, title, _ in kept],
        series_titles={code: title for code, title, _ in kept},
        types=[(one.id, one.manifest.file_title) for one in visit.parts.catalog.values()],
        years=[(year, year) for year in range(visit.today.year, visit.today.year - YEARS, -1)],
        statuses=STATUSES,
        about=about,
        allowed=_allowed_types(visit),
    )


@router.get("/export.xlsx")
def export(visit: OpenVisit, series: str = "", type: str = "", status: str = "", year: Year = "") -> Response:
    """The same lines as the list shows, all of them, as a workbook."""
    query = journal.Query(type, series, status, int(year) if year else None)
    content = export_journal(visit.parts, visit.actor, query, visit.at)
    name = f"Журнал {visit.today:%d.%m.%Y}.xlsx"
    return Response(content, media_type=XLSX, headers=download_headers(name))


@router.get("/{document_id:int}")
def shown(visit: OpenVisit, document_id: int) -> Response:
    record = _record(visit, document_id)
    with visit.reading() as uow:
        about = about_whom(uow, [record], visit.today)[record.id]
        names = accounts.display_names(uow.session, [record.issued_by])
        kept = {code: title for code, title, _ in journal.series(uow.session, record.organisation_id)}
    document_type = visit.parts.catalog.get(record.type_id)
    return visit.page(
        "journal/document.html",
        record=record,
        type=document_type.manifest if document_type else None,
        about=about,
        series_title=kept.get(record.series_code, record.series_code),
        state_title=STATUSES[record.status],
        issued_by=names.get(record.issued_by, record.issued_by),
        may_take=record.type_id in _allowed_types(visit),
    )


@router.get("/{document_id:int}/file")
def file(visit: OpenVisit, document_id: int) -> Response:
    taken = take_document(visit.parts, visit.actor, document_id, visit.at)
    return Response(taken.content, media_type=DOCX, headers=download_headers(taken.name))


@router.get("/{document_id:int}/void")
def ask_void(visit: OpenVisit, document_id: int) -> Response:
    record = _record(visit, document_id)
    visit.actor.require("void", record.organisation_id)
    return _void_page(visit, record, Form())


@router.post("/{document_id:int}/void")
def void(visit: OpenVisit, document_id: int, form: TypedForm) -> Response:
    """Asks why, and that one really means it."""
    record = _record(visit, document_id)
    visit.actor.require("void", record.organisation_id)
    reason = form.text("reason", "Напишите, почему документ аннулируется: это останется в журнале.", 500)
    if form["sure"] != "да":
        form.faults["sure"] = "Подтвердите: отметьте, что номер останется занятым."
    if not form.faults:
        try:
            void_document(visit.parts, visit.actor, document_id, reason=reason, on=visit.today, at=visit.at)
        except RegistryError as error:
            form.refuse(error, "reason")
        else:
            return visit.redirect(f"/journal/{document_id}", f"Документ № {record.number} аннулирован.")
    return _void_page(visit, record, form)


def _allowed_types(visit: Visit) -> set[str]:
    """The types whose files this role may take."""
    return {one.id for one in visit.parts.catalog.values() if visit.actor.role in one.manifest.roles}


def _record(visit: Visit, document_id: int) -> Record:
    with visit.reading() as uow:
        record = journal.get(uow.session, document_id)
    visit.actor.require("view_school", record.organisation_id)
    return record


def _void_page(visit: Visit, record: Record, form: Form) -> Response:
    return visit.page(
        "journal/void.html",
        status=422 if form.faults else 200,
        record=record,
        form=form,
        type=visit.parts.catalog[record.type_id].manifest if record.type_id in visit.parts.catalog else None,
    )
