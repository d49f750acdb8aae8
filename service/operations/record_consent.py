"""A signed consent has come back: note who signed it, when, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from registry import consents, pairs, reading
from registry.consents import UNTOLD, Terms
from registry.errors import InvalidFact, NotFound
from registry.reference.purposes import (
    BEING_MENTORED,
    MENTOR_WORK,
    PARTICIPATION,
    PSYCHOLOGY,
    items,
    purposes,
)
from registry.rules.consents import BY_BOTH_FROM
from registry.snapshot import Pair, Person
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.missing_consents import signers
from service.parts import Parts
from service.reach import NO_PAIR, require_person

OF_MINORS = frozenset({PARTICIPATION, PSYCHOLOGY})
"""Purposes that only a minor's representative agrees to: a grown person decides by coming."""


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
    terms: Terms = UNTOLD


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
    terms: Terms = UNTOLD,
) -> int:
    """Keep the consent and return its id; one for a pair ends with it, unless it is told to end otherwise.

    Raises Forbidden; NotFound; InvalidFact with the field in ``place`` (an unknown kind, a pair the person is
    not in, a future date, a minor nobody represents or one of whose representatives must be chosen, a minor
    of 14–17 who did not sign, spreading without its items, pages or term).
    """
    signed = Signed(person_id, kind, pair_id, signer_id, terms)
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


def record_within(
    uow: UnitOfWork, actor: Actor, signed: Signed, signed_on: date, valid_until: date | None = None
) -> int:
    """The same inside a unit of work that another commits: a package notes what it rests on."""
    organisation_id = require_person(uow.session, actor, "record_consent", signed.person_id)
    if signed.kind not in purposes():
        raise InvalidFact("Такого вида согласия нет: выберите вид из списка.", place="kind")
    person = reading.person(uow, signed.person_id, signed_on)
    pair = _pair_of(uow, person, signed, organisation_id, signed_on)
    _require_minor(person, signed, signed_on)
    _require_items(person, signed, valid_until)
    return consents.record(
        uow,
        organisation_id,
        person_id=person.id,
        kind=signed.kind,
        signed_on=signed_on,
        valid_until=valid_until or (pair.ends_on if pair else None),
        signer_id=_signer(person, signed, signed_on),
        pair_id=signed.pair_id,
        terms=signed.terms,
    )


def _pair_of(uow: UnitOfWork, person: Person, signed: Signed, organisation_id: int, on: date) -> Pair | None:
    """The pair the consent is for: a mentor and a mentee agree to one pair (requirements V-32, V-33)."""
    if signed.pair_id is None:
        if purposes()[signed.kind].pair == "required":
            whose = "наставника" if signed.kind == MENTOR_WORK else "наставляемого"
            raise InvalidFact(
                f"{person.name.full}: укажите пару — согласие {whose} даётся на работу с ней.", place="pair"
            )
        return None
    if pairs.organisations_of(uow.session, [signed.pair_id])[signed.pair_id] != organisation_id:
        raise NotFound(NO_PAIR)
    pair = reading.pair(uow, signed.pair_id, on)
    if signed.kind == MENTOR_WORK and pair.mentor.id != person.id:
        raise InvalidFact(f"{person.name.full} — не наставник этой пары: выберите другую.", place="pair")
    if signed.kind == BEING_MENTORED and person.id not in {one.id for one in pair.mentees}:
        raise InvalidFact(f"{person.name.full} — не наставляемый этой пары: выберите другую.", place="pair")
    if person.id not in {pair.mentor.id, *(mentee.id for mentee in pair.mentees)}:
        raise InvalidFact(f"{person.name.full} не участвует в этой паре: выберите другую.", place="pair")
    return pair


def _require_minor(person: Person, signed: Signed, on: date) -> None:
    """What is asked of minors alone, and of those of 14–17 beside their representative (V-25)."""
    if signed.kind in OF_MINORS and not person.is_minor_on(on):
        raise InvalidFact(f"{person.name.full}: с 18 лет такое согласие не нужно.", place="kind")
    age = person.age_on(on)
    is_young = age is not None and BY_BOTH_FROM <= age < 18
    if is_young and signed.terms.youth_signed is False and not signed.terms.other_basis:
        raise InvalidFact(
            f"{person.name.full}: с 14 лет подписывает и сам обучающийся. Дайте бланк ему на подпись.",
            place="youth",
        )


def _require_items(person: Person, signed: Signed, valid_until: date | None) -> None:
    """Spreading is allowed item by item, on named pages, till a day (requirements V-26)."""
    terms, told = signed.terms, person.name.full
    unknown = [code for code in terms.items if code not in items()]
    if unknown:
        raise InvalidFact(f"Такого пункта перечня нет: {unknown[0]}.", place="items")
    if not purposes()[signed.kind].itemised or terms.other_basis:
        return
    if not terms.items:
        raise InvalidFact(f"{told}: отметьте «да» или «нет» по каждому пункту, как в бланке.", place="items")
    if not terms.resources:
        raise InvalidFact(f"{told}: впишите адреса страниц, как в бланке.", place="resources")
    wrong = [one for one in terms.resources if not one.startswith(("https://", "http://"))]
    if wrong:
        message = f"Адрес страницы начинается с https://, а написано: «{wrong[0][:80]}»."
        raise InvalidFact(message, place="resources")
    if valid_until is None:
        raise InvalidFact(f"{told}: укажите, по какой день действует согласие.", place="valid_until")


def _signer(person: Person, signed: Signed, on: date) -> int | None:
    """Who signed: told, or the only one who could. Raises InvalidFact when it is not to be known."""
    if signed.terms.other_basis:
        return None
    told, able = signed.signer_id, dict(signers(person, on))
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
