"""Hand a noted batch over to the engine. The batch stands in the registry whatever becomes of this."""

from __future__ import annotations

import structlog

from service.jobs.port import Jobs

log = structlog.get_logger()


def submit_batch(jobs: Jobs, batch_id: int) -> None:
    """Raises nothing: a batch the engine did not take is found by its next sweep; nobody need ask again."""
    try:
        jobs.submit(batch_id)
    except Exception as error:
        # Whatever the engine fails with, the papers are noted already and will be made.
        log.error("batch_not_submitted", batch=batch_id, error=type(error).__name__)
