"""The audit log: what was written, when and by whom, and the chain that binds its rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from registry.models.base import Base, UtcDateTime


class AuditEntry(Base):
    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str]
    action: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[str]
    # Names of the columns that changed and never their values: the log must not become a second registry.
    columns: Mapped[list[str]] = mapped_column(JSON, default=list)


class AuditLink(Base):
    """What binds a row of the log to the one before it; ``place`` counts from one without gaps."""

    __tablename__ = "audit_links"

    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # No foreign key: a link must outlive the row somebody removes, to tell of it.
    entry_id: Mapped[int] = mapped_column(unique=True)
    previous: Mapped[str]
    digest: Mapped[str]


class AuditHead(Base):
    """The end of the chain: one row, locked by whoever adds to it."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    length: Mapped[int]
    digest: Mapped[str]
