"""Change what the school is called, who signs for it, and how its numbers look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from registry import journal, organisations
from registry.errors import InvalidFact
from registry.organisations import Details, Signing
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


def change_patterns(parts: Parts, actor: Actor, patterns: Mapping[str, str], at: datetime) -> None:
    """Series code → the pattern of its next numbers; numbers given stay. Raises Forbidden, InvalidFact.

    The code of the series at fault stands in the error's ``place``; then nothing is saved.
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
        uow.commit()
