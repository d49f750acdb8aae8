"""«Загрузить дорожную карту»: choose a file, see what was understood and what is wrong, then save."""

from __future__ import annotations

from fastapi import APIRouter, Response, UploadFile

from registry import uploads
from registry.errors import Conflict, UnreadableRoadMap
from registry.reference.plan_profiles import profiles
from service.http.bounds import PathId
from service.operations.upload_road_map import (
    KIND,
    PERMISSION,
    drop_uploaded,
    read_uploaded,
    save_uploaded,
    upload_road_map,
)
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/plans/import")


@router.get("")
def ask(visit: OpenVisit) -> Response:
    return _ask_page(visit, "")


@router.post("")
def upload(visit: OpenVisit, file: UploadFile | None = None) -> Response:
    visit.actor.require(PERMISSION, visit.organisation_id)
    if file is None or not file.filename:
        return _ask_page(visit, "Выберите файл с дорожной картой на этом компьютере.")
    try:
        upload_id = upload_road_map(visit.parts, visit.actor, file.filename, file.file.read(), visit.at)
    except UnreadableRoadMap as fault:
        return _ask_page(visit, fault.message)
    return visit.redirect(f"/plans/import/{upload_id}")


@router.get("/{upload_id:id}")
def report(visit: OpenVisit, upload_id: PathId) -> Response:
    read = read_uploaded(visit.parts, visit.actor, upload_id, visit.at)
    return visit.page(
        "plans/import_report.html",
        upload=read.upload,
        report=read.report,
        known_plan_id=read.known_plan_id,
        profile=profiles()[read.report.plan.profile],
        here="/plans",
    )


@router.post("/{upload_id:id}/save")
def save(visit: OpenVisit, upload_id: PathId) -> Response:
    try:
        plan_id = save_uploaded(visit.parts, visit.actor, upload_id, visit.at)
    except Conflict as fault:
        return visit.redirect(f"/plans/import/{upload_id}", fault.message, "danger")
    return visit.redirect(f"/plans/{plan_id}", "Дорожная карта загружена. Отмечайте, что выполнено.")


@router.post("/{upload_id:id}/drop")
def drop(visit: OpenVisit, upload_id: PathId) -> Response:
    drop_uploaded(visit.parts, visit.actor, upload_id, visit.at)
    return visit.redirect("/plans/import", "Файл убран, ничего не сохранено.", "warning")


def _ask_page(visit: Visit, fault: str) -> Response:
    visit.actor.require(PERMISSION, visit.organisation_id)
    with visit.reading() as uow:
        waiting = uploads.waiting(uow.session, visit.organisation_id, KIND)
    return visit.page(
        "plans/import.html",
        status=422 if fault else 200,
        fault=fault,
        waiting=waiting,
        limit=visit.parts.settings.max_upload_mb,
        here="/plans",
    )
