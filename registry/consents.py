"""Consents: recording a signed paper, withdrawing it, and telling which live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import Conflict, InvalidFact, NotFound
from registry.holding import hold_people
from registry.models import Consent
from registry.snapshot import Consent as ConsentFact
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Terms:
    """What a consent says beside its purpose and its days; what is empty was not told.

    ``items``: code → «да» or «нет»; ``conditions`` are kept sealed: they may tell of a person.
    """

    youth_signed: bool | None = None
    items: Mapping[str, bool] = field(default_factory=dict)
    resources: tuple[str, ...] = ()
    conditions: str = ""
    recipient: str = ""
    other_basis: str = ""


UNTOLD = Terms()

LAW_IN_FORCE = date(2007, 1, 26)
"""152-ФЗ is in force from this day: no consent to the processing of personal data is older."""

LONGEST = 75
"""Years: no paper of the staff is kept longer (Перечень, утв. приказом Росархива от 20.12.2019 № 236)."""

FAR_AHEAD = timedelta(days=366)


def record(
    uow: UnitOfWork,
    organisation_id: int,
    *,
    person_id: int,
    kind: str,
    signed_on: date,
    valid_until: date | None = None,
    signer_id: int | None = None,
    pair_id: int | None = None,
    document_id: int | None = None,
    terms: Terms = UNTOLD,
) -> int:
    """A signed consent has come back to the office; returns its id.

    ``signer_id`` is who signed when it was not the person alone: a legal representative. Told twice for the
    same day, it is kept once, with the last word on its end, signer and terms; what is not told stays as it
    was. Raises NotFound for an unknown person; InvalidFact on days that cannot be.
    """
    _require_sane_days(uow.at.date(), signed_on, valid_until)
    # Of two who record one paper at once the second must find what the first has written.
    hold_people(uow.session, [person_id])
    row = uow.session.scalar(
        select(Consent).where(
            Consent.person_id == person_id,
            Consent.kind == kind,
            Consent.signed_on == signed_on,
            Consent.pair_id.is_(None) if pair_id is None else Consent.pair_id == pair_id,
            Consent.withdrawn_on.is_(None),
        )
    ) or Consent(
        organisation_id=organisation_id, person_id=person_id, pair_id=pair_id, kind=kind, signed_on=signed_on
    )
    told = {"valid_until": valid_until, "signer_id": signer_id, "document_id": document_id}
    for column, value in (told | _columns(uow, terms)).items():
        if value is not None:
            setattr(row, column, value)
    uow.session.add(row)
    uow.session.flush()
    return row.id


def _require_sane_days(today: date, signed_on: date, valid_until: date | None) -> None:
    """A slip in the year is refused here: nobody signs tomorrow, before the law, or for a century.

    Raises InvalidFact with what is wrong and what to look at.
    """
    if signed_on > today:
        raise InvalidFact(
            f"Согласие не может быть подписано будущим числом ({signed_on:%d.%m.%Y}): проверьте дату.",
            place="signed_on",
        )
    if signed_on < LAW_IN_FORCE:
        raise InvalidFact(
            f"Согласие подписано {signed_on:%d.%m.%Y}, раньше закона о персональных данных: проверьте год.",
            place="signed_on",
        )
    if valid_until is not None and valid_until < signed_on:
        raise InvalidFact(
            "Срок согласия истекает раньше даты его подписания: проверьте обе даты.", place="valid_until"
        )
    if valid_until is not None and valid_until.year - signed_on.year > LONGEST:
        raise InvalidFact(
            f"Срок согласия – до {valid_until:%d.%m.%Y}, дольше {LONGEST} лет: проверьте год.",
            place="valid_until",
        )


def withdraw(uow: UnitOfWork, consent_id: int, *, on: date) -> None:
    """The consent is withdrawn from ``on``, once and for all: the day is not told anew.

    Raises NotFound; InvalidFact before its signing; Conflict when it is withdrawn already.
    """
    row = _held(uow, consent_id)
    if on < row.signed_on:
        raise InvalidFact("Согласие нельзя отозвать раньше, чем оно подписано.")
    if on - uow.at.date() > FAR_AHEAD:
        raise InvalidFact(f"Согласие отозвано {on:%d.%m.%Y}, больше чем через год: проверьте дату.")
    row.withdrawn_on = on


def pause(uow: UnitOfWork, consent_id: int, *, on: date) -> None:
    """From ``on`` nothing is done under the consent until it is resumed (152-ФЗ, ст. 21: блокирование).

    Raises NotFound; InvalidFact before its signing; Conflict when it is withdrawn or paused already.
    """
    row = _held(uow, consent_id)
    if on < row.signed_on:
        raise InvalidFact("Согласие нельзя приостановить раньше, чем оно подписано.")
    if _fact(row).is_paused_on(on):
        raise Conflict(f"Согласие уже приостановлено {row.paused_on:%d.%m.%Y}.")
    row.paused_on, row.resumed_on = on, None


def resume(uow: UnitOfWork, consent_id: int, *, on: date) -> None:
    """From ``on`` the consent lives again. Raises NotFound; InvalidFact when it is not paused on that day."""
    row = _held(uow, consent_id)
    if not _fact(row).is_paused_on(on):
        raise InvalidFact("Согласие в этот день не приостановлено: проверьте дату.")
    row.resumed_on = on


def of_people(session: Session, person_ids: Iterable[int]) -> tuple[ConsentFact, ...]:
    """Every consent of these people, live or not, the oldest first."""
    rows = session.scalars(
        select(Consent)
        .where(Consent.person_id.in_(tuple(person_ids)))
        .order_by(Consent.signed_on, Consent.id)
    )
    return tuple(_fact(row) for row in rows)


def get(session: Session, consent_id: int) -> ConsentFact:
    """Raises NotFound when there is no such consent."""
    return _fact(_get(session, consent_id))


def conditions_of(uow: UnitOfWork, consent_id: int) -> str:
    """The conditions and bans the consent sets, opened. Raises NotFound."""
    return uow.cipher.open_text(_get(uow.session, consent_id).conditions_sealed)


def organisation_of(session: Session, consent_id: int) -> int:
    """Raises NotFound when there is no such consent."""
    return _get(session, consent_id).organisation_id


def _columns(uow: UnitOfWork, terms: Terms) -> dict[str, object]:
    return {
        "youth_signed": terms.youth_signed,
        "items": dict(terms.items) or None,
        "resources": list(terms.resources) or None,
        "conditions_sealed": uow.cipher.seal_text(terms.conditions),
        "recipient": terms.recipient or None,
        "other_basis": terms.other_basis or None,
    }


def _held(uow: UnitOfWork, consent_id: int) -> Consent:
    """The consent, held, still in force. Raises NotFound, Conflict when it is withdrawn."""
    row = uow.session.get(Consent, consent_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise _unknown()
    if row.withdrawn_on is not None:
        raise Conflict(f"Согласие уже отозвано {row.withdrawn_on:%d.%m.%Y}.")
    return row


def _get(session: Session, consent_id: int) -> Consent:
    row = session.get(Consent, consent_id)
    if row is None:
        raise _unknown()
    return row


def _unknown() -> NotFound:
    return NotFound("Такого согласия в реестре нет.")


def _fact(row: Consent) -> ConsentFact:
    return ConsentFact(
        row.id,
        row.kind,
        row.person_id,
        row.signed_on,
        row.valid_until,
        row.withdrawn_on,
        row.signer_id,
        row.pair_id,
        row.youth_signed,
        row.items or {},
        tuple(row.resources or ()),
        row.recipient or "",
        row.other_basis or "",
        row.paused_on,
        row.resumed_on,
    )
