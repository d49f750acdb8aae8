"""A signed consent has come back: note who signed it and when; or it is withdrawn."""

from __future__ import annotations

from datetime import date, datetime

from registry import consents, people, reading
from registry.errors import InvalidFact
from registry.snapshot import Person
from service.access import Actor
from service.parts import Parts


def record_consent(
    parts: Parts,
    actor: Actor,
    *,
    person_id: int,
    kind: str,
    signed_on: date,
    at: datetime,
    valid_until: date | None = None,
    pair_id: int | None = None,
) -> int:
    """Keep the consent and return its id; for a minor the first legal representative is the signer.

    Raises Forbidden, NotFound, InvalidFact (a future date, a minor nobody represents).
    """
    with parts.writing(actor, at) as uow:
        organisation_id = people.organisation_of(uow.session, person_id)
        actor.require("record_consent", organisation_id)
        person = reading.person(uow, person_id, signed_on)
        consent_id = consents.record(
            uow,
            organisation_id,
            person_id=person_id,
            kind=kind,
            signed_on=signed_on,
            valid_until=valid_until,
            signer_id=_signer(person, signed_on),
            pair_id=pair_id,
        )
        uow.commit()
    return consent_id


def withdraw_consent(parts: Parts, actor: Actor, consent_id: int, *, on: date, at: datetime) -> None:
    """From ``on`` the consent holds no more. Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        actor.require("record_consent", consents.organisation_of(uow.session, consent_id))
        consents.withdraw(uow, consent_id, on=on)
        uow.commit()


def _signer(person: Person, signed_on: date) -> int:
    """Requirements V-25: up to 18 a representative signs (from 14 together with the minor)."""
    if not person.is_minor_on(signed_on):
        return person.id
    if not person.representatives:
        raise InvalidFact("За несовершеннолетнего подписывает законный представитель: сначала укажите его.")
    return person.representatives[0].person.id
