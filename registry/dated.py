"""Facts that change from a day on: the old span is closed the day before the new one opens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from registry.models import OrganisationDetails, PersonName, Position, Signatory

Row = TypeVar("Row", OrganisationDetails, Signatory, PersonName, Position)


def end_open(session: Session, table: type[Row], owner: ColumnElement[bool], since: date) -> None:
    """Close every open span of ``owner`` in ``table``, so that a new one can begin on ``since``.

    A span that would begin the same day or later is dropped: told anew, the new word replaces the old.
    """
    for row in session.scalars(select(table).where(owner, table.valid_to.is_(None))):
        if row.valid_from >= since:
            session.delete(row)
        else:
            row.valid_to = since - timedelta(days=1)
