"""What stands in the way of a draft, paper by paper: rules, consents, facts nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from docgen.errors import DocgenError, Fault
from registry import journal, reading, rule_choices
from registry.errors import NotFound
from registry.rule_choices import Override
from registry.rules import Finding
from registry.snapshot import Pair, Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.draft_document import Draft, requests_of, within
from service.operations.fitting import fits
from service.operations.issue_document import PREVIEW_NUMBER, Request
from service.operations.missing_consents import Missing, from_findings
from service.operations.rule_check import findings_before, standing, with_law
from service.parts import Parts
from templates_docx.errors import MissingFacts
from templates_docx.vocabulary import Registration, build_context


@dataclass(frozen=True, slots=True)
class Checked:
    """One paper of the draft: about whom, and everything found. ``issued_id``: it was issued before."""

    subject_ids: tuple[int, ...]
    title: str
    findings: tuple[Finding, ...]
    missing_facts: tuple[Fault, ...]
    consents: tuple[Missing, ...]
    is_for_this: bool
    issued_id: int | None = None
    issued_number: str = ""
    set_aside: tuple[Override, ...] = ()

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """What forbids, but for consents: those stand in a list of their own."""
        return tuple(one for one in self.findings if one.severity == "block" and not _is_consent(one))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity != "block")

    @property
    def is_ready(self) -> bool:
        blocked = any(finding.severity == "block" for finding in self.findings)
        return self.is_for_this and not blocked and not self.missing_facts


@dataclass(frozen=True, slots=True)
class Report:
    """All papers of a draft; one, unless it is a batch. In a batch nobody gets the same paper again."""

    papers: tuple[Checked, ...]
    is_batch: bool

    @property
    def ready(self) -> tuple[Checked, ...]:
        return tuple(paper for paper in self.papers if paper.is_ready and not self._is_made(paper))

    @property
    def blocked(self) -> tuple[Checked, ...]:
        return tuple(
            paper
            for paper in self.papers
            if not paper.is_ready and paper.is_for_this and not self._is_made(paper)
        )

    @property
    def made(self) -> tuple[Checked, ...]:
        """Of a batch, those whose paper is there already."""
        return tuple(paper for paper in self.papers if self._is_made(paper))

    def _is_made(self, paper: Checked) -> bool:
        return self.is_batch and paper.issued_id is not None

    @property
    def needless(self) -> tuple[Checked, ...]:
        return tuple(paper for paper in self.papers if not paper.is_for_this)

    @property
    def consents(self) -> tuple[Missing, ...]:
        """Every missing consent once, though several papers wait for it."""
        waiting = self.blocked
        return tuple({one.key: one for paper in waiting for one in paper.consents}.values())


def check_draft(parts: Parts, actor: Actor, draft: Draft, at: datetime) -> Report:
    """Raises Forbidden, NotFound, InputFaults."""
    wanted = requests_of(draft)
    with parts.reading(actor, at) as uow:
        within(uow, parts, actor, draft.facts)
        issued = _issued(uow, draft)
        aside = () if draft.is_batch else rule_choices.of_draft(uow.session, draft.facts.id)
        papers = tuple(_check(uow, parts, draft, request, issued, aside) for request in wanted)
    return Report(papers, draft.is_batch)


def title_of(subject: Subject) -> str:
    """Whom a paper is about, as a list writes it."""
    if subject.person is not None:
        return subject.person.name.full
    if subject.kind == "organisation":
        return subject.organisation.short_name
    return "; ".join(pair_title(pair) for pair in subject.pairs)


def pair_title(pair: Pair) -> str:
    """«Иванова Мария Петровна — Смирнов Олег Ильич»."""
    return f"{pair.mentor.name.full} — {', '.join(mentee.name.full for mentee in pair.mentees)}"


def _check(
    uow: UnitOfWork,
    parts: Parts,
    draft: Draft,
    request: Request,
    issued: dict[int, tuple[int, str]],
    aside: tuple[Override, ...],
) -> Checked:
    manifest = draft.document_type.manifest
    subject = reading.subject(
        uow,
        manifest.subject,
        request.subject_ids,
        request.dated,
        private=manifest.needs_private,
        counted=manifest.needs_counts,
        type_id=manifest.id,
        chosen=draft.document_type.people_named(request.inputs),
    )
    subject = with_law(uow, draft.document_type, subject)
    inputs = draft.document_type.parse_inputs(request.inputs)
    found = findings_before(draft.document_type, subject, inputs, request.dated)
    findings = tuple(standing(found, aside))
    document_id, number = issued.get(request.subject_ids[0], (None, ""))
    return Checked(
        request.subject_ids,
        title_of(subject),
        findings,
        tuple(_missing_facts(uow, draft, request, subject)),
        tuple(from_findings(uow, parts, subject, findings)),
        fits(draft.document_type, subject, request.dated),
        document_id,
        number,
        aside,
    )


def _missing_facts(uow: UnitOfWork, draft: Draft, request: Request, subject: Subject) -> Iterator[Fault]:
    """The words are put together as for printing; what is not known is told all at once."""
    inputs = draft.document_type.parse_inputs(request.inputs)
    registration = Registration(PREVIEW_NUMBER, request.dated, draft=True)
    try:
        build_context(draft.document_type, subject, inputs, registration)
    except MissingFacts as error:
        yield from error.faults
    except DocgenError as error:
        yield Fault(error.code, error.message, error.place)
    try:
        journal.next_number(
            uow.session, draft.facts.organisation_id, draft.document_type.manifest.series, request.dated
        )
    except NotFound as error:
        yield Fault(error.code, error.message)


def _issued(uow: UnitOfWork, draft: Draft) -> dict[int, tuple[int, str]]:
    """Subject id → a live paper of the type that is there already, with its number."""
    if draft.document_type.manifest.subject == "organisation":
        return {}  # A school's papers of one type are many: an order for every event.
    of_person = draft.document_type.manifest.subject == "person"
    ids = draft.facts.subject_ids
    live = journal.live_of_type(
        uow.session,
        draft.facts.type_id,
        person_ids=ids if of_person else (),
        pair_ids=() if of_person else ids,
    )
    return {one: (found, journal.get(uow.session, found).number) for one, found in live.items()}


def _is_consent(finding: Finding) -> bool:
    return finding.remedy is not None and finding.remedy.kind == "consent"
