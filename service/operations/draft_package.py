"""Begin an event, keep what is typed for its set, and issue it once: a second press finds the first one's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from registry import drafts, pair_endings
from registry.drafts import EVENT, DraftFacts
from registry.errors import NotFound
from registry.reference.events import Event, event
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.issue_package import IssuedPackage, issue_set_within, told_together
from service.operations.package_set import require_may_happen
from service.operations.plan_package import NO_ORGANISATION, plan_package
from service.operations.preview_package import PackageAsked, PackagePreview, preview_package
from service.parts import Parts
from service.reach import NO_DRAFT, require_own, require_pair, require_person


@dataclass(frozen=True, slots=True)
class PackageDraft:
    """An event begun for a pair, or for a school, and not issued yet."""

    facts: DraftFacts
    event: Event

    @property
    def subject_id(self) -> int:
        return self.facts.subject_ids[0]

    @property
    def asked(self) -> PackageAsked:
        return PackageAsked(self.event.id, self.subject_id, self.facts.typed)


def begin_package(parts: Parts, actor: Actor, event_id: str, subject_id: int, at: datetime) -> int:
    """Returns the draft's id: the one begun before, when the same person left one open.

    Raises Forbidden, NotFound; Conflict when the event may not happen now.
    """
    with parts.writing(actor, at) as uow:
        found = _begun(uow, parts, actor, event_id, subject_id, at)
        uow.commit()
    return found


def begin_change_of_mentor(
    parts: Parts, actor: Actor, pair_id: int, mentor_id: int, starts_on: date, at: datetime
) -> int:
    """Prepare the pair that takes the work over, and begin the event; returns the draft's id.

    Raises Forbidden, NotFound, InvalidFact with the field in ``place``, Conflict.
    """
    with parts.writing(actor, at) as uow:
        require_pair(uow.session, actor, "edit_pairs", pair_id)
        require_person(uow.session, actor, "edit_pairs", mentor_id)
        pair_endings.prepare_successor(uow, pair_id, mentor_id, starts_on)
        uow.session.flush()
        found = _begun(uow, parts, actor, "change_mentor", pair_id, at)
        uow.commit()
    return found


def read_package_draft(parts: Parts, actor: Actor, draft_id: int, at: datetime) -> PackageDraft:
    """Raises Forbidden, NotFound."""
    with parts.reading(actor, at) as uow:
        return _within(actor, drafts.get(uow, draft_id))


def keep_package(parts: Parts, actor: Actor, draft_id: int, typed: Mapping[str, str], at: datetime) -> None:
    """Keep what was typed, whatever it is worth. Raises Forbidden, NotFound."""
    with parts.writing(actor, at) as uow:
        _within(actor, drafts.get(uow, draft_id))
        drafts.keep_typed(uow, draft_id, typed)
        uow.commit()


def look_at_package(parts: Parts, actor: Actor, draft: PackageDraft, at: datetime) -> PackagePreview:
    """The whole set with what was typed so far. Raises Forbidden, NotFound."""
    return preview_package(parts, actor, draft.asked, at)


def issue_package_draft(parts: Parts, actor: Actor, draft_id: int, at: datetime) -> IssuedPackage:
    """Raises what ``issue_package`` raises; then the draft stays as it is."""
    asked = read_package_draft(parts, actor, draft_id, at).asked
    with told_together(parts, actor, asked, at), parts.writing(actor, at) as uow:
        draft = _within(actor, drafts.hold(uow, draft_id))
        if draft.facts.package_id is not None:
            return IssuedPackage(draft.facts.package_id, (), was_made=True)
        issued = issue_set_within(uow, parts, actor, draft.asked)
        if not issued.goes_on:
            drafts.settle(uow, draft_id, package_id=issued.package_id)
        uow.commit()
    return issued


def drop_package(parts: Parts, actor: Actor, draft_id: int, at: datetime) -> None:
    """Raises Forbidden, NotFound."""
    with parts.writing(actor, at) as uow:
        _within(actor, drafts.get(uow, draft_id))
        drafts.drop(uow, draft_id)
        uow.commit()


def _begun(uow: UnitOfWork, parts: Parts, actor: Actor, event_id: str, subject_id: int, at: datetime) -> int:
    found = event(event_id)
    if found.about == "organisation":
        require_own(actor, "issue", subject_id, NO_ORGANISATION)
        organisation_id = subject_id
    else:
        organisation_id = require_pair(uow.session, actor, "issue", subject_id)
    require_may_happen(plan_package(uow, parts, actor, event_id, subject_id, at.date()))
    known = drafts.open_event(uow.session, organisation_id, actor.login, event_id, subject_id)
    return known or drafts.add(uow, organisation_id, EVENT + event_id, (subject_id,))


def _within(actor: Actor, facts: DraftFacts) -> PackageDraft:
    """Another school's draft, or one of a single paper, is as unknown as none."""
    require_own(actor, "issue", facts.organisation_id, NO_DRAFT)
    if not facts.type_id.startswith(EVENT):
        raise NotFound(NO_DRAFT)
    return PackageDraft(facts, event(facts.type_id.removeprefix(EVENT)))
