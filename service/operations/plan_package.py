"""Which papers an event makes of a pair, or of a school: what is to be made now, what is there, what waits.

It writes nothing and knows no type by name; the sets are rows of ``registry/reference/packages.toml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from docgen.document_type import DocumentType
from registry import journal, package_conditions, packages, pair_endings, reading, stale_papers
from registry.journal import Record
from registry.packages import PackageFacts
from registry.reference.events import Event, PaperRule, event, name_of_type
from registry.snapshot import Organisation, Pair, Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.check_draft import pair_title
from service.operations.fitting import fits
from service.operations.missing_consents import Missing, missing_consents
from service.operations.package_set import Plan, PlannedPaper
from service.parts import Parts
from service.reach import require_own, require_pair

NO_ORGANISATION = "Такой организации в реестре нет."


def plan_package(
    uow: UnitOfWork, parts: Parts, actor: Actor, event_id: str, subject_id: int, on: date
) -> Plan:
    """The set of an event as things stand. Raises NotFound, Forbidden."""
    found = event(event_id)
    if found.about == "organisation":
        require_own(actor, "issue", subject_id, NO_ORGANISATION)
        return _of_organisation(uow, parts, actor, found, subject_id, on)
    require_pair(uow.session, actor, "issue", subject_id)
    pair = reading.pair(uow, subject_id, on)
    return plan_of_pair(uow, parts, actor, found, pair, on)


def plan_of_pair(uow: UnitOfWork, parts: Parts, actor: Actor, found: Event, pair: Pair, on: date) -> Plan:
    """The same for a pair read already, whose event its page asks about."""
    last = packages.latest(uow.session, pair.organisation_id, found.id, pair.id)
    successor_id = pair_endings.successor_of(uow.session, pair.id) if _hands_over(found) else None
    if successor_id is None and _hands_over(found) and last is not None:
        successor_id = pair_endings.taken_over_by(uow.session, pair.id)
    successor = reading.pair(uow, successor_id, on) if successor_id is not None else None
    drawn = _Drawing(uow, parts, actor, found, pair, successor, on, _made_by(uow, last))
    papers = tuple(drawn.papers())
    return Plan(
        found, pair.organisation_id, pair, successor, papers, last, frozenset(drawn.in_force[pair.id])
    )


def _hands_over(found: Event) -> bool:
    return found.outcome == "succeeded"


def _of_organisation(
    uow: UnitOfWork, parts: Parts, actor: Actor, found: Event, organisation_id: int, on: date
) -> Plan:
    last = packages.latest(uow.session, organisation_id, found.id, None)
    if last is not None and _school_year(last.on) != _school_year(on):
        last = None  # Every school year has its own.
    made = _made_by(uow, last)
    papers = []
    for key, rule in _keyed(found.papers):
        document_type = parts.catalog.get(rule.type)
        paper = PlannedPaper(key, rule, _title(document_type, rule), document_type, (organisation_id,), "")
        papers.append(_taken(made, paper) or _by_role(actor, paper))
    return Plan(found, organisation_id, None, None, tuple(_in_turn(papers)), last)


@dataclass(frozen=True)
class _Drawing:
    """The papers of one pair's event, row after row. ``made`` is spent as rows take from it."""

    uow: UnitOfWork
    parts: Parts
    actor: Actor
    event: Event
    pair: Pair
    successor: Pair | None
    on: date
    made: list[Record]

    def papers(self) -> Iterator[PlannedPaper]:
        found = [paper for key, rule in _keyed(self.event.papers) for paper in self._papers(key, rule)]
        return _in_turn(found)

    @cached_property
    def organisation(self) -> Organisation:
        return reading.organisation(self.uow.session, self.pair.organisation_id, self.on)

    @cached_property
    def needed(self) -> dict[str, tuple[int, ...]]:
        """Type of a paper → the papers whose words it is to put right."""
        return stale_papers.papers_needed(self.uow.session, self.pair.id, self.on)

    @cached_property
    def in_force(self) -> dict[int, dict[str, Record]]:
        """Pair → type → its last paper of it in force."""
        pairs = (self.pair, *((self.successor,) if self.successor else ()))
        return {pair.id: in_force_by_type(self.uow, pair.id) for pair in pairs}

    @cached_property
    def missing(self) -> list[Missing]:
        return missing_consents(self.uow, self.parts, [(self.successor or self.pair).id], self.on)

    def _papers(self, key: str, rule: PaperRule) -> Iterator[PlannedPaper]:
        pair = self.pair if rule.of == "pair" else self.successor
        document_type = self.parts.catalog.get(rule.type)
        title = _title(document_type, rule)
        if pair is None:
            why = "сначала выберите нового наставника"
            yield PlannedPaper(key, rule, title, document_type, (), "", "waits", why)
        elif rule.consent:
            yield from self._consents(PlannedPaper(key, rule, title, document_type, (pair.id,), ""))
        else:
            yield self._settled(
                PlannedPaper(key, rule, title, document_type, (pair.id,), pair_title(pair)), pair
            )

    def _consents(self, paper: PlannedPaper) -> Iterator[PlannedPaper]:
        """One for each consent that is asked of somebody and not given yet; none when all are there."""
        asked = [one for one in self.missing if one.paper is not None and one.paper.id == paper.rule.type]
        if not asked:
            yield replace(paper, state="needless", why="не требуется или уже есть")
        for one in asked:
            ids = paper.subject_ids if one.subject_id is None else (one.subject_id,)
            of_one = replace(
                paper, key=f"{paper.key}.{one.person_id}", subject_ids=ids, about=one.full_name, missing=one
            )
            blank = self._blank(one, ids[0])
            if blank is not None:
                yield replace(of_one, state="unsigned", made=blank, why="бланк есть, ждёт подписи")
            else:
                yield _by_role(self.actor, of_one)

    def _blank(self, one: Missing, subject_id: int) -> Record | None:
        """A blank that was issued before and nobody has signed."""
        if one.paper is None:
            return None
        of_person = one.paper.manifest.subject == "person"
        live = journal.live_of_type(
            self.uow.session,
            one.paper.id,
            person_ids=(subject_id,) if of_person else (),
            pair_ids=() if of_person else (subject_id,),
        )
        return journal.get(self.uow.session, live[subject_id]) if live else None

    def _settled(self, paper: PlannedPaper, pair: Pair) -> PlannedPaper:
        """Whether it is needed, there, and may be made."""
        rule = paper.rule
        if rule.stale:
            return self._mending(paper)
        otherwise = package_conditions.unmet(rule.when, pair, self.on)
        if otherwise:
            return replace(paper, state="needless", why=otherwise)
        taken = _taken(self.made, paper)
        if taken is not None:
            return taken
        if not rule.anew and rule.type in self.in_force[pair.id]:
            return replace(paper, state="made", made=self.in_force[pair.id][rule.type])
        if paper.document_type is not None and not self._fits(paper.document_type, pair):
            return replace(paper, state="needless", why="для этой пары не составляется")
        return _by_role(self.actor, paper)

    def _mending(self, paper: PlannedPaper) -> PlannedPaper:
        mends = self.needed.get(paper.rule.type, ())
        if not mends:
            return replace(paper, state="needless", why="действующий документ говорит то же, что реестр")
        return _by_role(self.actor, replace(paper, mends=mends))

    def _fits(self, document_type: DocumentType, pair: Pair) -> bool:
        kind = document_type.manifest.subject
        if kind not in ("pair", "pairs"):
            return True
        return fits(document_type, Subject(kind, self.on, self.organisation, pairs=(pair,)), self.on)


