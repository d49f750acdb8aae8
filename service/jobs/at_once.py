"""The port without an engine: a batch is made while the caller waits, for tests that wait for its papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Event

from registry import batches
from registry.unit_of_work import UnitOfWork
from service.clock import now
from service.jobs.chunks import make_papers
from service.operations.run_batch import waiting_items
from service.parts import Parts


class JobsAtOnce:
    """``Jobs`` in the calling thread: ``submit`` returns when every paper of the batch is settled.

    What a kill interrupts waits in the registry, and the next ``start`` makes it.
    """

    def __init__(self, parts: Parts, clock: Callable[[], datetime] | None = None) -> None:
        """``clock``: the time where the school is, when it is not the real one."""
        self._parts = parts
        self._now = clock or partial(now, parts.settings.time_zone)

    def start(self) -> None:
        with UnitOfWork(self._parts.database, actor="", at=self._now(), read_only=True) as uow:
            unfinished = batches.unfinished(uow.session)
        for batch_id in unfinished:
            self.submit(batch_id)

    def stop(self) -> None:
        """Nothing runs between two calls."""

    def submit(self, batch_id: int) -> None:
        make_papers(
            self._parts, batch_id, waiting_items(self._parts, batch_id, self._now()), self._now, Event()
        )

    def cancel(self, batch_id: int) -> None:
        """Nothing is ever left to forget."""

    def adopt(self, executor_id: str) -> int:
        return 0
