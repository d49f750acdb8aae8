"""A paper of a set as a request to issue it: its day, its answers, which papers it ends or speaks to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from registry.calendar import ProductionCalendar
from registry.document_links import ENDING
from registry.journal import Record
from registry.reference.events import LinkKind
from registry.snapshot import Ending
from registry.unit_of_work import UnitOfWork
from service.operations.issue_document import Request
from service.operations.package_answers import Answers, day_of, ending_of, inputs_of
from service.operations.package_set import Plan, PlannedPaper
from service.operations.plan_package import in_force_by_type

ORDER = "order"
"""How the rows of an event call the order in which the pair stands."""


@dataclass(frozen=True, slots=True)
class Target:
    """A link to be written when its paper is there."""

    kind: LinkKind
    document_id: int
    pair_id: int | None


@dataclass
class Writing:
    """The set on its way into the journal: what was in force before it, and what it has issued so far."""

    plan: Plan
    answers: Answers
    today: date
    ending: Ending | None
    before: Mapping[str, Record]
    issued: dict[str, Record] = field(default_factory=dict)
    package_id: int | None = None

    def request(self, paper: PlannedPaper) -> Request:
        """What is asked of the issue of this paper."""
        return Request(
            paper.rule.type,
            paper.subject_ids,
            day_of(paper, self.answers, self.today),
            inputs_of(paper, self.plan, self.answers, self._known()),
            self.ending,
            tuple(one.document_id for one in self.targets(paper) if one.kind in ENDING),
            self.package_id,
        )

    def targets(self, paper: PlannedPaper) -> Iterator[Target]:
        """Which papers it speaks to, of those that are there."""
        about = self.plan.pair.id if self.plan.pair else None
        for rule in paper.rule.links:
            ids = paper.mends if paper.rule.stale else self._spoken_to(paper, rule.type, rule.kind)
            for document_id in ids:
                yield Target(rule.kind, document_id, None if rule.whole else about)

    def note(self, paper: PlannedPaper, record: Record) -> None:
        """The paper is issued: later ones of the set may speak to it."""
        self.issued[paper.rule.type] = record

    def _spoken_to(self, paper: PlannedPaper, wanted: str, kind: LinkKind) -> tuple[int, ...]:
        if wanted == ORDER:
            order = self.plan.pair.order if self.plan.pair else None
            return (order.document_id,) if order else ()
        # What it ends was there before the set; what it rests on may be of the set itself.
        found = (
            self.before.get(wanted) if kind in ENDING else self.issued.get(wanted, self.before.get(wanted))
        )
        return (found.id,) if found else ()

    def _known(self) -> dict[str, Record | date]:
        planned: dict[str, Record | date] = {
            one.rule.type: day_of(one, self.answers, self.today)
            for one in self.plan.papers
            if one.state in ("make", "waits")
        }
        return {**self.before, **planned, **self.issued}


def begin_writing(
    uow: UnitOfWork, plan: Plan, answers: Answers, calendar: ProductionCalendar, today: date
) -> Writing:
    """The set before its first paper."""
    before = in_force_by_type(uow, plan.pair.id) if plan.pair else {}
    if plan.pair is None and plan.package is not None:
        before = {one.made.type_id: one.made for one in plan.papers if one.made is not None}
    return Writing(plan, answers, today, ending_of(plan, answers, calendar), before)
