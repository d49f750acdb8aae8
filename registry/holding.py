"""Rows held till the transaction ends: whoever comes second waits, then sees what the first has written.

On SQLite every writer holds the whole database already; on PostgreSQL these rows stand for what hangs on
them: a pair for its facts, terms and programme, a person for consents and roles. They are held against
writers only: a row that merely refers to them (a consent of a pair) need not wait.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import NotFound
from registry.models import Pair, Person


def hold_pairs(session: Session, pair_ids: Iterable[int]) -> None:
    """Hold the pairs in one order, so that two transactions cannot cross."""
    session.execute(
        select(Pair.id)
        .where(Pair.id.in_(sorted(set(pair_ids))))
        .order_by(Pair.id)
        .with_for_update(key_share=True)
    ).all()


def held_pair(session: Session, pair_id: int) -> Pair:
    """The pair, held, as it stands now and not as it was read before. Raises NotFound."""
    row = session.scalar(
        select(Pair)
        .where(Pair.id == pair_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("Такой пары в реестре нет.")
    return row


def hold_people(session: Session, person_ids: Iterable[int], organisation_id: int | None = None) -> None:
    """Hold the people in one order. Raises NotFound when somebody is unknown, or of another organisation."""
    asked = set(person_ids)
    own = () if organisation_id is None else (Person.organisation_id == organisation_id,)
    found = session.scalars(
        select(Person.id)
        .where(Person.id.in_(asked), *own)
        .order_by(Person.id)
        .with_for_update(key_share=True)
    ).all()
    if len(found) < len(asked):
        raise NotFound("Такого человека в организации нет.")
