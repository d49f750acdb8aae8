"""«Журналы»: the issued papers by series, year, type and status; a paper's page; its file; voiding it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from registry import accounts, document_acts, document_links, journal, numbering, reading, rule_choices
from registry.act_register import own_acts
from registry.acts import brief, merged, parse
from registry.errors import Conflict, InvalidFact
from registry.journal import Record
from registry.rules import RULES
from service.http import files
from service.http.bounds import Id, PathId
from service.operations.check_draft import pair_title
from service.operations.export_journal import export_journal
from service.operations.export_numbers import export_numbers
from service.operations.paper_subjects import about_whom
from service.operations.print_papers import print_papers
from service.operations.several_papers import chosen_papers
from service.operations.take_document import File, Format, take_document
from service.operations.void_document import dependent_papers, void_document, voidable
from service.operations.zip_papers import zip_papers
from service.reach import require_document
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/journal")

YEARS = 6
STATUSES = {"issued": "действует", "void": "аннулирован"}
Year = Annotated[str, Query(pattern=r"^(\d{4})?$")]
Ticked = Annotated[list[Id], Query(alias="d", max_length=500, default_factory=list)]
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
        held = numbering.held(uow.session, visit.organisation_id, code=series, year=query.year)
    return visit.page(
        "journal/list.html",
        held=() if type or status == "issued" else held,
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
    return files.kept(File(f"Журнал {visit.today:%d.%m.%Y}.xlsx", content))


@router.get("/print")
def print_ticked(visit: OpenVisit, ticked: Ticked) -> Response:
    """The ticked papers as one PDF in the browser's viewer."""
    try:
        papers = chosen_papers(visit.parts, visit.actor, ticked, visit.at)
    except InvalidFact as fault:
        return visit.redirect("/journal", fault.message, "danger")
    return files.shown(print_papers(visit.parts, visit.actor, papers, visit.at))


@router.get("/documents.zip")
def archive_ticked(visit: OpenVisit, ticked: Ticked) -> Response:
    """The ticked papers as one ZIP, each as Word and as PDF."""
    try:
        papers = chosen_papers(visit.parts, visit.actor, ticked, visit.at)
    except InvalidFact as fault:
        return visit.redirect("/journal", fault.message, "danger")
    return files.streamed(zip_papers(visit.parts, visit.actor, papers, visit.at, ("docx", "pdf")))


@router.get("/{document_id:id}")
def shown(visit: OpenVisit, document_id: PathId) -> Response:
    record = _record(visit, document_id)
    with visit.reading() as uow:
        about = about_whom(uow, [record], visit.today)[record.id]
        names = accounts.display_names(uow.session, [record.issued_by])
        kept = {code: title for code, title, _ in journal.series(uow.session, record.organisation_id)}
        chain = document_links.chain(uow.session, document_id)
        overrides = rule_choices.overrides_of(uow.session, document_id)
        deciders = accounts.display_names(uow.session, [one.by for one in overrides])
        findings = rule_choices.findings_of(uow, document_id)
        register = merged(own_acts(uow.session, record.organisation_id))
        leaning = document_acts.of_document(uow.session, document_id)
        named = {one.pair_id for one in (*chain.does, *chain.suffers) if one.pair_id is not None}
        of_pairs = {one: pair_title(reading.pair(uow, one, visit.today)) for one in named}
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
        chain=chain,
        of_pairs=of_pairs,
        overrides=overrides,
        deciders=deciders,
        kept_findings=findings if record.type_id in _allowed_types(visit) else (),
        rule_titles={rule.id: rule.title for rule in RULES.values()},
        leaning=[(one, brief(one, register)) for one in leaning if parse(one).act_id in register],
    )


@router.get("/{document_id:id}/file")
def file(visit: OpenVisit, document_id: PathId, format: Format = "docx") -> Response:
    return files.kept(take_document(visit.parts, visit.actor, document_id, visit.at, kind=format))


@router.get("/{document_id:id}/numbers.xlsx")
def numbers(visit: OpenVisit, document_id: PathId) -> Response:
    """The indicators that a report told, as a workbook."""
    return files.kept(export_numbers(visit.parts, visit.actor, document_id, visit.at))


@router.get("/{document_id:id}/print")
def print_one(visit: OpenVisit, document_id: PathId) -> Response:
    """The paper as PDF in the browser's viewer, which prints it."""
    return files.shown(take_document(visit.parts, visit.actor, document_id, visit.at, kind="pdf"))


@router.get("/{document_id:id}/void")
def ask_void(visit: OpenVisit, document_id: PathId) -> Response:
    return _void_page(visit, document_id, Form())


@router.post("/{document_id:id}/void")
def void(visit: OpenVisit, document_id: PathId, form: TypedForm) -> Response:
    """Asks why, and that one really means it."""
    reason = form.text("reason", "Напишите, почему документ аннулируется: это останется в журнале.", 500)
    if form["sure"] != "да":
        form.faults["sure"] = "Подтвердите: отметьте, что номер останется занятым."
    if not form.faults:
        try:
            void_document(visit.parts, visit.actor, document_id, reason=reason, on=visit.today, at=visit.at)
        except (Conflict, InvalidFact) as error:
            form.refuse(error, "reason")
        else:
            return visit.redirect(f"/journal/{document_id}", "Документ аннулирован.")
    return _void_page(visit, document_id, form)


def _allowed_types(visit: Visit) -> set[str]:
    """The types whose files this role may take."""
    return {one.id for one in visit.parts.catalog.values() if visit.actor.role in one.manifest.roles}


def _record(visit: Visit, document_id: int) -> Record:
    with visit.reading() as uow:
        return require_document(uow.session, visit.actor, "view_school", document_id)


def _void_page(visit: Visit, document_id: int, form: Form) -> Response:
    with visit.reading() as uow:
        record = voidable(uow, visit.parts, visit.actor, document_id)
        dependent = dependent_papers(uow, visit.parts, record)
    return visit.page(
        "journal/void.html",
        status=422 if form.faults else 200,
        record=record,
        dependent=dependent,
        form=form,
        type=visit.parts.catalog[record.type_id].manifest if record.type_id in visit.parts.catalog else None,
    )
