"""What waits for a person: consents to be signed, papers not made yet, batches that run, drafts left.

It speaks of the document types only through their manifests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from docgen.document_type import DocumentType
from registry import (
    batches,
    deadlines,
    drafts,
    journal,
    name_forms,
    pair_changes,
    pairs,
    people,
    reading,
    stale_papers,
)
from registry.batches import BatchFacts, Progress
from registry.deadlines import Deadline
from registry.drafts import DraftFacts
from registry.reference.events import made_by_events_alone
from registry.snapshot import Pair, Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.fitting import fits
from service.operations.missing_consents import Missing, missing_consents
from service.parts import Parts

ORDER_FIRST = "V-47"
"""The rule of a paper that is made only for a pair that an order has fixed."""

LOOK_AHEAD = timedelta(days=30)
MOST_PAIRS = 300
"""How many pairs the first page looks into; with more it says so and leads to the lists."""


@dataclass(frozen=True, slots=True)
class Unmade:
    """A type of paper, and the pairs that have none of it and need one."""

    document_type: DocumentType
    pair_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """A batch that is not over, or whose papers were refused."""

    batch: BatchFacts
    title: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the first page of a school shows to one person."""

    consents: tuple[Missing, ...]
    without_order: tuple[Pair, ...]
    order_type: DocumentType | None
    unmade: tuple[Unmade, ...]
    running: tuple[Running, ...]
    drafts: tuple[DraftFacts, ...]
    pairs_by_status: dict[str, int]
    people_by_kind: dict[str, int]
    issued_this_year: int
    looked_at: int
    doubtful_names: int  # People whose name no paper can take until somebody says how it is declined.
    stale: int  # Papers in force that say the old and call for a new one.
    deadlines: tuple[Deadline, ...] = ()  # Of the road maps: past, or near enough to be reminded of.

    @property
    def drafted(self) -> int:
        """Pairs without an order, those not looked into as well."""
        return self.pairs_by_status.get("draft", 0)

    @property
    def live(self) -> int:
        return self.drafted + self.pairs_by_status.get("active", 0)

    @property
    def is_empty(self) -> bool:
        waits = self.consents or self.without_order or self.unmade or self.running or self.drafts
        return not (waits or self.doubtful_names or self.stale or self.deadlines)


def what_waits(parts: Parts, actor: Actor, at: datetime) -> Waiting:
    """Raises Forbidden."""
    organisation_id, today = actor.organisation_id, at.date()
    actor.require("view_school", organisation_id)
    with parts.reading(actor, at) as uow:
        session = uow.session
        found = _live_pairs(uow, organisation_id, today)
        order_type = next((one for one in parts.catalog.values() if one.manifest.effect == "fix_pairs"), None)
        year = journal.Query(year=today.year, status="issued", size=1)
        counts = pair_changes.count_by_status(session, (organisation_id,))
        return Waiting(
            consents=tuple(missing_consents(uow, parts, [pair.id for pair in found], today)),
            without_order=tuple(pair for pair in found if pair.order is None),
            order_type=order_type,
            unmade=tuple(_unmade(uow, parts, actor, found, today)),
            running=tuple(_running(uow, parts, organisation_id)),
            drafts=tuple(drafts.open_of(uow, organisation_id, actor.login)),
            pairs_by_status=counts.get(organisation_id, {}),
            people_by_kind=people.count_by_kind(session, organisation_id),
            issued_this_year=journal.search(session, organisation_id, year).total,
            looked_at=len(found),
            doubtful_names=name_forms.count_doubtful(session, organisation_id, today),
            stale=stale_papers.count_calling(session, organisation_id, today),
            deadlines=near_deadlines(uow, organisation_id, today),
        )


def near_deadlines(uow: UnitOfWork, organisation_id: int, today: date) -> tuple[Deadline, ...]:
    """What the live road maps of the organisation want soon, or wanted already."""
    found = deadlines.of_plans(uow.session, organisation_id, date.min, today + LOOK_AHEAD)
    return tuple(one for one in found if one.is_near(today))


def _live_pairs(uow: UnitOfWork, organisation_id: int, today: date) -> tuple[Pair, ...]:
    ids = [
        pair_id
        for status in ("draft", "active")
        for pair_id in pairs.ids(uow.session, organisation_id, pairs.Query(status=status))
    ]
    return reading.pairs(uow, ids[:MOST_PAIRS], today)


def _unmade(
    uow: UnitOfWork, parts: Parts, actor: Actor, found: tuple[Pair, ...], today: date
) -> list[Unmade]:
    """For each type about one pair that this person may issue, the pairs without a live paper of it."""
    if not found:
        return []
    organisation = reading.organisation(uow.session, actor.organisation_id, today)
    lists = []
    for document_type in parts.catalog.values():
        manifest = document_type.manifest
        if manifest.subject != "pair" or manifest.records_consent or actor.role not in manifest.roles:
            continue
        if manifest.id in made_by_events_alone():
            continue
        wanted = tuple(
            pair.id
            for pair in _in_turn(uow, document_type, found)
            if fits(document_type, Subject("pair", today, organisation, pairs=(pair,)), today)
        )
        if wanted:
            lists.append(Unmade(document_type, wanted))
    return lists


def _in_turn(uow: UnitOfWork, document_type: DocumentType, found: tuple[Pair, ...]) -> list[Pair]:
    """The pairs without the paper; where the order must come first, only those it has fixed."""
    after_order = ORDER_FIRST in document_type.manifest.rules
    live = journal.live_of_type(uow.session, document_type.id, pair_ids=[pair.id for pair in found])
    return [pair for pair in found if pair.id not in live and (pair.order is not None or not after_order)]


def _running(uow: UnitOfWork, parts: Parts, organisation_id: int) -> list[Running]:
    found = []
    for batch in batches.latest(uow.session, organisation_id, 10):
        progress = batches.progress(uow.session, batch.id)
        if not progress.is_over and not batch.cancelled:
            document_type = parts.catalog.get(batch.type_id)
            found.append(
                Running(batch, document_type.manifest.title if document_type else batch.type_id, progress)
            )
    return found
