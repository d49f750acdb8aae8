"""Turn a draft into its paper, or its batch of papers, once: a second press finds what the first made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from registry import drafts, rule_choices
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.jobs.port import Jobs
from service.operations.check_draft import Report
from service.operations.draft_document import Draft, request_of, within
from service.operations.issue_document import Preview, Request, issue_within, preview_document
from service.operations.start_batch import note_batch
from service.operations.submit_batch import submit_batch
from service.parts import Parts


def issue_draft(
    parts: Parts, actor: Actor, draft_id: int, at: datetime, *, held_id: int | None = None
) -> int:
    """Issue the draft's paper, under a number held for it when one is named; returns its id in the journal.

    Raises Forbidden, NotFound, InputFaults, RenderError, and Refused when the facts have changed since.
    """
    with parts.writing(actor, at) as uow:
        draft = within(uow, parts, actor, drafts.hold(uow, draft_id))
        if draft.facts.document_id is not None:
            return draft.facts.document_id
        record = _issue(uow, parts, actor, draft, held_id)
        drafts.settle(uow, draft_id, document_id=record.id)
        uow.commit()
    return record.id


def _issue(uow: UnitOfWork, parts: Parts, actor: Actor, draft: Draft, held_id: int | None) -> Record:
    """With the rules that were set aside for it; of that the paper itself keeps the record now."""
    overrides = rule_choices.of_draft(uow.session, draft.facts.id)
    request = replace(request_of(draft), held_id=held_id, overrides=overrides)
    record = issue_within(uow, parts, actor, request)
    rule_choices.forget_draft(uow, draft.facts.id)
    return record


def start_draft(parts: Parts, actor: Actor, jobs: Jobs, draft: Draft, report: Report, at: datetime) -> int:
    """Hand the draft's papers over to be made one by one; returns the batch's id.

    What is issued already and what is not needed is left out; what still lacks something goes along, so that
    the batch tells it by name and can try it again. Raises Forbidden, InputFaults, Conflict, InvalidFact.
    """
    whole = request_of(draft)
    wanted = [paper.subject_ids[0] for paper in (*report.ready, *report.blocked)]
    with parts.writing(actor, at) as uow:
        # Held: of two presses of one button the second finds the first one's batch.
        held = within(uow, parts, actor, drafts.hold(uow, draft.facts.id))
        if held.facts.batch_id is not None:
            return held.facts.batch_id
        batch_id = note_batch(
            uow,
            parts,
            actor,
            type_id=whole.type_id,
            subject_ids=wanted,
            dated=whole.dated,
            inputs=whole.inputs,
        )
        drafts.settle(uow, draft.facts.id, batch_id=batch_id)
        uow.commit()
    submit_batch(jobs, batch_id)
    return batch_id


def preview_draft(parts: Parts, actor: Actor, draft_id: int, subject_id: int | None, at: datetime) -> Preview:
    """The draft's paper as it would be; of a batch, the paper about one subject, by default the first."""
    with parts.reading(actor, at) as uow:
        draft = within(uow, parts, actor, drafts.get(uow, draft_id))
    whole = request_of(draft)
    if not draft.is_batch:
        return preview_document(parts, actor, whole, at)
    chosen = subject_id if subject_id in whole.subject_ids else whole.subject_ids[0]
    return preview_document(parts, actor, Request(whole.type_id, (chosen,), whole.dated, whole.inputs), at)
