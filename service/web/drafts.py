"""A paper on its way: its questions, what is missing, the last look, and the button that issues it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.inputs import InputFaults, people_named
from docgen.manifest import InputField
from registry import journal, numbering, organisations, reading
from registry.errors import Conflict, NotFound
from registry.rules import RULES, Finding
from service.errors import Refused
from service.http import files
from service.http.bounds import PathId, QueryId
from service.jobs.port import Jobs
from service.operations.check_draft import Report, check_draft, title_of
from service.operations.draft_document import (
    DATED,
    Draft,
    drop_draft,
    fill_draft,
    leave_out,
    read_draft,
    request_of,
)
from service.operations.issue_draft import issue_draft, preview_draft, start_draft
from service.operations.missing_consents import grouped
from service.operations.paper_pdf import paper_pdf
from service.operations.take_document import File
from service.web.answers import SentForm, faults_of, first_values, written
from service.web.consents import ConsentForm, new_form, take
from service.web.forms import Form, TypedForm
from service.web.guards import POLICY
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/documents/drafts")

# The paper stands in the page by the browser's own viewer: Chromium asks for both, the others for the first.
PREVIEW_POLICY = f"{POLICY}; object-src 'self'; frame-src 'self'"


@router.get("/{draft_id}")
def ask(visit: OpenVisit, draft_id: PathId) -> Response:
    draft = draft_of(visit, draft_id)
    if draft.facts.is_over:
        return RedirectResponse(_result(draft), status_code=303)
    return _fields_page(visit, draft, {**_first_values(visit, draft), **draft.facts.typed}, {})


@router.post("/{draft_id}")
def answer(visit: OpenVisit, draft_id: PathId, sent: SentForm) -> Response:
    """What was typed is kept first and judged then."""
    draft = draft_of(visit, draft_id)
    typed = sent.answers(_questions(draft))
    try:
        fill_draft(visit.parts, visit.actor, draft_id, typed, visit.at)
    except InputFaults as error:
        return _fields_page(visit, draft, typed, faults_of(error), status=422)
    return visit.redirect(f"/documents/drafts/{draft_id}/check")


@router.get("/{draft_id}/check")
def check(visit: OpenVisit, draft_id: PathId) -> Response:
    draft = draft_of(visit, draft_id)
    if draft.facts.is_over:
        return RedirectResponse(_result(draft), status_code=303)
    return check_page(visit, draft)


@router.post("/{draft_id}/consents")
def mend_consents(visit: OpenVisit, draft_id: PathId, sent: SentForm) -> Response:
    """The signed consents are noted, or their papers begun, without leaving the draft for good."""
    draft = draft_of(visit, draft_id)
    answered = take(visit, sent, back=f"/documents/drafts/{draft_id}/check")
    if isinstance(answered, Response):
        return answered
    return check_page(visit, draft, consent_form=answered, status=422)


@router.post("/{draft_id}/leave-out")
def leave(visit: OpenVisit, draft_id: PathId, sent: SentForm) -> Response:
    leave_out(visit.parts, visit.actor, draft_id, set(sent.ids("s")), visit.at)
    return visit.redirect(f"/documents/drafts/{draft_id}/check", "Убрано из выбора.")


@router.post("/{draft_id}/drop")
def drop(visit: OpenVisit, draft_id: PathId) -> Response:
    drop_draft(visit.parts, visit.actor, draft_id, visit.at)
    return visit.redirect("/documents", "Черновик удалён.")


@router.get("/{draft_id}/preview")
def preview(visit: OpenVisit, draft_id: PathId, subject: QueryId = None) -> Response:
    """The last look before the paper is issued: number, date, people, and the paper itself."""
    draft = draft_of(visit, draft_id)
    if draft.facts.is_over:
        return RedirectResponse(_result(draft), status_code=303)
    try:
        report = check_draft(visit.parts, visit.actor, draft, visit.at)
    except InputFaults:
        return RedirectResponse(f"/documents/drafts/{draft_id}", status_code=303)
    whole, manifest = request_of(draft), draft.document_type.manifest
    with visit.reading() as uow:
        number = journal.next_number(uow.session, draft.facts.organisation_id, manifest.series, whole.dated)
        held = numbering.held(
            uow.session,
            draft.facts.organisation_id,
            code=manifest.series,
            year=whole.dated.year,
            status="held",
        )
    shown = _shown(report, subject)
    fault, remarks, in_text = _drawn(visit, draft, shown)
    answered = visit.page(
        "documents/preview.html",
        draft=draft,
        type=manifest,
        report=report,
        dated=whole.dated,
        number=number,
        held=() if draft.is_batch else held,
        shown=shown,
        answers=_answers(visit, draft),
        fault=fault,
        remarks=remarks,
        in_text=in_text,
        catalog=visit.parts.catalog,
    )
    answered.headers["content-security-policy"] = PREVIEW_POLICY
    return answered


@router.get("/{draft_id}/preview.docx")
def preview_file(visit: OpenVisit, draft_id: PathId, subject: QueryId = None) -> Response:
    draft = draft_of(visit, draft_id)
    made = preview_draft(visit.parts, visit.actor, draft_id, subject, visit.at)
    return files.kept(File(f"{_file_title(draft)}.docx", made.docx))


@router.get("/{draft_id}/preview.pdf")
def preview_pages(visit: OpenVisit, draft_id: PathId, subject: QueryId = None) -> Response:
    """The same paper as pages, for the browser's own viewer."""
    draft = draft_of(visit, draft_id)
    made = preview_draft(visit.parts, visit.actor, draft_id, subject, visit.at)
    return files.shown(File(f"{_file_title(draft)}.pdf", paper_pdf(visit.parts, made.docx)))


