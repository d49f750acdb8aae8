"""Rehearse a school's version of a form: on invented people and on the last real ones, old beside new.

The old paper is made by the form in force, the new one by the version, of the same facts, answers and number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from docgen.consistency import Paper, contradictions
from docgen.document_type import DocumentType
from docgen.errors import DocgenError
from docgen.paper_lines import paper_lines
from docgen.side_by_side import Row, count_changes, side_by_side
from registry import audit, journal, snapshot_json
from registry.errors import NotFound
from registry.form_versions import FormFacts
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.errors import FileLost
from service.operations.form_in_force import form_in_force
from service.operations.issue_document import render
from service.operations.keep_forms import Checked, check_form, type_of
from service.operations.paper_pdf import paper_pdf
from service.operations.proofread import faults_in
from service.operations.rule_check import findings_in_text, with_law
from service.operations.take_document import File, paper_name
from service.parts import Parts
from service.reach import NO_DOCUMENT, require_document, require_form
from templates_docx.expected import Registered, expected_of
from templates_docx.rehearsal import Case, gallery
from templates_docx.vocabulary import Registration

LAST = 3
"""So many of the last real papers of the type are made anew."""
_PAPER, _CASE = "p", "c"
_KEY = re.compile(r"([pc])([0-9]{1,9})")
_NO_CASE = "Такого документа в репетиции нет: откройте репетицию формы заново."


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One paper made twice.

    ``fault``: why the new one cannot be made. ``blocks``: what would forbid its issue, and ``remarks``: what
    it is suspected of; both only where the old one has them not. ``key`` names it in an address: «p12» the
    real paper 12, «c3» an invented case.
    """

    key: str
    title: str
    is_real: bool
    rows: tuple[Row, ...] = ()
    fault: str = ""
    blocks: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        return count_changes(self.rows)

    @property
    def stands(self) -> bool:
        return not self.fault and not self.blocks


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A version, what the check of its form found, and every paper it was tried on.

    ``left_out``: invented people the type is not for. ``may_see_real``: whether the role issues papers of
    the type; whoever does not is shown invented people alone.
    """

    version: FormFacts
    document_type: DocumentType
    checked: Checked
    papers: tuple[Rehearsed, ...] = ()
    left_out: int = 0
    may_see_real: bool = True

    @property
    def stands(self) -> bool:
        return self.checked.is_fit and all(paper.stands for paper in self.papers)


def rehearse_form(parts: Parts, actor: Actor, version_id: int, at: datetime) -> Rehearsal:
    """Raises Forbidden, NotFound, FileLost. That real papers were shown is noted in the log."""
    with parts.reading(actor, at) as uow:
        made, records = rehearse_within(uow, parts, actor, version_id)
    if records:
        with parts.writing(actor, at) as uow:
            _note(uow, records)
            uow.commit()
    return made


def rehearse_within(
    uow: UnitOfWork, parts: Parts, actor: Actor, version_id: int
) -> tuple[Rehearsal, list[Record]]:
    """The same inside a unit of work, with the real papers it has shown."""
    version = require_form(uow.session, actor, version_id)
    document_type = type_of(parts, version.type_id)
    checked = check_form(parts, document_type, parts.storage.get(version.sha256), uow.at.date())
    may_see = actor.role in document_type.manifest.roles
    if not checked.is_fit:
        return Rehearsal(version, document_type, checked, may_see_real=may_see), []
    old = form_in_force(uow.session, parts, document_type, version.organisation_id)
    trial = _Trial(parts, old, document_type.with_form(checked.form))
    invented = gallery(document_type)
    tried = [
        found
        for place, case in enumerate(invented)
        if (found := trial.paper(case, f"{_CASE}{place}")) is not None
    ]
    records = _last(uow, version) if may_see else []
    real = [_real(uow, trial, record) for record in records]
    papers = (*real, *tried)
    left_out = len(invented) - len(tried)
    return Rehearsal(version, document_type, checked, papers, left_out, may_see), records


def rehearsed_pdf(parts: Parts, actor: Actor, version_id: int, key: str, at: datetime) -> File:
    """One paper of the rehearsal by the new form, as its pages.

    Raises Forbidden, NotFound, FileLost; also what making a paper and its PDF raises.
    """
    with parts.reading(actor, at) as uow:
        version = require_form(uow.session, actor, version_id)
        document_type = type_of(parts, version.type_id)
        trial = _Trial(parts, document_type, document_type.with_form(parts.storage.get(version.sha256)))
        case, record = _named(uow, trial, actor, version, key)
        docx = trial.made(trial.new, case, document_type.parse_inputs(case.answers))
    if record is not None:
        with parts.writing(actor, at) as uow:
            _note(uow, [record])
            uow.commit()
    return File(f"{document_type.manifest.file_title} – репетиция.pdf", paper_pdf(parts, docx))


def _named(
    uow: UnitOfWork, trial: _Trial, actor: Actor, version: FormFacts, key: str
) -> tuple[Case, Record | None]:
    """The case a key names, with its paper when it is a real one. Raises NotFound, Forbidden."""
    told = _KEY.fullmatch(key)
    if told is None:
        raise NotFound(_NO_CASE)
    number = int(told[2])
    if told[1] == _CASE:
        cases = gallery(trial.old)
        if number >= len(cases):
            raise NotFound(_NO_CASE)
        return cases[number], None
    actor.require_type(tuple(trial.old.manifest.roles))
    record = require_document(uow.session, actor, "view_school", number)
    if record.type_id != version.type_id:
        raise NotFound(NO_DOCUMENT)
    case = _case_of(uow, trial, record)
    if case is None:
        raise NotFound(_NO_CASE)
    return case, record


@dataclass(frozen=True, slots=True)
class _Trial:
    """The type with the form in force, and with the new one."""

    parts: Parts
    old: DocumentType
    new: DocumentType

    def paper(self, case: Case, key: str, *, is_real: bool = False) -> Rehearsed | None:
        """The paper made twice; None when the form in force makes none of it either."""
        try:
            inputs = self.old.parse_inputs(case.answers)
            before = self.made(self.old, case, inputs)
        except (DocgenError, FileLost):
            return None
        try:
            after = self.made(self.new, case, inputs)
        except DocgenError as error:
            return Rehearsed(key, case.title, is_real, fault=_sentence(error))
        return Rehearsed(
            key,
            case.title,
            is_real,
            tuple(side_by_side(_lines(before), _lines(after))),
            blocks=self._blocks(case, inputs, before, after),
            remarks=_remarks(case, before, after),
        )

    def made(self, document_type: DocumentType, case: Case, inputs: dict[str, Any]) -> bytes:
        """The bytes of the case's paper."""
        registration = Registration(case.number, case.subject.on)
        return render(self.parts, document_type, case.subject, inputs, registration)

    def _blocks(self, case: Case, inputs: dict[str, Any], before: bytes, after: bytes) -> tuple[str, ...]:
        known = self._forbidden(case, inputs, before)
        return tuple(one for one in self._forbidden(case, inputs, after) if one not in known)

    def _forbidden(self, case: Case, inputs: dict[str, Any], docx: bytes) -> list[str]:
        """What keeps a paper from being issued: a rule, or that it does not say what its facts are."""
        found = findings_in_text(self.old, case.subject, inputs, case.subject.on, docx)
        told = [one.message for one in found if one.severity == "block"]
        own = Registered(self.old.manifest.title, case.number, case.subject.on)
        expected = expected_of(self.old, case.subject, case.answers, own)
        proof = contradictions([Paper(case.title, paper_lines(docx), expected)])
        return list(dict.fromkeys([*told, *(f"{one.message}." for one in proof)]))


