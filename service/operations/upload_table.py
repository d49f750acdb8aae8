"""A spreadsheet from a person: kept sealed, read and reported on; saved into the registry only on a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import PureWindowsPath

from registry import uploads
from registry.errors import InvalidFact, NotFound
from registry.importing.fields import PAIRS, PEOPLE, PLANS
from registry.importing.report import Findings
from registry.spreadsheet.remarks import with_remarks
from registry.unit_of_work import UnitOfWork
from registry.uploads import Mapping_, UploadFacts
from service.access import Actor
from service.operations.import_pairs import read_pairs, save_pairs
from service.operations.import_people import ImportOutcome, ImportReport, read_people, save_people
from service.operations.take_document import File
from service.parts import Parts
from service.reach import NO_UPLOAD, require_own

PERMISSIONS = {"people": "import_people", "pairs": "import_pairs"}
FIELDS = {"people": PEOPLE, "pairs": PAIRS | PLANS}
LONGEST_NAME = 200
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UploadReport:
    """What is known of an upload, and what its reading says."""

    upload: UploadFacts
    findings: Findings


def upload_table(parts: Parts, actor: Actor, kind: str, file_name: str, content: bytes, at: datetime) -> int:
    """Read the table once, and keep it; returns the upload's id, the same for the same unsaved table.

    What was uploaded long ago is forgotten meanwhile. Raises Forbidden, and UnreadableSpreadsheet: then
    nothing is kept.
    """
    actor.require(PERMISSIONS[kind], actor.organisation_id)
    name = "".join(filter(str.isprintable, PureWindowsPath(file_name).name))[-LONGEST_NAME:]
    with parts.reading(actor, at) as uow:
        _read(uow, actor, kind, actor.organisation_id, content, name, None)
    forget_tables(parts, at)
    with parts.writing(actor, at) as uow:
        # Inside, so that nobody who drops the same table at this moment takes its file away.
        sha256 = parts.storage.put(content)
        known = uploads.find_waiting(uow.session, actor.organisation_id, kind, sha256)
        upload_id = known or uploads.add(uow, actor.organisation_id, kind=kind, file_name=name, sha256=sha256)
        uow.commit()
    return upload_id


def read_upload(parts: Parts, actor: Actor, upload_id: int, at: datetime) -> UploadReport:
    """Raises Forbidden, NotFound, FileLost, UnreadableSpreadsheet."""
    with parts.reading(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
        content = parts.storage.get(upload.sha256)
        findings = _read(
            uow, actor, upload.kind, upload.organisation_id, content, upload.file_name, upload.mapping
        )
    return UploadReport(upload, findings)


def change_mapping(parts: Parts, actor: Actor, upload_id: int, mapping: Mapping_, at: datetime) -> None:
    """Take the columns for what the person says. Raises Forbidden, NotFound, Conflict, InvalidFact."""
    with parts.reading(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
        content = parts.storage.get(upload.sha256)
        read = _read(uow, actor, upload.kind, upload.organisation_id, content, upload.file_name, mapping)
    if not read.mapping:
        raise InvalidFact("Без столбца с именами список не прочитать: укажите, в каком столбце стоит ФИО.")
    with parts.writing(actor, at) as uow:
        uploads.remap(uow, upload_id, mapping)
        uow.commit()


def drop_upload(parts: Parts, actor: Actor, upload_id: int, at: datetime) -> str:
    """Forget an upload that is not saved; returns its kind. Raises Forbidden, NotFound, Conflict."""
    with parts.writing(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
        uploads.drop(uow, upload_id)
        uow.session.flush()
        _drop_files(parts, uow, {upload.sha256})
        uow.commit()
    return upload.kind


def forget_tables(parts: Parts, at: datetime) -> None:
    """Take away tables older than ``KEPT_FOR``, saved or not: a list of people is not kept for nothing."""
    with UnitOfWork(parts.database, actor="срок хранения", at=at) as uow:
        _drop_files(parts, uow, uploads.drop_older(uow, at - KEPT_FOR))
        uow.commit()


def table_with_remarks(parts: Parts, actor: Actor, upload_id: int, at: datetime) -> File:
    """The same table with a column of remarks. Raises like ``read_upload``."""
    read = read_upload(parts, actor, upload_id, at)
    content = with_remarks(
        parts.storage.get(read.upload.sha256),
        read.upload.file_name,
        read.findings.remarks(),
        read.findings.header_rows,
    )
    stem = read.upload.file_name.rpartition(".")[0] or read.upload.file_name
    return File(f"{stem} с замечаниями.xlsx", content)


def save_upload(parts: Parts, actor: Actor, upload_id: int, *, on: date, at: datetime) -> ImportOutcome:
    """Save the accepted rows; what changed about known people holds from ``on``.

    All of it and the mark that it is done are one transaction. Raises Forbidden, NotFound, Conflict.
    """
    with parts.reading(actor, at) as uow:
        upload = _reachable(uow, actor, upload_id)
    content = parts.storage.get(upload.sha256)
    where = upload.organisation_id
    if upload.kind == "pairs":
        with parts.writing(actor, at) as uow:
            uploads.mark_saved(uow, upload_id)
            pairs = read_pairs(uow, actor, where, content, upload.file_name, upload.mapping)
            outcome = save_pairs(uow, actor, where, pairs, on)
            uow.commit()
        return outcome
    # A long list is read before the transaction begins: writers queue behind it.
    people = _read_people(content, upload.file_name, upload.mapping, at)
    with parts.writing(actor, at) as uow:
        uploads.mark_saved(uow, upload_id)
        outcome = save_people(uow, where, people, on)
        uow.commit()
    return outcome


def _drop_files(parts: Parts, uow: UnitOfWork, hashes: set[str]) -> None:
    """Those that nothing names any more; should the commit fail, the row's file is told of as lost."""
    for sha256 in hashes:
        if not uploads.is_named(uow.session, sha256):
            parts.storage.drop(sha256)


def _read(
    uow: UnitOfWork,
    actor: Actor,
    kind: str,
    organisation_id: int,
    content: bytes,
    name: str,
    mapping: Mapping_ | None,
) -> Findings:
    if kind == "pairs":
        return read_pairs(uow, actor, organisation_id, content, name, mapping)
    return _read_people(content, name, mapping, uow.at)


def _read_people(content: bytes, name: str, mapping: Mapping_ | None, at: datetime) -> ImportReport:
    return read_people(content, name, mapping, on=at.date())


def _reachable(uow: UnitOfWork, actor: Actor, upload_id: int) -> UploadFacts:
    upload = uploads.get(uow.session, upload_id)
    if upload.kind not in PERMISSIONS:  # A road map has pages of its own.
        raise NotFound(NO_UPLOAD)
    require_own(actor, PERMISSIONS[upload.kind], upload.organisation_id, NO_UPLOAD)
    return upload
