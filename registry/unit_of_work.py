"""One transaction: everything in it is saved together at ``commit``, or nothing is.

It is the only place that commits. Every change it flushes is written to the audit log in the same
transaction, and bound into the log's chain at its end.
"""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from registry import touched
from registry.audit import watch
from registry.audit_chain import link
from registry.database import Database
from registry.declension import Decline
from registry.privacy import Cipher


class UnitOfWork:
    """``with UnitOfWork(database, actor="…", at=…) as uow:`` … ``uow.commit()``; without commit, rolled back.

    ``actor`` is an account's login or the name of a command; ``at`` an aware time. ``read_only`` takes no
    write lock and refuses to commit.
    """

    def __init__(self, database: Database, *, actor: str, at: datetime, read_only: bool = False) -> None:
        self.actor = actor
        self.at = at
        self.read_only = read_only
        self._database = database

    def __enter__(self) -> Self:
        engine = self._database.engine if self.read_only else self._database.writing
        self.session = Session(engine, expire_on_commit=False)
        self.session.info["uow"] = self
        watch(self.session, actor=self.actor, at=self.at)
        touched.watch(self.session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.close()  # Rolls back what was not committed.

    @property
    def cipher(self) -> Cipher:
        return self._database.cipher

    @property
    def decline(self) -> Decline | None:
        """Who declines the names that are written; None where nobody was given."""
        return self._database.decline

    def commit(self) -> None:
        if self.read_only:
            raise RuntimeError("a read-only unit of work cannot commit")
        self.session.flush()
        # Imported here: the index reads through units of work itself, and must not be forgotten by anybody.
        from registry.stated_facts import refresh_touched  # noqa: PLC0415

        refresh_touched(self)
        self.session.flush()
        link(self.session)
        self.session.commit()
