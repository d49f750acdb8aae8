"""Stop a batch: what is made stays, what waits will not be made."""

from __future__ import annotations

from datetime import datetime

from registry import batches
from service.access import Actor
from service.jobs.port import Jobs
from service.operations.batch_state import require_batch
from service.parts import Parts


def cancel_batch(parts: Parts, actor: Actor, jobs: Jobs, batch_id: int, at: datetime) -> None:
    """Raises Forbidden, NotFound. A batch that is over stays as it is."""
    with parts.writing(actor, at) as uow:
        require_batch(parts, uow, actor, batch_id, "issue")
        if batches.progress(uow.session, batch_id).is_over:
            return
        batches.cancel(uow, batch_id)
        uow.commit()
    jobs.cancel(batch_id)
