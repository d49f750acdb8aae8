"""Ask for papers of one type for many subjects: check what can be checked at once, note it, hand it over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from docgen.document_type import DocumentType
from registry import batches
from registry.batches import NewBatch
from registry.errors import Conflict, InvalidFact, NotFound
from registry.holding import hold_pairs, hold_people
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.jobs.port import Jobs
from service.operations.submit_batch import submit_batch
from service.parts import Parts
from service.reach import require_subjects

MOST = 5000
"""Subjects of one batch: a large municipality's mentors; more is a slip of the hand."""


def start_batch(
    parts: Parts,
    actor: Actor,
    jobs: Jobs,
    *,
    type_id: str,
    subject_ids: Sequence[int],
    dated: date,
    inputs: Mapping[str, str],
    at: datetime,
) -> int:
    """Note the batch, submit it and return its id; the papers are made behind the page.

    Raises what ``note_batch`` raises; then nothing is noted.
    """
    with parts.writing(actor, at) as uow:
        batch_id = note_batch(
            uow, parts, actor, type_id=type_id, subject_ids=subject_ids, dated=dated, inputs=inputs
        )
        uow.commit()
    submit_batch(jobs, batch_id)
    return batch_id


def note_batch(
    uow: UnitOfWork,
    parts: Parts,
    actor: Actor,
    *,
    type_id: str,
    subject_ids: Sequence[int],
    dated: date,
    inputs: Mapping[str, str],
) -> int:
    """The same inside a unit of work that another commits: a draft is settled together with it.

    Raises Forbidden; NotFound (a type or a subject); InputFaults; InvalidFact when the type is one paper for
    many subjects, or there are no subjects, too many, or of several schools; Conflict when papers of the type
    are being made for some of them already. What is wrong with a single subject the batch itself tells.
    """
    document_type = batchable_type(parts, type_id)
    actor.require_type(tuple(document_type.manifest.roles))
    document_type.parse_inputs(inputs)
    asked = tuple(dict.fromkeys(subject_ids))
    _check_count(asked)
    organisation_id = _organisation(uow, actor, document_type, asked)
    _check_not_in_work(uow, type_id, asked)
    new = NewBatch(organisation_id, type_id, dated, dict(inputs), asked, actor.account_id)
    return batches.add(uow, new)


def batchable_type(parts: Parts, type_id: str) -> DocumentType:
    """Raises NotFound for an unknown type, InvalidFact for one that is a single paper about many or all."""
    document_type = parts.catalog.get(type_id)
    if document_type is None:
        raise NotFound("Такого вида документа нет.")
    if document_type.manifest.subject == "organisation":
        raise InvalidFact(
            f"«{document_type.manifest.title}» — один документ на школу: выпустите его обычным образом."
        )
    if document_type.manifest.subject == "pairs":
        raise InvalidFact(
            f"«{document_type.manifest.title}» — один документ на все выбранные пары: выпустите его обычным "
            "образом, а не пакетом."
        )
    return document_type


def _check_count(asked: Sequence[int]) -> None:
    if not asked:
        raise InvalidFact("Не выбрано, для кого делать документы.")
    if len(asked) > MOST:
        raise InvalidFact(f"За один раз можно сделать не больше {MOST} документов: разделите список.")


def _organisation(uow: UnitOfWork, actor: Actor, document_type: DocumentType, asked: Iterable[int]) -> int:
    """The subjects' one organisation; they are held till the batch is noted.

    So of two identical requests the second one sees the first.
    """
    kind = document_type.manifest.subject
    organisation_ids = require_subjects(uow.session, actor, "issue", kind, asked)
    hold = hold_people if kind == "person" else hold_pairs
    hold(uow.session, asked)
    if len(organisation_ids) > 1:
        raise InvalidFact("Выберите пары или людей одной школы.")
    return organisation_ids.pop()


def _check_not_in_work(uow: UnitOfWork, type_id: str, asked: Iterable[int]) -> None:
    """A button pressed twice must not make every paper twice."""
    for batch_id in batches.unfinished(uow.session):
        if batches.get(uow.session, batch_id).type_id != type_id:
            continue
        waiting = {
            item.subject_id for item in batches.items(uow.session, batch_id) if item.status == "waiting"
        }
        if waiting.intersection(asked):
            raise Conflict("Такие документы для выбранных уже изготавливаются: дождитесь конца того задания.")
