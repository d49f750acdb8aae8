"""Try again what a batch refused or was not let to make: the reason may be mended by now."""

from __future__ import annotations

from datetime import datetime

from registry import batches
from service.access import Actor
from service.jobs.port import Jobs
from service.operations.batch_state import require_batch
from service.operations.submit_batch import submit_batch
from service.parts import Parts


def resume_batch(parts: Parts, actor: Actor, jobs: Jobs, batch_id: int, at: datetime) -> None:
    """Raises Forbidden, NotFound. What is made already is not made again."""
    with parts.writing(actor, at) as uow:
        require_batch(parts, uow, actor, batch_id, "issue")
        batches.resume(uow, batch_id)
        uow.commit()
    submit_batch(jobs, batch_id)