def _lines(docx: bytes) -> list[str]:
    """The paper's lines; of a table's row what stands in its cells."""
    return [_cells(line) if line.startswith("| ") else line for line in paper_lines(docx)]


def _cells(row: str) -> str:
    return " | ".join(filter(None, (cell.strip() for cell in row.split("|"))))


def _remarks(case: Case, before: bytes, after: bytes) -> tuple[str, ...]:
    """What the read-back finds in the new paper and not in the old; places move, so words are compared."""
    known = {(one.message, one.quote) for one in faults_in(before, case.subject)}
    found = [one for one in faults_in(after, case.subject) if (one.message, one.quote) not in known]
    return tuple(f"{one.message} ({one.place}: «…{one.quote}…»)." for one in found)


def _sentence(error: DocgenError) -> str:
    return f"{error.message} {error.place}".strip() if error.place not in error.message else error.message


def _last(uow: UnitOfWork, version: FormFacts) -> list[Record]:
    query = journal.Query(type_id=version.type_id, status="issued", size=LAST)
    return list(journal.search(uow.session, version.organisation_id, query).rows)


def _real(uow: UnitOfWork, trial: _Trial, record: Record) -> Rehearsed:
    case, key = _case_of(uow, trial, record), f"{_PAPER}{record.id}"
    made = trial.paper(case, key, is_real=True) if case is not None else None
    if made is None:
        told = "По сведениям этого документа его уже не составить и по действующей форме: сравнить не с чем."
        return Rehearsed(key, paper_name(record), is_real=True, remarks=(told,))
    return made


def _case_of(uow: UnitOfWork, trial: _Trial, record: Record) -> Case | None:
    """A real paper's facts, answers and number, as the journal keeps them; None when it keeps no facts."""
    kept = snapshot_json.load(journal.snapshot(uow, record.id))
    if "subject" not in kept:
        return None
    subject = with_law(uow, trial.old, replace(snapshot_json.read_subject(kept), on=record.dated))
    return Case(paper_name(record), subject, kept["inputs"], record.number)


def _note(uow: UnitOfWork, records: Iterable[Record]) -> None:
    for record in records:
        audit.record(
            uow.session,
            actor=uow.actor,
            at=uow.at,
            action="rehearse_form",
            object_kind="IssuedDocument",
            object_id=str(record.id),
        )


def standing_faults(made: Rehearsal) -> Iterator[str]:
    """Why the version may not be published, a sentence each."""
    if not made.checked.is_fit:
        yield "В форме есть ошибки: исправьте их в Word и загрузите форму снова."
    failed = [paper for paper in made.papers if not paper.stands]
    if failed:
        names = "; ".join(paper.title for paper in failed[:3])
        more = f" и ещё {len(failed) - 3}" if len(failed) > 3 else ""
        yield f"Не все документы получаются по новой форме: {names}{more}."
