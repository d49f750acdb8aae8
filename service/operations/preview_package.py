"""The whole set of an event before anything of it is issued: every paper with its findings, day and text.

Each paper is looked at as if those before it were there already; no number is taken and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from docgen.errors import DocgenError, Fault
from docgen.inputs import InputFaults
from docgen.paper_lines import paper_lines
from registry.errors import RegistryError
from registry.rules import Finding
from registry.school_calendar import calendar_of
from registry.snapshot import IssuedReference, Pair, Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.form_in_force import form_in_force
from service.operations.issue_document import PREVIEW_NUMBER, draw, subject_of
from service.operations.package_answers import (
    Answers,
    Questions,
    findings_of_days,
    first_typed,
    questions_of,
    read_answers,
)
from service.operations.package_papers import Writing, begin_writing
from service.operations.package_set import Plan, PlannedPaper
from service.operations.plan_package import plan_package
from service.operations.rule_check import findings_before
from service.parts import Parts
from templates_docx.errors import MissingFacts

FIX_PAIRS = "fix_pairs"


@dataclass(frozen=True, slots=True)
class PackageAsked:
    """An event of a pair, or of a school, with what was typed for its whole set."""

    event_id: str
    subject_id: int
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """One paper of the set as it would be; ``lines`` is its text, ``docx`` its file without a number."""

    paper: PlannedPaper
    dated: date | None = None
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    docx: bytes = b""
    lines: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity == "block")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity != "block")

    @property
    def may_be_issued(self) -> bool:
        return not self.blocks and not self.faults


@dataclass(frozen=True, slots=True)
class PackagePreview:
    """The set. ``typed`` is what stands in the fields; ``input_faults`` what is wrong with it, by field."""

    plan: Plan
    questions: Questions
    typed: Mapping[str, str]
    cards: tuple[Card, ...]
    findings: tuple[Finding, ...]
    input_faults: Mapping[str, str]
    now: tuple[str, ...]

    @property
    def to_issue(self) -> tuple[Card, ...]:
        """What the button would issue: the consents alone while they wait for signatures."""
        return tuple(card for card in self.cards if card.paper.key in self.now)

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """Everything that forbids: of the set, and of each paper the button would issue."""
        own = tuple(one for one in self.findings if one.severity == "block")
        return (*own, *(one for card in self.to_issue for one in card.blocks))

    @property
    def may_be_issued(self) -> bool:
        whole = not self.input_faults and not any(one.severity == "block" for one in self.findings)
        return whole and bool(self.to_issue) and all(card.may_be_issued for card in self.to_issue)

    @property
    def only_consents(self) -> bool:
        return bool(self.to_issue) and all(card.paper.rule.consent for card in self.to_issue)


def preview_package(parts: Parts, actor: Actor, asked: PackageAsked, at: datetime) -> PackagePreview:
    """Raises Forbidden, NotFound; Conflict when the event may not happen at all."""
    with parts.reading(actor, at) as uow:
        return preview_within(uow, parts, actor, asked, at.date())


def preview_within(
    uow: UnitOfWork, parts: Parts, actor: Actor, asked: PackageAsked, today: date, *, drawn: bool = True
) -> PackagePreview:
    """``drawn`` False leaves the texts out: the findings alone are asked for."""
    plan = plan_package(uow, parts, actor, asked.event_id, asked.subject_id, today)
    questions = questions_of(plan)
    calendar = calendar_of(uow.session, plan.organisation_id)
    typed = first_typed(plan, questions, asked.typed, today, calendar)
    try:
        answers = read_answers(plan, typed)
    except InputFaults as error:
        faults = {one.field: one.message for one in error.faults}
        blank = tuple(Card(paper) for paper in plan.papers)
        return PackagePreview(plan, questions, typed, blank, (), faults, ())
    writing = begin_writing(uow, plan, answers, calendar, today)
    cards = tuple(_card(uow, parts, actor, writing, paper, drawn=drawn) for paper in plan.papers)
    findings = (*findings_of_days(plan, answers), *_unsigned(plan, answers))
    return PackagePreview(plan, questions, typed, cards, tuple(findings), {}, issued_now(plan, answers))


def issued_now(plan: Plan, answers: Answers) -> tuple[str, ...]:
    """The keys of what can be issued at once: everything, or the consents while nobody has signed them."""
    waiting = plan.unsigned and not signed_on(plan, answers)
    return tuple(one.key for one in plan.to_make if not waiting or one.rule.consent)


def signed_on(plan: Plan, answers: Answers) -> date | None:
    """The day on which the consents of the set were signed, as told; None where nobody said so."""
    names = {one.dated for one in plan.event.papers if one.consent}
    return next((day for name in names if (day := answers.days.get(name))), None)


def _unsigned(plan: Plan, answers: Answers) -> Iterator[Finding]:
    """Blanks that are out and not signed: nothing of the set can be issued before they come back."""
    if signed_on(plan, answers) or any(one.rule.consent for one in plan.to_make):
        return
    for one in plan.unsigned:
        if one.missing is not None:
            yield Finding(
                "V-32",
                "block",
                f"Ждёт подписи: {one.title.lower()}, {one.about}. Отметьте день, когда бланк подписан.",
                "ТК РФ, ст. 351.8; 152-ФЗ, ст. 9",
                None,
            )


def _card(
    uow: UnitOfWork, parts: Parts, actor: Actor, writing: Writing, paper: PlannedPaper, *, drawn: bool
) -> Card:
    if paper.document_type is None or paper.state not in ("make", "waits") or not paper.subject_ids:
        return Card(paper, paper.made.dated if paper.made else None)
    request = writing.request(paper)
    try:
        found = subject_of(uow, actor, paper.document_type, request)
    except RegistryError as error:
        return Card(paper, request.dated, faults=(Fault(error.code, error.message, error.place),))
    subject = _as_if(found, writing, paper)
    card = Card(paper, request.dated)
    try:
        if not drawn:
            inputs = paper.document_type.parse_inputs(request.inputs)
            before = findings_before(paper.document_type, subject, inputs, request.dated)
            return _told(card, tuple(before), writing)
        by_form = form_in_force(uow.session, parts, paper.document_type, subject.organisation.id)
        made = draw(parts, by_form, subject, request)
    except MissingFacts as error:
        return replace(card, faults=error.faults)
    except DocgenError as error:
        return replace(card, faults=(Fault(error.code, error.message, error.place),))
    lines = tuple(line for line in paper_lines(made.docx) if line)
    return _told(replace(card, docx=made.docx, lines=lines), (*made.findings, *made.remarks), writing)


def _told(card: Card, findings: tuple[Finding, ...], writing: Writing) -> Card:
    """The findings of a paper, without those for consents that the set itself brings."""
    return replace(card, findings=tuple(one for one in findings if not _is_given(one, writing)))


def _as_if(subject: Subject, writing: Writing, paper: PlannedPaper) -> Subject:
    """The facts as they will be when the papers before this one are there."""
    step = next((one for one in _before(writing, paper) if _fixes(one, writing)), None)
    if step is None:
        return subject
    day = writing.answers.days.get(step.rule.dated) or writing.today
    order = IssuedReference(0, step.rule.type, PREVIEW_NUMBER, day)
    return replace(subject, pairs=tuple(_fixed(pair, order) for pair in subject.pairs))


def _before(writing: Writing, paper: PlannedPaper) -> Iterator[PlannedPaper]:
    for one in writing.plan.papers:
        if one.key == paper.key:
            return
        if one.state in ("make", "waits"):
            yield one


def _fixes(paper: PlannedPaper, writing: Writing) -> bool:
    """Whether the paper puts a pair into an order: its own effect, or the handing over to another mentor."""
    effect = paper.document_type.manifest.effect if paper.document_type else None
    return effect == FIX_PAIRS or (paper.rule.step and writing.plan.event.outcome == "succeeded")


def _fixed(pair: Pair, order: IssuedReference) -> Pair:
    return pair if pair.order is not None else replace(pair, order=order, status="active")


def _is_given(finding: Finding, writing: Writing) -> bool:
    """Whether it asks for a consent that the set itself brings."""
    remedy = finding.remedy
    if remedy is None or remedy.kind != "consent":
        return False
    return any(
        one.missing is not None
        and (one.missing.kind, one.missing.person_id) == (remedy.consent_kind, remedy.person_id)
        for one in writing.plan.unsigned
    )
