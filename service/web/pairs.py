"""«Пары и группы»: the list with its selection, and a pair's page with its papers and the next step."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Response

from docgen.document_type import DocumentType
from registry import consents, journal, pair_changes, pairs, reading
from registry.journal import Record
from registry.reference.events import asked_of_every_pair, made_by_events_alone
from registry.snapshot import Pair, Subject
from registry.unit_of_work import UnitOfWork
from service.http.bounds import PageNumber, PathId, Word
from service.operations import stale_report
from service.operations.fitting import fits
from service.operations.missing_consents import TITLES, Missing, missing_consents
from service.operations.pair_story import pair_story
from service.reach import require_pair
from service.visible import amount_of
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/pairs")

STATUSES = {"draft": "нет приказа", "active": "действует", "closed": "завершена", "cancelled": "отменена"}
TONES = {"draft": "warn", "active": "good", "closed": "quiet", "cancelled": "quiet"}


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A type of paper on a pair's page: the paper that is there, or what may be done to have it."""

    type_id: str
    title: str
    issued: Record | None
    is_needed: bool
    may_be_made: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next lawful step: a sentence, and a link or a button to begin a paper of the type."""

    text: str
    action: str
    href: str = ""
    type_id: str = ""


@router.get("")
def listed(
    visit: OpenVisit,
    status: str = "",
    department: str = "",
    form: str = "",
    q: Word = "",
    to: str = "",
    page: PageNumber = 1,
) -> Response:
    """``to``: the type of paper whose subjects are being chosen; the list then has one button."""
    visit.actor.require("view_school", visit.organisation_id)
    query = pairs.Query(status, department, form, q, page)
    with visit.reading() as uow:
        found = pairs.search(uow.session, visit.organisation_id, query, visit.today)
        departments = pairs.departments(uow.session, visit.organisation_id)
        forms = pair_changes.forms(uow.session)
        counts = pair_changes.count_by_status(uow.session, (visit.organisation_id,))
    types = _makeable(visit)
    wanted = [one for one in types if one.id == to]
    return visit.page(
        "pairs/list.html",
        found=found,
        query=query,
        total=sum(counts.get(visit.organisation_id, {}).values()),
        departments=[(name, name) for name in departments],
        forms=forms,
        statuses=STATUSES,
        tones=TONES,
        to=wanted[0].manifest if wanted else None,
        types=wanted or types,
    )


@router.get("/{pair_id:id}")
def shown(visit: OpenVisit, pair_id: PathId) -> Response:
    with visit.reading() as uow:
        require_pair(uow.session, visit.actor, "view_school", pair_id)
        pair = reading.pair(uow, pair_id, visit.today)
        missing = missing_consents(uow, visit.parts, [pair_id], visit.today)
        papers = journal.of_pair(uow.session, pair_id)
        story = pair_story(uow, visit.parts, visit.actor, pair, visit.today)
        stale = stale_report.of_pair(uow, visit.parts, pair_id, visit.today)
        lines = _lines(visit, uow, pair, papers)
        people = (pair.mentor, *pair.mentees)
        given = consents.of_people(uow.session, [person.id for person in people])
    return visit.page(
        "pairs/pair.html",
        pair=pair,
        people=people,
        state_title=STATUSES[pair.status],
        amount=amount_of(visit.actor, pair.terms),
        tone=TONES[pair.status],
        missing=missing,
        consents=[one for one in given if one.is_live_on(visit.today) and one.pair_id in (None, pair_id)],
        consent_titles=TITLES,
        lines=lines,
        papers=[one for one in papers if one.status == "void"],
        step=_next_step(visit, pair, missing, lines),
        story=story,
        stale=stale,
    )


def _makeable(visit: Visit) -> list[DocumentType]:
    """The types about pairs that this role issues."""
    return [
        one
        for one in visit.parts.catalog.values()
        if one.manifest.subject in ("pair", "pairs") and visit.actor.role in one.manifest.roles
    ]


def _lines(visit: Visit, uow: UnitOfWork, pair: Pair, papers: list[Record]) -> list[PaperLine]:
    """Every type about pairs in the order of the catalogue, with this pair's live paper of it."""
    live = {one.type_id: one for one in papers if one.status == "issued"}
    organisation = reading.organisation(uow.session, pair.organisation_id, visit.today)
    lines = []
    for document_type in visit.parts.catalog.values():
        manifest = document_type.manifest
        if manifest.subject not in ("pair", "pairs"):
            continue
        subject = Subject(manifest.subject, visit.today, organisation, pairs=(pair,))
        lines.append(
            PaperLine(
                manifest.id,
                manifest.title,
                live.get(manifest.id),
                _is_missed(manifest.id, pair) and fits(document_type, subject, visit.today),
                visit.actor.role in manifest.roles,
            )
        )
    return lines


def _is_missed(type_id: str, pair: Pair) -> bool:
    """Whether a pair may lack a paper of the type: one that has ended lacks nothing more."""
    return pair.status in ("draft", "active") and type_id not in made_by_events_alone()


def _next_step(visit: Visit, pair: Pair, missing: list[Missing], lines: list[PaperLine]) -> NextStep | None:
    """Consents, then the order that fixes the pair, then what is made for a fixed pair."""
    if pair.status in ("closed", "cancelled"):
        return None
    if missing:
        text = f"Не хватает согласий: {len(missing)}. Без них приказ выпустить нельзя."
        return NextStep(text, "Оформить согласия", href=f"/consents?pair={pair.id}")
    catalog = visit.parts.catalog
    waiting = [one for one in lines if one.issued is None and one.is_needed]
    fixing = [one for one in waiting if catalog[one.type_id].manifest.effect == "fix_pairs"]
    asked = [one for one in waiting if one.type_id in asked_of_every_pair()]
    rest = [one for one in asked if not catalog[one.type_id].manifest.records_consent]
    if pair.order is None and fixing:
        return _step_to(fixing[0], "Пара ещё не закреплена приказом.")
    if pair.order is not None and rest:
        return _step_to(rest[0], f"Не сделано: {rest[0].title.lower()}.")
    return None


def _step_to(line: PaperLine, text: str) -> NextStep:
    if not line.may_be_made:
        return NextStep(f"{text} Этот документ выпускает сотрудник с другой ролью.", "")
    return NextStep(text, "Подготовить документ", type_id=line.type_id)
