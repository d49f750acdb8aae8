"""Which papers are taken together: those of a batch, or those ticked in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from registry import batches, journal
from registry.errors import Conflict, InvalidFact
from registry.journal import Record
from service.access import Actor
from service.operations.batch_state import require_batch
from service.operations.take_document import require_paper
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class Papers:
    """At least one paper, in the order of issue, under a name for the file that will hold them all."""

    name: str
    records: tuple[Record, ...]


def batch_papers(parts: Parts, actor: Actor, batch_id: int, at: datetime) -> Papers:
    """What a batch has made; papers voided since are left out.

    Raises Forbidden, NotFound, Conflict when nothing is made yet.
    """
    with parts.reading(actor, at) as uow:
        batch = require_batch(parts, uow, actor, batch_id, "view_school")
        made = [item.document_id for item in batches.items(uow.session, batch_id)]
        found = [journal.get(uow.session, one) for one in made if one is not None]
    records = tuple(record for record in found if record.status == "issued")
    if not records:
        raise Conflict("В этом задании ещё нет готовых документов.")
    return Papers(f"{records[0].file_title} от {batch.dated:%d.%m.%Y}", records)


def chosen_papers(parts: Parts, actor: Actor, document_ids: Sequence[int], at: datetime) -> Papers:
    """The ticked papers, voided ones too: who ticks one means it. Raises Forbidden, NotFound, InvalidFact."""
    if not document_ids:
        raise InvalidFact("Документы не отмечены: поставьте галочки слева от нужных.")
    with parts.reading(actor, at) as uow:
        records = tuple(journal.get(uow.session, one) for one in sorted(set(document_ids)))
    for record in records:
        require_paper(parts, actor, record)
    return Papers(f"Документы от {at:%d.%m.%Y}", records)
