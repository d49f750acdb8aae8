"""Publish a school's version of a form: only one that is checked and stands its whole rehearsal."""

from __future__ import annotations

from datetime import datetime

from registry import form_versions
from registry.errors import Conflict
from service.access import Actor
from service.operations.rehearse_form import rehearse_within, standing_faults
from service.parts import Parts


def publish_form(parts: Parts, actor: Actor, version_id: int, at: datetime) -> str:
    """From now on the school's papers of the type are made by it; issued ones keep theirs.

    Returns the id of the type. Raises Forbidden, NotFound, FileLost, and Conflict when the form has faults,
    fails a paper of its rehearsal, or is in force already.
    """
    # Rehearsed before the one writer's place is taken: nobody waits for it.
    with parts.reading(actor, at) as uow:
        made, _ = rehearse_within(uow, parts, actor, version_id)
    faults = list(standing_faults(made))
    if faults:
        raise Conflict(f"Форма не опубликована. {' '.join(faults)}")
    with parts.writing(actor, at) as uow:
        form_versions.publish(uow, version_id, made.checked.version)
        uow.commit()
    return made.version.type_id
