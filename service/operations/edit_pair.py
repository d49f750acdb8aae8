"""Register a pair by hand, and change what is known of it: terms, curator, period, programme."""

from __future__ import annotations

from datetime import datetime

from registry import pair_changes, pairs, programmes
from registry.errors import InvalidFact
from registry.pair_changes import Change
from registry.pairs import NewPair
from registry.programmes import NewProgramme
from registry.snapshot import Terms
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts
from service.reach import require_pair, require_person


def add_pair(parts: Parts, actor: Actor, new: NewPair, at: datetime) -> int:
    """Returns the pair's id. Raises Forbidden, NotFound, InvalidFact, Conflict."""
    with parts.writing(actor, at) as uow:
        actor.require("edit_pairs", actor.organisation_id)
        for person_id in (new.mentor_id, *new.mentee_ids, *((new.curator_id,) if new.curator_id else ())):
            _require_own(uow, actor, person_id)
        pair_id = pairs.add(uow, actor.organisation_id, new)
        uow.commit()
    return pair_id


def change_pair(parts: Parts, actor: Actor, pair_id: int, new: Change, at: datetime) -> None:
    """Raises Forbidden, NotFound, InvalidFact, and Conflict when an order has fixed what is changed."""
    with parts.writing(actor, at) as uow:
        _require(uow, actor, "edit_pairs", pair_id)
        if new.curator_id is not None:
            _require_own(uow, actor, new.curator_id)
        pair_changes.change(uow, pair_id, new)
        uow.commit()


def change_terms(parts: Parts, actor: Actor, pair_id: int, terms: Terms, at: datetime) -> None:
    """What the mentor is paid and how the work is done. Raises Forbidden, NotFound."""
    with parts.writing(actor, at) as uow:
        _require(uow, actor, "edit_terms", pair_id)
        pairs.set_terms(uow, pair_id, terms)
        uow.commit()


def write_programme(parts: Parts, actor: Actor, pair_id: int, new: NewProgramme, at: datetime) -> None:
    """Raises Forbidden, NotFound."""
    with parts.writing(actor, at) as uow:
        _require(uow, actor, "edit_pairs", pair_id)
        programmes.write(uow, pair_id, new)
        uow.commit()


def _require(uow: UnitOfWork, actor: Actor, permission: str, pair_id: int) -> None:
    require_pair(uow.session, actor, permission, pair_id)


def _require_own(uow: UnitOfWork, actor: Actor, person_id: int) -> None:
    """A pair joins people of one school: an operator's reach over others must not mix them."""
    organisation_id = require_person(uow.session, actor, "edit_pairs", person_id)
    if organisation_id != actor.organisation_id:
        raise InvalidFact("Выберите участников своей организации.")
