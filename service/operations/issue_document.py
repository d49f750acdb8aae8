"""Check, preview and issue a paper: snapshot → rules → number → context → render → file → journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from docgen.document_type import DocumentType
from registry import fact_digests, journal, numbering, pairs, reading, snapshot_json
from registry.errors import Conflict, NotFound
from registry.journal import NewRecord, Record, Reserved
from registry.rule_choices import Override
from registry.rules import Finding
from registry.snapshot import Ending, Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.change_letterhead import pictures_of
from service.operations.form_in_force import form_in_force
from service.operations.proofread import note_faults, proofread
from service.operations.rule_check import (
    both,
    findings_before,
    findings_in_text,
    keep_acts,
    keep_findings,
    require_no_block,
    with_law,
)
from service.parts import Parts
from service.reach import NO_NUMBER, require_subjects
from templates_docx.vocabulary import Registration, build_context

PREVIEW_NUMBER = "б/н"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a paper of a type, about whom, of what date, with what was typed into its fields.

    Of a paper of a package also what its event tells: how the pair's work ends, which papers the new one puts
    out of force, so that they do not stand in its way, and the package itself. ``held_id``: the paper takes
    this number, held for it before, and not the next one. ``overrides``: rules set aside for this paper.
    """

    type_id: str
    subject_ids: tuple[int, ...]
    dated: date
    inputs: Mapping[str, str] = field(default_factory=dict)
    ending: Ending | None = None
    undone: tuple[int, ...] = ()
    package_id: int | None = None
    held_id: int | None = None
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft without a number, what stands in the way of issuing it, and what its words are suspected of."""

    docx: bytes
    findings: tuple[Finding, ...]
    remarks: tuple[Finding, ...] = ()

    @property
    def may_be_issued(self) -> bool:
        return not any(finding.severity == "block" for finding in self.findings)


def check_document(parts: Parts, actor: Actor, request: Request, at: datetime) -> tuple[Finding, ...]:
    """What is missing or wrong, before anything is made. Raises Forbidden, NotFound, InputFaults."""
    document_type = parts.document_type(request.type_id)
    inputs = document_type.parse_inputs(request.inputs)
    with parts.reading(actor, at) as uow:
        subject = subject_of(uow, actor, document_type, request)
    return tuple(findings_before(document_type, subject, inputs, request.dated))


def preview_document(parts: Parts, actor: Actor, request: Request, at: datetime) -> Preview:
    """The paper as it would be, marked a draft; takes no number. Raises also InputFaults and RenderError."""
    document_type = parts.document_type(request.type_id)
    document_type.parse_inputs(request.inputs)
    with parts.reading(actor, at) as uow:
        subject = subject_of(uow, actor, document_type, request)
        document_type = form_in_force(uow.session, parts, document_type, subject.organisation.id)
    return draw(parts, document_type, subject, request)


def draw(parts: Parts, document_type: DocumentType, subject: Subject, request: Request) -> Preview:
    """The draft of a paper about a subject that is read already, by the form the type has now.

    Raises InputFaults and RenderError.
    """
    inputs = document_type.parse_inputs(request.inputs)
    before = findings_before(document_type, subject, inputs, request.dated)
    registration = Registration(PREVIEW_NUMBER, request.dated, draft=True)
    docx = render(parts, document_type, subject, inputs, registration)
    in_text = findings_in_text(document_type, subject, inputs, request.dated, docx)
    return Preview(docx, tuple(both(before, in_text)), proofread(docx, subject))


def issue_document(parts: Parts, actor: Actor, request: Request, at: datetime) -> Record:
    """Issue the paper and return its line of the journal.

    Raises Forbidden, NotFound, InputFaults, RenderError, and Refused when a rule blocks; then no number is
    taken and nothing is saved.
    """
    with parts.writing(actor, at) as uow:
        record = issue_within(uow, parts, actor, request)
        uow.commit()
    return record


def issue_within(uow: UnitOfWork, parts: Parts, actor: Actor, request: Request) -> Record:
    """The same inside a unit of work that another commits: a batch settles its item together with it."""
    document_type = parts.document_type(request.type_id)
    manifest = document_type.manifest
    inputs = document_type.parse_inputs(request.inputs)
    if manifest.subject in ("pair", "pairs"):
        pairs.lock(uow.session, request.subject_ids)
    subject = subject_of(uow, actor, document_type, request)
    before = findings_before(document_type, subject, inputs, request.dated)
    require_no_block(before, request.overrides)
    organisation_id = subject.organisation.id
    document_type = form_in_force(uow.session, parts, document_type, organisation_id)
    reserved = _reserve(uow, organisation_id, manifest.series, request)
    registration = Registration(reserved.number, request.dated, draft=False)
    docx = render(parts, document_type, subject, inputs, registration)
    findings = both(before, findings_in_text(document_type, subject, inputs, request.dated, docx))
    require_no_block(findings, request.overrides)
    new = NewRecord(
        organisation_id=organisation_id,
        dated=request.dated,
        type_id=manifest.id,
        title=manifest.title,
        file_title=manifest.file_title,
        subject_kind=manifest.subject,
        snapshot=snapshot_json.dump(subject, dict(request.inputs)),
        template_version=document_type.version,
        sha256=parts.storage.put(docx),
        size=len(docx),
        person_ids=_about(subject),
        pair_ids=() if subject.kind == "organisation" else tuple(pair.id for pair in subject.pairs),
        package_id=request.package_id,
        states=tuple(fact_digests.stated_by(asdict(subject))),
    )
    document_id = journal.record(uow, reserved, new)
    note_faults(uow, document_id, proofread(docx, subject))
    keep_findings(uow, document_id, findings, request.overrides)
    keep_acts(uow, document_id, document_type, subject, request.dated, docx)
    if manifest.effect == "fix_pairs":
        pairs.fix_by_order(uow, request.subject_ids, document_id)
    return journal.get(uow.session, document_id)


def _reserve(uow: UnitOfWork, organisation_id: int, series: str, request: Request) -> Reserved:
    """The next number, or the one held for this paper."""
    if request.held_id is None:
        return journal.reserve(uow, organisation_id, series, request.dated)
    held = numbering.get_held(uow.session, request.held_id)
    if held.organisation_id != organisation_id:
        raise NotFound(NO_NUMBER)
    if held.series_code != series:
        raise Conflict(f"Номер {held.number} забронирован в другом журнале, этому документу он не подходит.")
    return numbering.take_held(uow, held.id, request.dated)


def subject_of(uow: UnitOfWork, actor: Actor, document_type: DocumentType, request: Request) -> Subject:
    """The facts of the paper as of its date. Raises Forbidden, NotFound, InvalidFact."""
    manifest = document_type.manifest
    actor.require_type(tuple(manifest.roles))
    require_subjects(uow.session, actor, "issue", manifest.subject, request.subject_ids)
    subject = reading.subject(
        uow,
        manifest.subject,
        request.subject_ids,
        request.dated,
        private=manifest.needs_private,
        counted=manifest.needs_counts,
        type_id=manifest.id,
        chosen=document_type.people_named(request.inputs),
    )
    left = tuple(paper for paper in subject.papers if paper.document_id not in request.undone)
    subject = replace(subject, papers=left, ending=request.ending)
    return with_law(uow, document_type, subject)


def _about(subject: Subject) -> tuple[int, ...]:
    """On whose pages the paper is listed: of its one person, of everybody in its pairs, of those it names."""
    if subject.kind == "organisation":
        return tuple(one.id for one in subject.chosen)
    return (subject.person.id,) if subject.person else tuple(one.id for one in subject.people)


def render(
    parts: Parts,
    document_type: DocumentType,
    subject: Subject,
    inputs: Mapping[str, Any],
    registration: Registration,
) -> bytes:
    """The paper with the school's pictures. Raises MissingFacts, RenderError, TemplateFaults, FileLost."""
    pictures = pictures_of(parts, subject.organisation)
    context = build_context(document_type, subject, inputs, registration, pictures=pictures)
    return document_type.template.render(context)
