"""«Документы»: the types for one's role, whom a paper is about, and what to do when it is issued."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from registry import drafts, journal, organisations, pairs, people
from registry.errors import InvalidFact
from service.http.bounds import PageNumber, PathId, Word
from service.operations.draft_document import begin_draft, still_open, type_for
from service.operations.pair_story import school_events
from service.operations.proofread import remarks_on
from service.reach import require_document
from service.web.answers import Sent, SentForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/documents")

ONLY_BY_EVENT = frozenset({"V-38", "V-39"})
"""Rules of papers that are made by an event of a pair and not alone."""


@router.get("")
def catalogue(visit: OpenVisit) -> Response:
    """The types for one's role under the stages of the year, and one's papers not finished yet."""
    visit.actor.require("issue")
    role = visit.actor.role
    stages = {
        stage: [one for one in types if role in one.manifest.roles]
        for stage, types in visit.parts.catalog.by_stage().items()
    }
    with visit.reading() as uow:
        unfinished = drafts.open_of(uow, visit.organisation_id, visit.actor.login)
    return visit.page(
        "documents/catalogue.html",
        stages={stage: types for stage, types in stages.items() if types},
        drafts=still_open(visit.parts, visit.actor, unfinished),
        catalog=visit.parts.catalog,
        school_events=school_events(visit.parts, visit.actor),
        by_event=ONLY_BY_EVENT,
    )


@router.get("/new/{type_id}")
def choose(visit: OpenVisit, type_id: str, q: Word = "", kind: str = "", page: PageNumber = 1) -> Response:
    """Whom the paper is about: pairs are chosen in their own list, people here."""
    document_type = type_for(visit.parts, visit.actor, type_id)
    visit.actor.require("view_school", visit.organisation_id)
    if document_type.manifest.subject == "organisation":
        with visit.reading() as uow:
            schools = organisations.schools(uow.session, visit.organisation_id, visit.today)
        return visit.page("documents/school.html", type=document_type.manifest, schools=schools)
    if document_type.manifest.subject != "person":
        return RedirectResponse(f"/pairs?to={type_id}", status_code=303)
    query = people.Query(kind=kind, text=q, page=page)
    with visit.reading() as uow:
        found = people.search(uow.session, visit.organisation_id, query, visit.today)
        made = journal.live_of_type(uow.session, type_id, person_ids=[row.id for row in found.rows] or [0])
    return visit.page(
        "documents/people.html", type=document_type.manifest, people=found, query=query, made=made, fault=""
    )


@router.post("/new/{type_id}")
def begin(visit: OpenVisit, type_id: str, sent: SentForm) -> Response:
    """From a list with boxes ticked, or from a button beside one name."""
    chosen = sent.ids("s")
    if sent.text("all"):
        chosen = _all_found(visit, sent)
    try:
        draft_id = begin_draft(visit.parts, visit.actor, type_id, chosen, visit.at)
    except InvalidFact as fault:
        return visit.redirect(_list_of(visit, type_id), fault.message, "danger")
    return visit.redirect(f"/documents/drafts/{draft_id}")


@router.get("/issued/{document_id}")
def issued(visit: OpenVisit, document_id: PathId) -> Response:
    """What has happened, and what to do with the paper now."""
    with visit.reading() as uow:
        record = require_document(uow.session, visit.actor, "view_school", document_id)
        unfinished = drafts.open_of(uow, visit.organisation_id, visit.actor.login)
    document_type = type_for(visit.parts, visit.actor, record.type_id)
    return visit.page(
        "documents/issued.html",
        record=record,
        type=document_type.manifest,
        remarks=remarks_on(visit.parts, visit.actor, document_id, visit.at),
        drafts=still_open(visit.parts, visit.actor, unfinished),
        catalog=visit.parts.catalog,
    )


def _all_found(visit: Visit, sent: Sent) -> tuple[int, ...]:
    """Every pair the list's filters find, on whatever page it stands."""
    query = pairs.Query(
        status=sent.text("status"),
        department=sent.text("department"),
        form_code=sent.text("form"),
        text=sent.text("q"),
    )
    with visit.reading() as uow:
        return tuple(pairs.ids(uow.session, visit.organisation_id, query))


def _list_of(visit: Visit, type_id: str) -> str:
    document_type = visit.parts.catalog.get(type_id)
    in_list = document_type is not None and document_type.manifest.subject in ("pair", "pairs")
    return f"/documents/new/{type_id}" if not in_list else f"/pairs?to={type_id}"