@router.post("/{draft_id}/issue")
def issue(visit: OpenVisit, draft_id: PathId, form: TypedForm) -> Response:
    """Safe to press twice. When the facts have changed meanwhile, the check is shown again."""
    held_id = int(form["number"]) if form["number"].isdecimal() else None
    draft = draft_of(visit, draft_id)
    try:
        if draft.is_batch:
            return _start(visit, draft)
        document_id = issue_draft(visit.parts, visit.actor, draft_id, visit.at, held_id=held_id)
    except InputFaults:
        return RedirectResponse(f"/documents/drafts/{draft_id}", status_code=303)
    except (Conflict, NotFound) as error:
        if held_id is None:
            raise
        # The number held was taken, or given up, since the page was shown.
        return visit.redirect(f"/documents/drafts/{draft_id}/preview", error.message, "danger")
    except Refused as refused:
        return check_page(visit, draft, changed=True, refused=refused.findings, status=409)
    except DocgenError:
        return check_page(visit, draft, changed=True, status=409)
    return visit.redirect(f"/documents/issued/{document_id}")


def _file_title(draft: Draft) -> str:
    return f"Проект. {draft.document_type.manifest.file_title}"


def draft_of(visit: Visit, draft_id: int) -> Draft:
    return read_draft(visit.parts, visit.actor, draft_id, visit.at)


def _start(visit: Visit, draft: Draft) -> Response:
    report = check_draft(visit.parts, visit.actor, draft, visit.at)
    if not report.ready and draft.facts.batch_id is None:
        return check_page(visit, draft, changed=True, status=409)
    jobs: Jobs = visit.request.app.state.jobs
    batch_id = start_draft(visit.parts, visit.actor, jobs, draft, report, visit.at)
    return visit.redirect(f"/batches/{batch_id}")


def _questions(draft: Draft) -> tuple[InputField, ...]:
    return (DATED, *draft.document_type.manifest.inputs)


def _first_values(visit: Visit, draft: Draft) -> dict[str, str]:
    return {**first_values(_questions(draft)), DATED.name: written(visit.today)}


def _answers(visit: Visit, draft: Draft) -> list[tuple[str, str]]:
    """Every question with its answer as it will be understood, for the last look."""
    given, known = draft.facts.typed, dict(_choosable(visit, draft))
    return [
        (field.label, _shown_answer(field, given.get(field.name, written(field.default)), known))
        for field in draft.document_type.manifest.inputs
    ]


