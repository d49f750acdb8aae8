"""A signed consent has come back: note who signed it and when; or it is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from registry import consents, pairs, reading
from registry.errors import InvalidFact, NotFound
from registry.rules.consents import MENTOR_WORK
from registry.snapshot import Pair, Person
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.missing_consents import TITLES, signers
from service.parts import Parts
from service.reach import NO_PAIR, require_consent, require_person


@dataclass(frozen=True, slots=True)
class Signed:
    """A consent that came back signed.

    ``pair_id`` when it is for one pair only; ``signer_id`` the legal representative who signed for a minor:
    it may be left out when there is but one.
    """

    person_id: int
    kind: str
    pair_id: int | None = None
    signer_id: int | None = None


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
    signer_id: int | None = None,
) -> int:
    """Keep the consent and return its id; one for a pair ends with it, unless it is told to end otherwise.

    Raises Forbidden; NotFound; InvalidFact with the field in ``place`` (an unknown kind, a pair the person is
    not in, a future date, a minor nobody represents or one of whose representatives must be chosen).
    """
    signed = Signed(person_id, kind, pair_id, signer_id)
    with parts.writing(actor, at) as uow:
        consent_id = record_within(uow, actor, signed, signed_on, valid_until)
        uow.commit()
    return consent_id


def record_consents(
    parts: Parts,
    actor: Actor,
    signed: Sequence[Signed],
    *,
    signed_on: date,
    at: datetime,
    valid_until: date | None = None,
) -> None:
    """Many at once, signed on one day: all are kept, or none. What is for a pair ends with the pair.

    Raises what ``record_consent`` raises; the sentence names the person.
    """
    with parts.writing(actor, at) as uow:
        for one in signed:
            record_within(uow, actor, one, signed_on, valid_until if one.pair_id is None else None)
        uow.commit()


def withdraw_consent(parts: Parts, actor: Actor, consent_id: int, *, on: date, at: datetime) -> None:
    """From ``on`` the consent holds no more. Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        require_consent(uow.session, actor, "record_consent", consent_id)
        consents.withdraw(uow, consent_id, on=on)
        uow.commit()


def record_within(
    uow: UnitOfWork, actor: Actor, signed: Signed, signed_on: date, valid_until: date | None = None
) -> int:
    """The same inside a unit of work that another commits: a package notes what it rests on."""
    organisation_id = require_person(uow.session, actor, "record_consent", signed.person_id)
    if signed.kind not in TITLES:
        raise InvalidFact("Такого вида согласия нет: выберите вид из списка.", place="kind")
    person = reading.person(uow, signed.person_id, signed_on)
    pair = _pair_of(uow, person, signed, organisation_id, signed_on)
    return consents.record(
        uow,
        organisation_id,
        person_id=person.id,
        kind=signed.kind,
        signed_on=signed_on,
        valid_until=valid_until or (pair.ends_on if pair else None),
        signer_id=_signer(person, signed.signer_id, signed_on),
        pair_id=signed.pair_id,
    )


def _pair_of(uow: UnitOfWork, person: Person, signed: Signed, organisation_id: int, on: date) -> Pair | None:
    """The pair the consent is for. A mentor agrees to the work with one pair (requirements V-32)."""
    if signed.pair_id is None:
        if signed.kind == MENTOR_WORK:
            raise InvalidFact(
                f"{person.name.full}: укажите пару — согласие наставника даётся на работу с ней.",
                place="pair",
            )
        return None
    if pairs.organisations_of(uow.session, [signed.pair_id])[signed.pair_id] != organisation_id:
        raise NotFound(NO_PAIR)
    pair = reading.pair(uow, signed.pair_id, on)
    if signed.kind == MENTOR_WORK and pair.mentor.id != person.id:
        raise InvalidFact(f"{person.name.full} — не наставник этой пары: выберите другую.", place="pair")
    if person.id not in {pair.mentor.id, *(mentee.id for mentee in pair.mentees)}:
        raise InvalidFact(f"{person.name.full} не участвует в этой паре: выберите другую.", place="pair")
    return pair


def _signer(person: Person, told: int | None, on: date) -> int:
    """Who signed: told, or the only one who could. Raises InvalidFact when it is not to be known."""
    able = dict(signers(person, on))
    if not able:
        raise InvalidFact(
            f"{person.name.full}: за несовершеннолетнего подписывает законный представитель, укажите его.",
            place="signer",
        )
    if told is None and len(able) > 1:
        raise InvalidFact(
            f"{person.name.full}: выберите, кто из законных представителей подписал согласие.", place="signer"
        )
    if told is not None and told not in able:
        raise InvalidFact(
            f"{person.name.full}: подписавший — не сам этот человек и не его законный представитель.",
            place="signer",
        )
    return told if told is not None else next(iter(able))
