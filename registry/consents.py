"""Consents: recording a signed paper, withdrawing it, and telling which live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from registry.errors import Conflict, InvalidFact, NotFound
from registry.holding import hold_people
from registry.models import Consent, PersonName
from registry.search import Page, cut
from registry.snapshot import Consent as ConsentFact
from registry.snapshot import PersonName as NameFacts
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list of consents."""

    id: int
    person_id: int
    full_name: str
    kind: str
    signed_on: date
    valid_until: date | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class Query:
    """What to show of the consents: a kind; a page of it."""

    kind: str = ""
    page: int = 1
    size: int = 50


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
) -> int:
    """A signed consent has come back to the office; returns its id.

    ``signer_id`` is who signed when it was not the person alone: a legal representative. Told twice for the
    same day, it is kept once, with the last word on its end and its signer; what is not told stays as it was.
    Raises NotFound for an unknown person; InvalidFact when it ends before it begins or is signed in the
    future.
    """
    if valid_until is not None and valid_until < signed_on:
        raise InvalidFact("Срок согласия истекает раньше даты его подписания.")
    if signed_on > uow.at.date():
        raise InvalidFact("Согласие не может быть подписано будущим числом.")
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
    for column, value in told.items():
        if value is not None:
            setattr(row, column, value)
    uow.session.add(row)
    uow.session.flush()
    return row.id


def withdraw(uow: UnitOfWork, consent_id: int, *, on: date) -> None:
    """The consent is withdrawn from ``on``, once and for all: the day is not told anew.

    Raises NotFound; InvalidFact before its signing; Conflict when it is withdrawn already.
    """
    row = uow.session.get(Consent, consent_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise _unknown()
    if row.withdrawn_on is not None:
        raise Conflict(f"Согласие уже отозвано {row.withdrawn_on:%d.%m.%Y}.")
    if on < row.signed_on:
        raise InvalidFact("Согласие нельзя отозвать раньше, чем оно подписано.")
    row.withdrawn_on = on


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


def search(session: Session, organisation_id: int, query: Query, on: date) -> Page[Line]:
    """One page of the organisation's consents, the newest first; people are named as of a day."""
    conditions = [Consent.organisation_id == organisation_id]
    if query.kind:
        conditions.append(Consent.kind == query.kind)
    total = session.scalar(select(func.count()).select_from(Consent).where(*conditions)) or 0
    named = (
        select(Consent, PersonName)
        .join(PersonName, (PersonName.person_id == Consent.person_id) & PersonName.valid_on(on))
        .where(*conditions)
    )
    newest = named.order_by(Consent.signed_on.desc(), Consent.id.desc())
    rows = session.execute(cut(newest, query.page, query.size))
    lines = tuple(_line(row, name) for row, name in rows)
    return Page(lines, total, query.page, query.size)


def organisation_of(session: Session, consent_id: int) -> int:
    """Raises NotFound when there is no such consent."""
    return _get(session, consent_id).organisation_id


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
    )


def _line(row: Consent, name: PersonName) -> Line:
    full = NameFacts(name.surname, name.first_name, name.patronymic).full
    return Line(row.id, row.person_id, full, row.kind, row.signed_on, row.valid_until, row.withdrawn_on)
