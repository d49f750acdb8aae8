"""A signed consent has come back: note who signed it and when; or it is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from registry import consents, people, reading
from registry.errors import InvalidFact
from registry.snapshot import Person
from registry.unit_of_work import UnitOfWork
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


@dataclass(frozen=True, slots=True)
class Signed:
    """A consent that came back signed; ``pair_id`` when it is for one pair only."""

    person_id: int
    kind: str
    pair_id: int | None = None


def record_consents(
    parts: Parts,
    actor: Actor,
    signed: Sequence[Signed],
    *,
    signed_on: date,
    at: datetime,
    valid_until: date | None = None,
) -> None:
    """Many at once, signed on one day: all are kept, or none. A mentor's consent ends with the pair.

    Raises Forbidden, NotFound, InvalidFact naming the person.
    """
    with parts.writing(actor, at) as uow:
        for one in signed:
            organisation_id = people.organisation_of(uow.session, one.person_id)
            actor.require("record_consent", organisation_id)
            person = reading.person(uow, one.person_id, signed_on)
            consents.record(
                uow,
                organisation_id,
                person_id=one.person_id,
                kind=one.kind,
                signed_on=signed_on,
                valid_until=_last_day(uow, actor, one, signed_on) or valid_until,
                signer_id=_signer(person, signed_on),
                pair_id=one.pair_id,
            )
        uow.commit()


def _last_day(uow: UnitOfWork, actor: Actor, one: Signed, on: date) -> date | None:
    if one.pair_id is None:
        return None
    pair = reading.pair(uow, one.pair_id, on)
    actor.require("record_consent", pair.organisation_id)
    return pair.ends_on


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
        raise InvalidFact(
            f"{person.name.full}: за несовершеннолетнего подписывает законный представитель, укажите его."
        )
    return person.representatives[0].person.id
