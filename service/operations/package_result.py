"""What an event has made, for the page that says so, and its papers as one ZIP or one file to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from registry import journal, packages
from registry.errors import Conflict
from registry.journal import Record
from registry.packages import PackageFacts
from registry.reference.events import Event, event
from service.access import Actor
from service.operations.several_papers import Papers
from service.operations.take_document import require_paper
from service.parts import Parts
from service.reach import require_own

NO_PACKAGE = "Такого набора документов нет."


@dataclass(frozen=True, slots=True)
class PackageMade:
    """An event that has happened, with the papers it made; ``open_to`` are those this role may take."""

    facts: PackageFacts
    event: Event
    records: tuple[Record, ...]
    open_to: frozenset[int]


def read_package(parts: Parts, actor: Actor, package_id: int, at: datetime) -> PackageMade:
    """Raises Forbidden, NotFound."""
    with parts.reading(actor, at) as uow:
        facts = packages.get(uow.session, package_id)
        require_own(actor, "view_school", facts.organisation_id, NO_PACKAGE)
        records = tuple(journal.of_package(uow.session, package_id))
    may = frozenset(one.id for one in records if _may_take(parts, actor, one))
    return PackageMade(facts, event(facts.event), records, may)


def package_papers(parts: Parts, actor: Actor, package_id: int, at: datetime) -> Papers:
    """The papers of the event in force that this role may take. Raises Forbidden, NotFound, Conflict."""
    made = read_package(parts, actor, package_id, at)
    records = tuple(one for one in made.records if one.id in made.open_to and one.status == "issued")
    if not records:
        raise Conflict("В этом наборе нет документов, доступных вашей роли.")
    for record in records:
        require_paper(parts, actor, record)
    return Papers(f"{made.event.title} от {made.facts.on:%d.%m.%Y}", records)


def _may_take(parts: Parts, actor: Actor, record: Record) -> bool:
    document_type = parts.catalog.get(record.type_id)
    return document_type is not None and actor.role in document_type.manifest.roles