def _choosable(visit: Visit, draft: Draft) -> list[tuple[int, str]]:
    """Whom the questions about people may name, by number and name; nobody where none is asked."""
    if not any(field.type in ("person", "people") for field in draft.document_type.manifest.inputs):
        return []
    with visit.reading() as uow:
        people = reading.choosable(uow, draft.facts.organisation_id, visit.today)
    return [
        (one.id, ", ".join(filter(None, (one.name.full, one.position or one.class_label)))) for one in people
    ]


def _shown_answer(field: InputField, text: str, known: Mapping[int, str]) -> str:
    if field.type in ("person", "people"):
        return "; ".join(known.get(one, "") for one in people_named(field, text)) or "не указано"
    labels = {choice.value: choice.label for choice in field.choices}
    if field.type == "bool":
        return "да" if text == "да" else "нет"
    return labels.get(text, text) or "не указано"


def _fields_page(
    visit: Visit, draft: Draft, typed: Mapping[str, str], faults: Mapping[str, str], *, status: int = 200
) -> Response:
    return visit.page(
        "documents/fields.html",
        status=status,
        draft=draft,
        type=draft.document_type.manifest,
        subjects=_names(visit, draft),
        asked=_questions(draft),
        choosable=_choosable(visit, draft),
        typed=typed,
        faults=faults,
    )


def check_page(
    visit: Visit,
    draft: Draft,
    *,
    consent_form: ConsentForm | None = None,
    changed: bool = False,
    refused: tuple[Finding, ...] = (),
    aside_form: Form | None = None,
    status: int = 200,
) -> Response:
    try:
        report = check_draft(visit.parts, visit.actor, draft, visit.at)
    except InputFaults:
        return RedirectResponse(f"/documents/drafts/{draft.facts.id}", status_code=303)
    return visit.page(
        "documents/check.html",
        status=status,
        draft=draft,
        type=draft.document_type.manifest,
        report=report,
        groups=grouped(report.consents),
        consent_form=consent_form or new_form(visit),
        changed=changed,
        in_text=_only_in_text(report, refused),
        aside_form=aside_form or Form(),
        rules=RULES,
        catalog=visit.parts.catalog,
    )


def _only_in_text(report: Report, refused: tuple[Finding, ...]) -> list[Finding]:
    """What forbade the finished paper and the check before it could not see."""
    told = {one.message for paper in report.papers for one in paper.findings}
    return [one for one in refused if one.severity == "block" and one.message not in told]


def _names(visit: Visit, draft: Draft) -> list[str]:
    """Whom the draft is about, by name, as of today; the first fifty."""
    manifest, some = draft.document_type.manifest, draft.facts.subject_ids[:50]
    with visit.reading() as uow:
        if manifest.subject == "organisation":
            names = (organisations.short_name(uow.session, one, visit.today) for one in some)
            return list(names)
        if manifest.subject == "person":
            return [one.name.full for one in reading.people(uow, some, visit.today).values()]
        return [title_of(reading.subject(uow, "pair", [one], visit.today)) for one in some]


def _shown(report: Report, subject: int | None) -> int | None:
    """Whose paper of a batch is drawn as the sample: the one asked for, else the first that is ready."""
    if not report.is_batch:
        return None
    candidates = [paper.subject_ids[0] for paper in report.ready or report.papers]
    return subject if subject in candidates else candidates[0]


def _drawn(
    visit: Visit, draft: Draft, shown: int | None
) -> tuple[str, tuple[Finding, ...], tuple[Finding, ...]]:
    """Why the paper cannot be drawn yet, empty when it can; what its words and the rules of words say."""
    try:
        made = preview_draft(visit.parts, visit.actor, draft.facts.id, shown, visit.at)
    except DocgenError as error:
        return error.message, (), ()
    in_text = tuple(one for one in made.findings if RULES[one.rule].reads in ("words", "text"))
    return "", made.remarks, in_text


def _result(draft: Draft) -> str:
    facts = draft.facts
    return f"/batches/{facts.batch_id}" if facts.batch_id else f"/documents/issued/{facts.document_id}"
