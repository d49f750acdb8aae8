"""What the house asks of a job engine. Batches are named by id alone: no personal data reaches the engine.

The registry's batch and its items are the truth about progress; an engine may lose, repeat or double its
work, and every paper still comes once, because settling an item and issuing its paper are one transaction.
"""

from __future__ import annotations

from typing import Protocol


class Jobs(Protocol):
    """Runs the waiting papers of batches, now or after a restart."""

    def start(self) -> None:
        """Begin to work, and take up what an earlier run left. Not to be called inside an event loop."""

    def stop(self) -> None:
        """Finish the papers at hand and leave the rest for the next start."""

    def submit(self, batch_id: int) -> None:
        """Make the papers of the batch that wait; may be told again."""

    def cancel(self, batch_id: int) -> None:
        """Forget the batch's work that is not begun; what waits in the registry is the caller's to settle."""

    def adopt(self, executor_id: str) -> int:
        """Take over the work of an executor known to be dead for good; returns how many pieces."""
