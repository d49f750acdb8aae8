"""«Формы школы»: the form in force, a version brought in Word, its rehearsal, publishing, the way back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response, UploadFile

from docgen.errors import UnsafePackage
from registry import form_versions
from registry.errors import Conflict
from service.http import files
from service.http.bounds import PathId, clean
from service.operations.keep_forms import (
    drop_form,
    roll_back_form,
    take_form,
    take_version,
    type_of,
    upload_form_version,
)
from service.operations.publish_form import publish_form
from service.operations.rehearse_form import rehearse_form, rehearsed_pdf, standing_faults
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/forms")

HERE = "/documents"
FileKind = Literal["form", "marked", "fixed"]


@router.get("")
def overview(visit: OpenVisit) -> Response:
    """Every type with the form its papers are made by."""
    visit.actor.require("edit_forms", visit.organisation_id)
    with visit.reading() as uow:
        own = form_versions.all_in_force(uow.session, visit.organisation_id)
        waiting = form_versions.waiting(uow.session, visit.organisation_id)
    stages = visit.parts.catalog.by_stage()
    return visit.page("school_forms/list.html", stages=stages, own=own, waiting=waiting, here=HERE)


@router.get("/versions/{version_id:id}")
def version(visit: OpenVisit, version_id: PathId) -> Response:
    """What is wrong with a version, or its rehearsal: old and new side by side."""
    made = rehearse_form(visit.parts, visit.actor, version_id, visit.at)
    return visit.page(
        "school_forms/version.html",
        version=made.version,
        type=made.document_type.manifest,
        made=made,
        standing=list(standing_faults(made)),
        first=next((place for place, one in enumerate(made.papers) if one.changes or not one.stands), None),
        here=HERE,
    )


@router.get("/versions/{version_id:id}/{kind}.docx")
def version_file(visit: OpenVisit, version_id: PathId, kind: FileKind) -> Response:
    return files.kept(take_version(visit.parts, visit.actor, version_id, visit.at, kind=kind))


@router.get("/versions/{version_id:id}/papers/{key}.pdf")
def paper(visit: OpenVisit, version_id: PathId, key: str) -> Response:
    """One paper of the rehearsal as its pages, in the browser's viewer."""
    return files.shown(rehearsed_pdf(visit.parts, visit.actor, version_id, key, visit.at))


@router.post("/versions/{version_id:id}/publish")
def publish(visit: OpenVisit, version_id: PathId) -> Response:
    try:
        type_id = publish_form(visit.parts, visit.actor, version_id, visit.at)
    except Conflict as fault:
        return visit.redirect(f"/forms/versions/{version_id}", fault.message, "danger")
    return visit.redirect(
        f"/forms/{type_id}", "Форма опубликована: новые документы выйдут по ней, выпущенные не изменились."
    )


@router.post("/versions/{version_id:id}/drop")
def drop(visit: OpenVisit, version_id: PathId) -> Response:
    try:
        type_id = drop_form(visit.parts, visit.actor, version_id, visit.at)
    except Conflict as fault:
        return visit.redirect(f"/forms/versions/{version_id}", fault.message, "danger")
    return visit.redirect(f"/forms/{type_id}", "Черновик формы удалён.", "warning")


@router.get("/{type_id}")
def of_type(visit: OpenVisit, type_id: str) -> Response:
    return _type_page(visit, type_id)


@router.post("/{type_id}")
def upload(
    visit: OpenVisit, type_id: str, file: UploadFile | None = None, note: Annotated[str, Form()] = ""
) -> Response:
    visit.actor.require("edit_forms", visit.organisation_id)
    if file is None or not file.filename:
        return _type_page(visit, type_id, "Выберите файл формы Word (.docx) на этом компьютере.", note)
    try:
        version_id = upload_form_version(
            visit.parts, visit.actor, type_id, file.file.read(), visit.at, note=clean(note)
        )
    except UnsafePackage as fault:
        return _type_page(visit, type_id, fault.message, note)
    return visit.redirect(f"/forms/versions/{version_id}")


@router.get("/{type_id}/current.docx")
def current(visit: OpenVisit, type_id: str) -> Response:
    return files.kept(take_form(visit.parts, visit.actor, type_id, visit.at))


@router.post("/{type_id}/roll-back")
def roll_back(
    visit: OpenVisit, type_id: str, to: Annotated[Literal["previous", "house"], Form()] = "previous"
) -> Response:
    try:
        back = roll_back_form(visit.parts, visit.actor, type_id, visit.at, to_house=to == "house")
    except Conflict as fault:
        return visit.redirect(f"/forms/{type_id}", fault.message, "danger")
    told = f"форма школы {back.version}" if back else "форма программы"
    return visit.redirect(f"/forms/{type_id}", f"Снова действует {told}. Выпущенные документы не изменились.")


def _type_page(visit: Visit, type_id: str, fault: str = "", note: str = "") -> Response:
    visit.actor.require("edit_forms", visit.organisation_id)
    document_type = type_of(visit.parts, type_id)
    with visit.reading() as uow:
        versions = form_versions.of_type(uow.session, visit.organisation_id, type_id)
        previous = form_versions.previous(uow.session, visit.organisation_id, type_id)
    return visit.page(
        "school_forms/type.html",
        status=422 if fault else 200,
        type=document_type.manifest,
        house_version=document_type.version,
        versions=versions,
        own=next((one for one in versions if one.state == "published"), None),
        previous=previous,
        fault=fault,
        note=note,
        limit=visit.parts.settings.max_upload_mb,
        here=HERE,
    )
