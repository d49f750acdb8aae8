"""Issue all papers of an event in ONE unit of work: numbered, stored, recorded, linked, and the pair's state.

Whatever stops it in the middle, nothing of it is left but files that no line of the journal names. Of two at
once the second waits for the first and finds its papers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from registry import document_links, journal, packages, pair_endings, pairs, stated_facts
from registry.journal import Record
from registry.reference.events import event
from registry.rules import Finding
from registry.school_calendar import calendar_of
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.errors import Refused
from service.operations.issue_document import issue_within
from service.operations.package_answers import (
    LAST_DAY,
    Answers,
    findings_of_days,
    first_typed,
    questions_of,
    read_answers,
)
from service.operations.package_papers import Writing, begin_writing
from service.operations.package_set import Plan, PlannedPaper, require_may_happen
from service.operations.plan_package import plan_package
from service.operations.preview_package import (
    PackageAsked,
    issued_now,
    preview_within,
    signed_on,
)
from service.operations.prove_consistency import require_consistent
from service.operations.record_consent import Signed, record_within
from service.parts import Parts
from service.reach import require_own, require_pair

NO_PACKAGE = "Такого набора документов нет."


@dataclass(frozen=True, slots=True)
class IssuedPackage:
    """``records`` in the order of issue; ``was_made``: somebody had made them before, these are theirs.

    ``goes_on``: consents wait for their signatures, and the rest of the set for them.
    """

    package_id: int
    records: tuple[Record, ...]
    was_made: bool = False
    goes_on: bool = False


def issue_package(parts: Parts, actor: Actor, asked: PackageAsked, at: datetime) -> IssuedPackage:
    """Raises Forbidden, NotFound, Conflict, InputFaults, RenderError; Refused with what all papers lack.

    Then nothing is saved and no number is taken.
    """
    with told_together(parts, actor, asked, at), parts.writing(actor, at) as uow:
        issued = issue_set_within(uow, parts, actor, asked)
        uow.commit()
    return issued


@contextmanager
def told_together(parts: Parts, actor: Actor, asked: PackageAsked, at: datetime) -> Iterator[None]:
    """One paper was refused: what forbids the others is told with it."""
    try:
        yield
    except Refused as refused:
        with parts.reading(actor, at) as uow:
            whole = preview_within(uow, parts, actor, asked, at.date(), drawn=False)
        raise Refused(_once((*whole.blocks, *refused.findings))) from refused


def issue_set_within(uow: UnitOfWork, parts: Parts, actor: Actor, asked: PackageAsked) -> IssuedPackage:
    """The same inside a unit of work that another commits."""
    today = uow.at.date()
    _hold(uow, actor, asked)
    plan = plan_package(uow, parts, actor, asked.event_id, asked.subject_id, today)
    if plan.package is not None and not plan.to_make and not plan.unsigned:
        return _made_before(uow, plan.package.id)
    require_may_happen(plan)
    calendar = calendar_of(uow.session, plan.organisation_id)
    typed = first_typed(plan, questions_of(plan), asked.typed, today, calendar)
    answers = read_answers(plan, typed)
    now = _to_issue(plan, answers)
    if not now and plan.package is not None:
        return replace(_made_before(uow, plan.package.id), goes_on=True)
    _refuse_early(plan, answers, now)
    writing = begin_writing(uow, plan, answers, calendar, today)
    writing.package_id = _package(uow, plan, answers, today)
    records = [record for paper in now if (record := _issue(uow, parts, actor, writing, paper)) is not None]
    require_consistent(uow, parts, [one.id for one in records])
    _settle(uow, writing, now)
    goes_on = bool(plan.unsigned) and signed_on(plan, answers) is None
    return IssuedPackage(writing.package_id, tuple(records), goes_on=goes_on)


def _hold(uow: UnitOfWork, actor: Actor, asked: PackageAsked) -> None:
    """The pair, or the school, till the end: a second press comes after this one and sees what it did."""
    if event(asked.event_id).about == "organisation":
        require_own(actor, "issue", asked.subject_id, NO_PACKAGE)
        packages.hold_organisation(uow.session, asked.subject_id)
    else:
        require_pair(uow.session, actor, "issue", asked.subject_id)
        pairs.lock(uow.session, [asked.subject_id])


def _made_before(uow: UnitOfWork, package_id: int) -> IssuedPackage:
    return IssuedPackage(package_id, tuple(journal.of_package(uow.session, package_id)), was_made=True)


def _to_issue(plan: Plan, answers: Answers) -> tuple[PlannedPaper, ...]:
    """The papers of this press, consents that are only to be noted among them."""
    keys = issued_now(plan, answers)
    signed = signed_on(plan, answers) is not None
    return tuple(one for one in plan.papers if one.key in keys or (signed and one.state == "unsigned"))


def _refuse_early(plan: Plan, answers: Answers, now: tuple[PlannedPaper, ...]) -> None:
    """Raises Refused when the days contradict each other, or there is nothing to issue."""
    findings = findings_of_days(plan, answers)
    if not now:
        findings.append(Finding("V-32", "block", _nothing(plan), "правило реестра"))
    if findings:
        raise Refused(findings)


def _nothing(plan: Plan) -> str:
    if plan.unsigned:
        return "Согласия ещё не подписаны: отметьте день подписи, тогда выпустим остальные документы."
    return "Выпускать нечего: все документы набора уже есть или выпускаются сотрудником с другой ролью."


def _package(uow: UnitOfWork, plan: Plan, answers: Answers, today: date) -> int:
    """The package the papers belong to: the one begun before, when the set goes on."""
    repeats = any(one.stale for one in plan.event.papers)
    if plan.package is not None and not repeats:
        return plan.package.id
    days = [day for day in answers.days.values() if day is not None]
    pair_id = plan.pair.id if plan.pair else None
    return packages.add(uow, plan.organisation_id, plan.event.id, pair_id, max(days, default=today))


def _issue(
    uow: UnitOfWork, parts: Parts, actor: Actor, writing: Writing, paper: PlannedPaper
) -> Record | None:
    """One paper, its links, and the consent it is signed for; None when its blank was there before."""
    record = None
    if paper.state == "make":
        record = issue_within(uow, parts, actor, writing.request(paper))
        for target in writing.targets(paper):
            document_links.add(uow, record.id, target.document_id, target.kind, target.pair_id)
        _mend(uow, writing, paper, record)
        writing.note(paper, record)
        if paper.rule.step:
            _take_step(uow, writing, record)
    elif paper.made is not None:
        writing.note(paper, paper.made)
    _note_consent(uow, actor, writing, paper)
    return record


def _note_consent(uow: UnitOfWork, actor: Actor, writing: Writing, paper: PlannedPaper) -> None:
    day = signed_on(writing.plan, writing.answers)
    if paper.missing is None or day is None:
        return
    one = paper.missing
    signer_id = one.signers[0][0] if one.signers else None
    record_within(uow, actor, Signed(one.person_id, one.kind, one.pair_id, signer_id), day)


def _mend(uow: UnitOfWork, writing: Writing, paper: PlannedPaper, record: Record) -> None:
    """What the paper puts right is told no more."""
    pair = writing.plan.pair
    if pair is None or not paper.mends:
        return
    keys = [("pair", pair.id), ("organisation", pair.organisation_id)]
    keys += [("person", one.id) for one in (pair.mentor, *pair.mentees)]
    for document_id in paper.mends:
        stated_facts.settle(uow.session, document_id, record.id, keys)


def _take_step(uow: UnitOfWork, writing: Writing, record: Record) -> None:
    """What the event is for has happened: the papers that follow speak of the new pair as fixed."""
    plan = writing.plan
    if plan.event.outcome == "succeeded" and plan.successor is not None:
        pair_endings.begin_successor(uow, plan.successor.id, record.id, _last_day(writing))


def _settle(uow: UnitOfWork, writing: Writing, now: tuple[PlannedPaper, ...]) -> None:
    """What becomes of the pair, last: until then its papers are made of what it was."""
    plan = writing.plan
    stepped = any(one.rule.step and one.state == "make" for one in now)
    if plan.pair is not None and stepped and plan.event.outcome:
        status = "cancelled" if plan.event.outcome == "cancelled" else "closed"
        pair_endings.close(uow, plan.pair.id, last_day=_last_day(writing), status=status)


def _last_day(writing: Writing) -> date:
    day = writing.answers.days.get(LAST_DAY)
    if day is None:
        raise Refused([Finding("V-38", "block", "Укажите последний день работы пары.", "ТК РФ, ст. 351.8")])
    return day


def _once(findings: tuple[Finding, ...]) -> list[Finding]:
    return list({(one.rule, one.message): one for one in findings}.values())
