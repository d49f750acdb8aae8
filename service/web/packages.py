"""An event on its way: its whole set with findings, the days and questions once, and what it has made."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.inputs import InputFaults
from docgen.manifest import InputField
from registry import reading
from registry.errors import Conflict, InvalidFact, NotFound
from service.errors import Refused
from service.http import files
from service.http.bounds import PathId
from service.operations.draft_package import (
    PackageDraft,
    begin_package,
    drop_package,
    issue_package_draft,
    keep_package,
    look_at_package,
    read_package_draft,
)
from service.operations.package_result import package_papers, read_package
from service.operations.paper_pdf import paper_pdf
from service.operations.print_papers import print_papers
from service.operations.take_document import File
from service.operations.zip_papers import zip_papers
from service.web.answers import SentForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/packages")

STATES = {
    "make": ("будет выпущен", "good"),
    "made": ("уже есть", "quiet"),
    "unsigned": ("ждёт подписи", "warn"),
    "needless": ("не нужен", "quiet"),
    "no_form": ("нет формы", "warn"),
    "other_role": ("другая роль", "warn"),
    "waits": ("потом", "quiet"),
}
"""How the state of a paper of the set is told, and in which tone."""


@router.post("/events/{event_id}")
def begin_for_school(visit: OpenVisit, event_id: str) -> Response:
    """An event of the whole school."""
    return begin(visit, event_id, visit.organisation_id, "/documents")


@router.get("/drafts/{draft_id:id}")
def shown(visit: OpenVisit, draft_id: PathId) -> Response:
    draft = read_package_draft(visit.parts, visit.actor, draft_id, visit.at)
    if draft.facts.package_id is not None:
        return RedirectResponse(f"/packages/{draft.facts.package_id}", status_code=303)
    return _set_page(visit, draft)


@router.post("/drafts/{draft_id:id}")
def answer(visit: OpenVisit, draft_id: PathId, sent: SentForm) -> Response:
    """What was typed is kept first; then the set is looked at again, or issued."""
    draft = read_package_draft(visit.parts, visit.actor, draft_id, visit.at)
    if draft.facts.package_id is None:
        asked = look_at_package(visit.parts, visit.actor, draft, visit.at).questions.all
        keep_package(visit.parts, visit.actor, draft_id, sent.answers(asked), visit.at)
    if sent.text("do") != "issue":
        return _set_page(visit, read_package_draft(visit.parts, visit.actor, draft_id, visit.at))
    return _issue(visit, draft_id)


@router.post("/drafts/{draft_id:id}/drop")
def drop(visit: OpenVisit, draft_id: PathId) -> Response:
    draft = read_package_draft(visit.parts, visit.actor, draft_id, visit.at)
    drop_package(visit.parts, visit.actor, draft_id, visit.at)
    return visit.redirect(_back(draft), "Введённое удалено, ничего не выпущено.")


@router.get("/drafts/{draft_id:id}/papers/{key}.pdf")
def preview_pages(visit: OpenVisit, draft_id: PathId, key: str) -> Response:
    """One paper of the set as pages, without its number. Raises NotFound when it cannot be drawn yet."""
    draft = read_package_draft(visit.parts, visit.actor, draft_id, visit.at)
    look = look_at_package(visit.parts, visit.actor, draft, visit.at)
    card = next((one for one in look.cards if one.paper.key == key and one.docx), None)
    if card is None or card.paper.document_type is None:
        raise NotFound("Проекта этого документа пока нет: ответьте на вопросы набора.")
    title = card.paper.document_type.manifest.file_title
    return files.shown(File(f"Проект. {title}.pdf", paper_pdf(visit.parts, card.docx)))


@router.get("/{package_id:id}")
def made(visit: OpenVisit, package_id: PathId) -> Response:
    found = read_package(visit.parts, visit.actor, package_id, visit.at)
    types = {one.id: visit.parts.catalog[one.type_id].manifest for one in found.records
             if one.type_id in visit.parts.catalog}  # fmt: skip
    back = f"/pairs/{found.facts.pair_id}" if found.facts.pair_id else "/documents"
    return visit.page("packages/made.html", made=found, types=types, back_to=back, here=back)


@router.get("/{package_id:id}/documents.zip")
def archive(visit: OpenVisit, package_id: PathId) -> Response:
    """All its papers as one ZIP, each as Word and as PDF."""
    papers = package_papers(visit.parts, visit.actor, package_id, visit.at)
    return files.streamed(zip_papers(visit.parts, visit.actor, papers, visit.at, ("docx", "pdf")))


@router.get("/{package_id:id}/print")
def print_all(visit: OpenVisit, package_id: PathId) -> Response:
    """All its papers as one PDF in the browser's viewer."""
    papers = package_papers(visit.parts, visit.actor, package_id, visit.at)
    return files.shown(print_papers(visit.parts, visit.actor, papers, visit.at))


def begin(visit: Visit, event_id: str, subject_id: int, back: str) -> Response:
    """The event's set is opened; where it may not happen, its page says why."""
    try:
        draft_id = begin_package(visit.parts, visit.actor, event_id, subject_id, visit.at)
    except (Conflict, InvalidFact) as fault:
        return visit.redirect(back, fault.message, "danger")
    return visit.redirect(f"/packages/drafts/{draft_id}")


def _issue(visit: Visit, draft_id: int) -> Response:
    """Safe to press twice. When something forbids, the set is shown again with all of it."""
    try:
        issued = issue_package_draft(visit.parts, visit.actor, draft_id, visit.at)
    except InputFaults:
        return _set_page(visit, read_package_draft(visit.parts, visit.actor, draft_id, visit.at), status=422)
    except (Refused, DocgenError, Conflict, InvalidFact) as fault:
        draft = read_package_draft(visit.parts, visit.actor, draft_id, visit.at)
        return _set_page(visit, draft, refused=fault.message, status=409)
    return visit.redirect(f"/packages/{issued.package_id}")


def _set_page(visit: Visit, draft: PackageDraft, *, refused: str = "", status: int = 200) -> Response:
    look = look_at_package(visit.parts, visit.actor, draft, visit.at)
    typed_before = bool(draft.facts.typed)
    return visit.page(
        "packages/set.html",
        status=422 if look.input_faults and typed_before else status,
        draft=draft,
        event=draft.event,
        look=look,
        plan=look.plan,
        # Nobody has answered yet: an empty field is no fault of the person.
        faults=look.input_faults if typed_before else {},
        refused=refused,
        states=STATES,
        choosable=_choosable(visit, draft, look.questions.inputs),
        back_to=_back(draft),
        here=_back(draft),
    )


def _choosable(visit: Visit, draft: PackageDraft, asked: tuple[InputField, ...]) -> list[tuple[int, str]]:
    """Whom a question may be answered with; nobody is read when no question asks for people."""
    if not any(one.type in ("person", "people") for one in asked):
        return []
    with visit.reading() as uow:
        people = reading.choosable(uow, draft.facts.organisation_id, visit.today)
    return [(one.id, one.name.full) for one in people]


def _back(draft: PackageDraft) -> str:
    return "/documents" if draft.event.about == "organisation" else f"/pairs/{draft.subject_id}"
