"""The audit log: one row for each object written, in the transaction that wrote it.

It names the object and the columns, never the values. The rows are guarded against change by triggers, and
bound to each other by ``registry.audit_chain``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from registry.audit_chain import await_link
from registry.models import AuditEntry

_SILENT = frozenset({"AuditEntry", "SignInSession", "NumberCounter", "Draft"})
"""Written so often, and so little in question, that they would drown the rest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log as its readers see it."""

    at: datetime
    actor: str
    action: str
    object_kind: str
    object_id: str
    columns: tuple[str, ...]


def watch(session: Session, *, actor: str, at: datetime) -> None:
    """Write an audit row for every object the session adds, changes or deletes from now on."""

    @event.listens_for(session, "after_flush")
    def write(session: Session, flush: UOWTransaction) -> None:
        # Ids of new objects are known only after the flush, and the history of the old ones is still there.
        rows = [
            _row(obj, action) | {"actor": actor, "at": at}
            for action, objects in _flushed(session, flush)
            for obj in objects
            if type(obj).__name__ not in _SILENT
        ]
        await_link(session, [obj.id for obj in session.new if isinstance(obj, AuditEntry)])
        _insert(session, rows)


def record(
    session: Session, *, actor: str, at: datetime, action: str, object_kind: str, object_id: str
) -> None:
    """Write a row for an act that changes no object: a file taken, sealed facts shown, a sign-in refused."""
    session.add(
        AuditEntry(
            at=at, actor=actor, action=action, object_kind=object_kind, object_id=object_id, columns=[]
        )
    )


def record_created(
    session: Session, *, actor: str, at: datetime, object_kind: str, object_ids: Iterable[int]
) -> None:
    """Write the rows of objects inserted by the hundred past the session, which saw none of them."""
    rows = [
        {
            "actor": actor,
            "at": at,
            "action": "create",
            "object_kind": object_kind,
            "object_id": str(object_id),
            "columns": [],
        }
        for object_id in object_ids
    ]
    _insert(session, rows)


def latest(session: Session, limit: int = 100) -> list[Entry]:
    rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit))
    return [
        Entry(row.at, row.actor, row.action, row.object_kind, row.object_id, tuple(row.columns))
        for row in rows
    ]


def _insert(session: Session, rows: list[dict[str, Any]]) -> None:
    if rows:
        await_link(session, session.scalars(insert(AuditEntry).returning(AuditEntry.id), rows))


def _flushed(session: Session, flush: UOWTransaction) -> list[tuple[str, list[object]]]:
    # The session's own list of the deleted leaves out the orphans: what went because its parent let it go.
    gone = {
        state.obj()
        for state, (is_delete, only_listed) in flush.states.items()
        if is_delete and not only_listed
    }
    changed = [obj for obj in session.dirty if obj not in gone]
    return [
        ("create", list(session.new)),
        ("update", [obj for obj in changed if session.is_modified(obj, include_collections=False)]),
        ("delete", list(gone)),
    ]


def _row(obj: object, action: str) -> dict[str, Any]:
    state = inspect(obj, raiseerr=True)
    columns = state.mapper.column_attrs
    changed = [attr.key for attr in columns if state.attrs[attr.key].history.has_changes()]
    identity = state.mapper.primary_key_from_instance(obj)
    return {
        "action": action,
        "object_kind": type(obj).__name__,
        "object_id": "/".join(map(str, identity)),
        "columns": changed if action == "update" else [],
    }