def in_force_by_type(uow: UnitOfWork, pair_id: int) -> dict[str, Record]:
    """Type → the pair's last paper of it in force."""
    return {one.type_id: one for one in journal.in_force_of_pair(uow.session, pair_id)}


def _made_by(uow: UnitOfWork, last: PackageFacts | None) -> list[Record]:
    if last is None:
        return []
    return [one for one in journal.of_package(uow.session, last.id) if one.status == "issued"]


def _taken(made: list[Record], paper: PlannedPaper) -> PlannedPaper | None:
    """The paper as the package has made it already; each paper made settles one row."""
    found = next((one for one in made if one.type_id == paper.rule.type), None)
    if found is None:
        return None
    made.remove(found)
    return replace(paper, state="made", made=found)


def _by_role(actor: Actor, paper: PlannedPaper) -> PlannedPaper:
    if paper.document_type is None:
        return replace(paper, state="no_form", why="формы ещё нет в каталоге")
    if actor.role not in paper.document_type.manifest.roles:
        return replace(paper, state="other_role", why="этот документ выпускает сотрудник с другой ролью")
    return paper


def _in_turn(papers: Iterable[PlannedPaper]) -> Iterator[PlannedPaper]:
    """What stands behind the step of an event waits while the step is not made and cannot be."""
    halted = ""
    for paper in papers:
        if halted and paper.state == "make":
            yield replace(paper, state="waits", why=f"сначала нужен документ «{halted}»")
            continue
        if paper.rule.step and paper.state in ("other_role", "no_form"):
            halted = paper.title
        yield paper


def _keyed(rules: Iterable[PaperRule]) -> Iterator[tuple[str, PaperRule]]:
    """Every row under its type, one met again with its number: «order_mentoring_payment.2»."""
    met: Counter[str] = Counter()
    for rule in rules:
        met[rule.type] += 1
        yield (rule.type if met[rule.type] == 1 else f"{rule.type}.{met[rule.type]}"), rule


def _title(document_type: DocumentType | None, rule: PaperRule) -> str:
    return document_type.manifest.title if document_type else name_of_type(rule.type)


def _school_year(day: date) -> int:
    return day.year if day.month >= 8 else day.year - 1
