"""A road map's file from a person: kept sealed, read and reported on; made a living plan only on a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PureWindowsPath

from registry import plans, uploads
from registry.errors import Conflict, NotFound
from registry.plan_people import with_people
from registry.unit_of_work import UnitOfWork
from registry.uploads import UploadFacts
from service.access import Actor
from service.operations.import_plan import RoadMapReport, read_road_map
from service.operations.upload_table import LONGEST_NAME, forget_tables
from service.parts import Parts
from service.reach import NO_UPLOAD, require_own

KIND = "road_map"
PERMISSION = "edit_plans"


@dataclass(frozen=True, slots=True)
class ReadUpload:
    """An upload, what its file says, and the plan that was saved from the same file before."""

    upload: UploadFacts
    report: RoadMapReport
    known_plan_id: int | None


def upload_road_map(parts: Parts, actor: Actor, file_name: str, content: bytes, at: datetime) -> int:
    """Read the file once and keep it; the id is the same for the same unsaved file.

    Raises Forbidden, and UnreadableRoadMap: then nothing is kept.
    """
    actor.require(PERMISSION, actor.organisation_id)
    name = "".join(filter(str.isprintable, PureWindowsPath(file_name).name))[-LONGEST_NAME:]
    read_road_map(content, name)
    forget_tables(parts, at)
    with parts.writing(actor, at) as uow:
        sha256 = parts.storage.put(content)
        known = uploads.find_waiting(uow.session, actor.organisation_id, KIND, sha256)
        upload_id = known or uploads.add(uow, actor.organisation_id, kind=KIND, file_name=name, sha256=sha256)
        uow.commit()
    return upload_id


def read_uploaded(parts: Parts, actor: Actor, upload_id: int, at: datetime) -> ReadUpload:
    """Raises Forbidden, NotFound, FileLost, UnreadableRoadMap."""
    with parts.reading(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
        report = read_road_map(parts.storage.get(upload.sha256), upload.file_name)
        known = plans.same_source(uow.session, upload.organisation_id, report.plan)
    return ReadUpload(upload, report, known)


def save_uploaded(parts: Parts, actor: Actor, upload_id: int, at: datetime) -> int:
    """The plan and the mark that it is saved in one transaction; returns the plan's id.

    Raises Forbidden, NotFound, FileLost, and Conflict when the upload or the plan is saved already.
    """
    with parts.writing(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
        report = read_road_map(parts.storage.get(upload.sha256), upload.file_name)
        uploads.mark_saved(uow, upload_id)
        if plans.same_source(uow.session, upload.organisation_id, report.plan) is not None:
            raise Conflict("Эта дорожная карта уже загружена: откройте её в списке карт.")
        plan = with_people(uow.session, upload.organisation_id, report.plan, at.date())
        plan_id = plans.add(uow, upload.organisation_id, plan)
        uow.commit()
    return plan_id


def drop_uploaded(parts: Parts, actor: Actor, upload_id: int, at: datetime) -> None:
    """Forget a file nobody will save. Raises Forbidden, NotFound, Conflict."""
    with parts.writing(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
        uploads.drop(uow, upload_id)
        uow.session.flush()
        if not uploads.is_named(uow.session, upload.sha256):
            parts.storage.drop(upload.sha256)
        uow.commit()


def _reachable(uow: UnitOfWork, actor: Actor, upload_id: int) -> UploadFacts:
    upload = uploads.get(uow.session, upload_id)
    if upload.kind != KIND:  # A table of people or pairs has pages of its own.
        raise NotFound(NO_UPLOAD)
    require_own(actor, PERMISSION, upload.organisation_id, NO_UPLOAD)
    return upload
