"""Facts that change from a day on: the old span is closed the day before the new one opens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from registry.models import OrganisationDetails, PersonName, Position, Signatory

Row = TypeVar("Row", OrganisationDetails, Signatory, PersonName, Position)


def end_open(session: Session, table: type[Row], owner: ColumnElement[bool], since: date) -> None:
    """End the spans of ``owner`` in ``table`` that reach ``since``, so that a new one can begin on that day.

    What would begin that day or later is dropped: told anew, the new word replaces the old. So no two spans
    of one owner ever cross, and a fact can also be told of a day long past.
    """
    reaching = table.valid_to.is_(None) | (table.valid_to >= since)
    for row in session.scalars(select(table).where(owner, reaching)):
        if row.valid_from >= since:
            session.delete(row)
        else:
            row.valid_to = since - timedelta(days=1)
