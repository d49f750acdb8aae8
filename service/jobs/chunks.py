"""The work of a batch, a chunk of papers at a time. It knows no engine: whoever calls may die at any line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from threading import Event

import structlog

from service.operations.run_batch import PASSING, make_paper
from service.parts import Parts

CHUNK = 20
"""Few enough papers for batches to take turns, enough for the queue to cost little."""

BREATH_SECONDS = 0.005
"""Between two papers the database is left to people: SQLite gives its write lock to whoever asks first.

Measured: without it somebody who saved a page during a batch waited up to 0.33 s, with it up to 0.04 s,
and the batch ran no slower.
"""

LONGEST_WAIT_SECONDS = 30.0

log = structlog.get_logger()


class PapersNotMade(Exception):
    """The service stopped while the database was away: the rest of the chunk still waits."""


def chunks(item_ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(item_ids), CHUNK):
        yield list(item_ids[start : start + CHUNK])


def make_papers(
    parts: Parts, batch_id: int, item_ids: Sequence[int], clock: Callable[[], datetime], stopping: Event
) -> None:
    """Make the papers of a chunk one by one; those settled already are passed over. Raises PapersNotMade."""
    for item_id in item_ids:
        _make_patiently(parts, batch_id, item_id, clock, stopping)
        stopping.wait(BREATH_SECONDS)


def _make_patiently(
    parts: Parts, batch_id: int, item_id: int, clock: Callable[[], datetime], stopping: Event
) -> None:
    """A busy database, a deadlock, a server that restarts: wait, longer each time, and try again."""
    wait = 0.25
    while True:
        try:
            return make_paper(parts, batch_id, item_id, clock())
        except PASSING as error:
            fault = type(error).__name__
        log.warning("paper_delayed", batch=batch_id, item=item_id, error=fault, wait=wait)
        if stopping.wait(wait):
            raise PapersNotMade(fault)
        wait = min(2 * wait, LONGEST_WAIT_SECONDS)
