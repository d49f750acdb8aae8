"""Batches of papers: how far each is, whose papers were refused and why, the ZIP; the page may be left."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from registry import accounts, batches, drafts
from service.http import files
from service.http.bounds import PathId
from service.jobs.port import Jobs
from service.operations.batch_state import batch_state
from service.operations.cancel_batch import cancel_batch
from service.operations.draft_document import still_open
from service.operations.print_papers import MOST, print_papers
from service.operations.resume_batch import resume_batch
from service.operations.several_papers import batch_papers
from service.operations.zip_papers import CHOICES, Choice, zip_papers
from service.web.pages import OpenVisit

router = APIRouter(prefix="/batches")


@router.get("")
def listed(visit: OpenVisit) -> Response:
    visit.actor.require("view_school", visit.organisation_id)
    with visit.reading() as uow:
        found = [
            (batch, batches.progress(uow.session, batch.id))
            for batch in batches.latest(uow.session, visit.organisation_id, 30)
        ]
        names = accounts.display_names(uow.session, [batch.started_by for batch, _ in found])
    return visit.page("batches/list.html", found=found, names=names, catalog=visit.parts.catalog)


@router.get("/{batch_id:id}")
def shown(visit: OpenVisit, batch_id: PathId) -> Response:
    state = batch_state(visit.parts, visit.actor, batch_id, visit.at)
    with visit.reading() as uow:
        unfinished = drafts.open_of(uow, visit.organisation_id, visit.actor.login)
    return visit.page(
        "batches/batch.html",
        state=state,
        type=visit.parts.catalog[state.type_id].manifest,
        drafts=still_open(visit.parts, visit.actor, unfinished),
        catalog=visit.parts.catalog,
        most_printed=MOST,
    )


@router.get("/{batch_id:id}/state")
def state(visit: OpenVisit, batch_id: PathId) -> Response:
    """The part of the page that htmx asks for again till the batch is over."""
    found = batch_state(visit.parts, visit.actor, batch_id, visit.at)
    manifest = visit.parts.catalog[found.type_id].manifest
    return visit.page("batches/state.html", state=found, type=manifest, most_printed=MOST)


@router.get("/{batch_id:id}/documents.zip")
def archive(visit: OpenVisit, batch_id: PathId, format: Choice = "docx") -> Response:
    papers = batch_papers(visit.parts, visit.actor, batch_id, visit.at)
    return files.streamed(zip_papers(visit.parts, visit.actor, papers, visit.at, CHOICES[format]))


@router.get("/{batch_id:id}/print")
def print_all(visit: OpenVisit, batch_id: PathId) -> Response:
    """All papers of the batch as one PDF in the browser's viewer."""
    papers = batch_papers(visit.parts, visit.actor, batch_id, visit.at)
    return files.shown(print_papers(visit.parts, visit.actor, papers, visit.at))


@router.post("/{batch_id:id}/cancel")
def cancel(visit: OpenVisit, batch_id: PathId) -> Response:
    cancel_batch(visit.parts, visit.actor, _jobs(visit.request), batch_id, visit.at)
    return visit.redirect(f"/batches/{batch_id}", "Остановлено: выпущенное осталось, остальное не делается.")


@router.post("/{batch_id:id}/resume")
def resume(visit: OpenVisit, batch_id: PathId) -> Response:
    resume_batch(visit.parts, visit.actor, _jobs(visit.request), batch_id, visit.at)
    return visit.redirect(f"/batches/{batch_id}", "Продолжаем.")


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs
