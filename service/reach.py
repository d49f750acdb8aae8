"""The things a request names, found and allowed in one step.

Whatever lies in another organisation is answered as what is not there at all, in the same words: nobody
learns by trying numbers what other schools keep. Only of a thing within reach is it said that the role may
not touch it.
Every function raises NotFound and Forbidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from registry import accounts, batches, consents, form_versions, journal, pairs, people, plans
from registry.accounts import AccountFacts
from registry.batches import BatchFacts
from registry.errors import NotFound
from registry.form_versions import FormFacts
from registry.journal import Record
from service.access import Actor

NO_SCHOOL = "Такой организации в реестре нет."
NO_PERSON = "Такого человека в реестре нет."
NO_PAIR = "Такой пары в реестре нет."
NO_CONSENT = "Такого согласия в реестре нет."
NO_TASK = "Такого задания по отзыву нет."
NO_DOCUMENT = "Такого документа в журнале нет."
NO_BATCH = "Такого задания нет."
NO_DRAFT = "Такого черновика нет: возможно, он удалён. Начните документ заново."
NO_ACCOUNT = "Такой учётной записи нет."
NO_UPLOAD = "Такой загрузки нет."
NO_NUMBER = "Такого забронированного номера нет."
NO_FORM = "Такой формы нет: возможно, черновик удалён. Откройте список форм школы."
NO_PLAN = "Такой дорожной карты в реестре нет."


def require_own(actor: Actor, permission: str, organisation_id: int, missing: str) -> None:
    """``missing``: the registry's own words for no such thing."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound(missing)
    actor.require(permission, organisation_id)


def require_subjects(
    session: Session, actor: Actor, permission: str, kind: str, ids: Iterable[int]
) -> set[int]:
    """People, organisations, or pairs for any other kind; the organisations they are of."""
    asked = set(ids)
    if kind == "organisation":
        return _require_each(actor, permission, {one: one for one in asked}, NO_SCHOOL)
    if kind == "person":
        return _require_each(actor, permission, people.organisations_of(session, asked), NO_PERSON)
    return _require_each(actor, permission, pairs.organisations_of(session, asked), NO_PAIR)


def require_person(session: Session, actor: Actor, permission: str, person_id: int) -> int:
    """The organisation the person is of."""
    return require_subjects(session, actor, permission, "person", [person_id]).pop()


def require_pair(session: Session, actor: Actor, permission: str, pair_id: int) -> int:
    """The organisation the pair is of."""
    return require_subjects(session, actor, permission, "pair", [pair_id]).pop()


def require_consent(session: Session, actor: Actor, permission: str, consent_id: int) -> None:
    require_own(actor, permission, consents.organisation_of(session, consent_id), NO_CONSENT)


def require_document(session: Session, actor: Actor, permission: str, document_id: int) -> Record:
    record = journal.get(session, document_id)
    require_own(actor, permission, record.organisation_id, NO_DOCUMENT)
    return record


def require_plan(
    session: Session, actor: Actor, permission: str, plan_id: int, missing: str = NO_PLAN
) -> int:
    """The organisation whose plan it is: always the actor's own. A municipality sees of the plans of its
    schools counts alone: who answers for what is the school's business. ``missing``: the registry's words for
    no such thing of a plan.
    """
    organisation_id = plans.organisation_of(session, plan_id)
    if organisation_id != actor.organisation_id:
        raise NotFound(missing)
    actor.require(permission, organisation_id)
    return organisation_id


def require_batch(session: Session, actor: Actor, permission: str, batch_id: int) -> BatchFacts:
    batch = batches.get(session, batch_id)
    require_own(actor, permission, batch.organisation_id, NO_BATCH)
    return batch


def require_form(session: Session, actor: Actor, version_id: int) -> FormFacts:
    """A school's own version of a form, for whoever keeps the forms of that school."""
    version = form_versions.get(session, version_id)
    require_own(actor, "edit_forms", version.organisation_id, NO_FORM)
    return version


def require_account(session: Session, actor: Actor, account_id: int) -> AccountFacts:
    account = accounts.get(session, account_id)
    require_own(actor, "manage_accounts", account.organisation_id, NO_ACCOUNT)
    return account


def _require_each(actor: Actor, permission: str, found: Mapping[int, int], missing: str) -> set[int]:
    organisation_ids = set(found.values())
    for organisation_id in sorted(organisation_ids):
        require_own(actor, permission, organisation_id, missing)
    return organisation_ids
