"""Change what the school is called, who signs for it, and how its numbers look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from registry import journal, numbering, organisations
from registry.errors import Conflict, InvalidFact
from registry.organisations import Details, Signing
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts


def change_details(parts: Parts, actor: Actor, details: Details, *, since: date, at: datetime) -> None:
    """From ``since`` on; papers of earlier dates keep the earlier names. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    if not details.full_name or not details.short_name:
        raise InvalidFact("Укажите полное и краткое наименование школы.")
    with parts.writing(actor, at) as uow:
        organisations.change_details(uow, actor.organisation_id, details, since=since)
        uow.commit()


def change_signatory(parts: Parts, actor: Actor, signing: Signing, *, since: date, at: datetime) -> None:
    """From ``since`` on this person signs. Raises Forbidden, InvalidFact."""
    actor.require("manage_school", actor.organisation_id)
    if not signing.surname or not signing.first_name or not signing.position:
        raise InvalidFact("Укажите фамилию, имя и должность того, кто подписывает.")
    with parts.writing(actor, at) as uow:
        organisations.change_signatory(uow, actor.organisation_id, signing, since=since)
        uow.commit()


def change_patterns(
    parts: Parts, actor: Actor, patterns: Mapping[str, str], at: datetime, *, following: Mapping[str, int]
) -> None:
    """Series code → the pattern of its next numbers; numbers given stay.

    ``following``: series code → the next number of this year, where the earlier ones stand on paper. Raises
    Forbidden, InvalidFact, Conflict: the code of the series at fault stands in the error's ``place``; then
    nothing is saved.
    """
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        for code, title, kept in journal.series(uow.session, actor.organisation_id):
            pattern = patterns.get(code, kept)
            if pattern != kept:
                try:
                    journal.open_series(uow, actor.organisation_id, code, title, pattern)
                except InvalidFact as fault:
                    raise InvalidFact(fault.message, place=code) from fault
            if code in following:
                _begin_at(uow, actor.organisation_id, code, at.year, following[code])
        uow.commit()


def _begin_at(uow: UnitOfWork, organisation_id: int, code: str, year: int, first: int) -> None:
    """A number that is the next one anyway changes nothing."""
    if first == numbering.last_ordinal(uow.session, organisation_id, code, year) + 1:
        return
    try:
        numbering.begin_at(uow, organisation_id, code, year, first)
    except Conflict as fault:
        raise Conflict(fault.message, place=f"{code}.next") from fault
