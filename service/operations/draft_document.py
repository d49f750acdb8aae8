"""Begin a paper, keep what is typed into it, leave it and come back: nothing typed is ever lost.

A draft with several subjects of a type that speaks of one is a batch: a paper for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from docgen.document_type import DocumentType
from docgen.inputs import InputFault, InputFaults, parse_inputs
from docgen.manifest import InputField
from registry import drafts
from registry.drafts import DraftFacts
from registry.errors import InvalidFact, NotFound
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.issue_document import Request
from service.parts import Parts
from service.reach import NO_DRAFT, require_own, require_subjects

DATED = InputField(
    name="дата_документа",
    label="Дата документа",
    why="Дата стоит на документе и в журнале; сведения о людях берутся на этот день.",
    type="date",
)
"""The question every paper has."""

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
KEPT_FOR = timedelta(days=60)
MOST_SUBJECTS = 2000


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with the type it will become."""

    facts: DraftFacts
    document_type: DocumentType

    @property
    def is_batch(self) -> bool:
        one_for_all = self.document_type.manifest.subject in ("pairs", "organisation")
        return not one_for_all and len(self.facts.subject_ids) > 1


def begin_draft(parts: Parts, actor: Actor, type_id: str, subject_ids: tuple[int, ...], at: datetime) -> int:
    """Returns the draft's id. Raises Forbidden, NotFound, InvalidFact when nobody is chosen."""
    document_type = type_for(parts, actor, type_id)
    with parts.writing(actor, at) as uow:
        organisation_id = _one_organisation(uow, actor, document_type, subject_ids)
        drafts.drop_older(uow, organisation_id, at - KEPT_FOR)
        draft_id = drafts.add(uow, organisation_id, type_id, subject_ids)
        uow.commit()
    return draft_id


def read_draft(parts: Parts, actor: Actor, draft_id: int, at: datetime) -> Draft:
    """Raises Forbidden, NotFound."""
    with parts.reading(actor, at) as uow:
        return within(uow, parts, actor, drafts.get(uow, draft_id))


def within(uow: UnitOfWork, parts: Parts, actor: Actor, facts: DraftFacts) -> Draft:
    """The draft, when the actor may issue it; another school's is as unknown as none."""
    require_own(actor, "issue", facts.organisation_id, NO_DRAFT)
    return Draft(facts, type_for(parts, actor, facts.type_id))


def still_open(parts: Parts, actor: Actor, found: Iterable[DraftFacts]) -> list[DraftFacts]:
    """Without those whose type has left the catalogue, or is for another role than the actor has now."""
    types = ((one, parts.catalog.get(one.type_id)) for one in found)
    return [one for one, found_type in types if found_type and actor.role in found_type.manifest.roles]


def fill_draft(parts: Parts, actor: Actor, draft_id: int, typed: Mapping[str, str], at: datetime) -> None:
    """Keep what was typed, then tell what is wrong with it. Raises Forbidden, NotFound, InputFaults."""
    with parts.writing(actor, at) as uow:
        draft = within(uow, parts, actor, drafts.get(uow, draft_id))
        known = {DATED.name, *(field.name for field in draft.document_type.manifest.inputs)}
        drafts.keep_typed(uow, draft_id, {name: text for name, text in typed.items() if name in known})
        uow.commit()
    request_of(read_draft(parts, actor, draft_id, at))


def leave_out(parts: Parts, actor: Actor, draft_id: int, subject_ids: set[int], at: datetime) -> None:
    """Take subjects out of the choice. Raises InvalidFact when nobody would be left."""
    with parts.writing(actor, at) as uow:
        draft = within(uow, parts, actor, drafts.get(uow, draft_id))
        left = tuple(one for one in draft.facts.subject_ids if one not in subject_ids)
        if not left:
            raise InvalidFact("Нужен хотя бы один участник или пара: убрать всех нельзя.")
        drafts.choose(uow, draft_id, left)
        uow.commit()


def drop_draft(parts: Parts, actor: Actor, draft_id: int, at: datetime) -> None:
    """Raises Forbidden, NotFound."""
    with parts.writing(actor, at) as uow:
        within(uow, parts, actor, drafts.get(uow, draft_id))
        drafts.drop(uow, draft_id)
        uow.commit()


def request_of(draft: Draft) -> Request:
    """The whole draft as one request; its answers are checked. Raises InputFaults with all of them."""
    faults: list[InputFault] = []
    dated: date | None = None
    try:
        dated = read_date(DATED, draft.facts.typed.get(DATED.name, ""))
    except InputFaults as error:
        faults += error.faults
    inputs = {name: text for name, text in draft.facts.typed.items() if name != DATED.name}
    try:
        draft.document_type.parse_inputs(inputs)
    except InputFaults as error:
        faults += error.faults
    if faults or dated is None:
        raise InputFaults(faults)
    return Request(draft.facts.type_id, draft.facts.subject_ids, dated, inputs)


def requests_of(draft: Draft) -> list[Request]:
    """A request for each paper the draft will become."""
    whole = request_of(draft)
    if not draft.is_batch:
        return [whole]
    return [Request(whole.type_id, (one,), whole.dated, whole.inputs) for one in whole.subject_ids]


def read_date(field: InputField, text: str) -> date:
    """A date as a person types it, of a year that is no slip of the finger. Raises InputFaults."""
    found: date = parse_inputs([field], {field.name: text})[field.name]
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise InputFaults([InputFault(field.name, f"Поле «{field.label}»: проверьте год.")])
    return found


def type_for(parts: Parts, actor: Actor, type_id: str) -> DocumentType:
    """The type, when the actor's role may issue it. Raises NotFound, Forbidden."""
    document_type = parts.catalog.get(type_id)
    if document_type is None:
        raise NotFound("Такого вида документа нет: выберите вид из списка на странице «Документы».")
    actor.require_type(tuple(document_type.manifest.roles))
    return document_type


def _one_organisation(
    uow: UnitOfWork, actor: Actor, document_type: DocumentType, subject_ids: tuple[int, ...]
) -> int:
    if not subject_ids:
        raise InvalidFact("Никто не выбран: отметьте хотя бы одну строку списка.")
    if len(subject_ids) > MOST_SUBJECTS:
        raise InvalidFact(f"Выбрано слишком много: за один раз можно до {MOST_SUBJECTS}.")
    found = require_subjects(uow.session, actor, "issue", document_type.manifest.subject, subject_ids)
    if len(found) > 1:
        raise InvalidFact("Выберите участников одной организации.")
    return found.pop()
