"""A finished paper read back as its reader would: faults of case and agreement, told before it is signed.

They warn and do not forbid: a checker of texts may be mistaken, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from docgen.errors import Fault
from docgen.paper_lines import paper_lines
from docgen.russian import Forms, decline_person, read_back
from registry import audit, journal, snapshot_json
from registry.rules import Finding
from registry.snapshot import Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.errors import FileLost
from service.parts import Parts
from service.reach import require_document
from templates_docx.vocabulary.people import name_forms

RULE = "READ-BACK"
NORM = "правило реестра"


def proofread(docx: bytes, subject: Subject) -> tuple[Finding, ...]:
    """What is amiss in the words of the paper, each with its place; the kept forms of people are right."""
    return tuple(map(_finding, faults_in(docx, subject)))


def faults_in(docx: bytes, subject: Subject) -> list[Fault]:
    """The same with place and words apart, for whoever compares two papers."""
    director = subject.organisation.director
    known = [name_forms(one.name, one.gender) for one in subject.people]
    return read_back(paper_lines(docx), [name_forms(director.name, director.gender), *known])


def note_faults(uow: UnitOfWork, document_id: int, findings: tuple[Finding, ...]) -> None:
    """Keep that the paper was issued in spite of remarks: the act alone, without a name or a word of it."""
    if findings:
        audit.record(
            uow.session,
            actor=uow.actor,
            at=uow.at,
            action="issue_with_remarks",
            object_kind="IssuedDocument",
            object_id=str(document_id),
        )


def remarks_on(parts: Parts, actor: Actor, document_id: int, at: datetime) -> tuple[Finding, ...]:
    """What is amiss in an issued paper, for the page that says it is issued; nothing when its file is lost.

    Raises Forbidden, NotFound.
    """
    with parts.reading(actor, at) as uow:
        record = require_document(uow.session, actor, "view_school", document_id)
        actor.require_type(tuple(parts.document_type(record.type_id).manifest.roles))
        kept = snapshot_json.load(journal.snapshot(uow, document_id))
    try:
        docx = parts.storage.get(record.sha256)
    except FileLost:
        # Whoever takes the file is told of it; here there is nothing to read.
        return ()
    return _findings(docx, [*_kept_forms(kept["subject"])])


def _findings(docx: bytes, known: list[Forms]) -> tuple[Finding, ...]:
    return tuple(_finding(fault) for fault in read_back(paper_lines(docx), known))


def _finding(fault: Fault) -> Finding:
    place = f" ({fault.place}: «…{fault.quote}…»)" if fault.quote else f" ({fault.place})"
    return Finding(RULE, "warn", f"{fault.message}{place}.", NORM)


def _kept_forms(facts: Any) -> Iterator[Forms]:
    """The forms of everybody a kept snapshot speaks of, wherever in it they stand."""
    if isinstance(facts, list):
        for one in facts:
            yield from _kept_forms(one)
    elif isinstance(facts, Mapping):
        name = facts.get("name")
        if isinstance(name, Mapping) and "surname" in name:
            forms = {**name.get("declined", {}), **name.get("confirmed", {})}
            parts = (name["surname"], name["first_name"], name["patronymic"])
            yield decline_person(*parts, facts.get("gender"), forms)
        for one in facts.values():
            yield from _kept_forms(one)
