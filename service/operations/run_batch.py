"""Make one paper of a batch: claim, issue and settle in one transaction. It knows no queue and no thread."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from docgen.errors import DocgenError
from registry import accounts, batches
from registry.batches import BatchFacts
from registry.errors import RegistryError
from registry.unit_of_work import UnitOfWork
from service.access import Actor, robot
from service.actors import actor_of
from service.errors import Forbidden, ServiceError
from service.log import places
from service.operations.issue_document import Request, issue_within
from service.operations.prove_consistency import require_consistent
from service.parts import Parts

log = structlog.get_logger()

PASSING = (OperationalError, InterfaceError, OSError)
"""What may be gone at the next try: a busy or restarting database, a deadlock, a full disk.

The caller tries again.
"""


def waiting_items(parts: Parts, batch_id: int, at: datetime) -> list[int]:
    """Ids of the batch's papers still to be made, in the order they were asked for."""
    with UnitOfWork(parts.database, actor="", at=at, read_only=True) as uow:
        return [item.id for item in batches.items(uow.session, batch_id) if item.status == "waiting"]


def make_paper(parts: Parts, batch_id: int, item_id: int, at: datetime) -> None:
    """Issue the paper, or note in Russian why it was refused; a paper settled already is left alone.

    Raises only what ``PASSING`` names, with nothing saved: the paper still waits.
    """
    try:
        _issue(parts, batch_id, item_id, at)
    except PASSING:
        raise
    except (ServiceError, RegistryError, DocgenError) as error:
        _refuse(parts, batch_id, item_id, error.message, at)
    except Exception as error:
        # One bad subject must not stop the rest.
        name = type(error).__name__
        log.error("paper_failed", batch=batch_id, item=item_id, error=name, at=places(error))
        sentence = f"Документ не изготовлен: ошибка в программе ({name}), сообщите администратору."
        _refuse(parts, batch_id, item_id, sentence, at)


def _issue(parts: Parts, batch_id: int, item_id: int, at: datetime) -> None:
    batch = _batch(parts, batch_id, at)
    with UnitOfWork(parts.database, actor=batch.started_by, at=at) as uow:
        item = batches.claim(uow, item_id)
        if item is None:
            return
        actor = _starter(uow.session, batch)
        request = Request(batch.type_id, (item.subject_id,), batch.dated, batches.inputs(uow, batch_id))
        record = issue_within(uow, parts, actor, request)
        require_consistent(uow, parts, [record.id])
        batches.settle_done(uow, item_id, record.id)
        uow.commit()


def _refuse(parts: Parts, batch_id: int, item_id: int, sentences: str, at: datetime) -> None:
    batch = _batch(parts, batch_id, at)
    with UnitOfWork(parts.database, actor=batch.started_by, at=at) as uow:
        # Since the first transaction was rolled back, another worker may have settled the item, or a person.
        if batches.claim(uow, item_id) is not None:
            batches.settle_refused(uow, item_id, sentences)
            uow.commit()


def _batch(parts: Parts, batch_id: int, at: datetime) -> BatchFacts:
    with UnitOfWork(parts.database, actor="", at=at, read_only=True) as uow:
        return batches.get(uow.session, batch_id)


def _starter(session: Session, batch: BatchFacts) -> Actor:
    """Who asked for the batch, as they are now: the role may have changed, the account may be blocked."""
    if batch.account_id is None:
        return robot(batch.organisation_id, batch.started_by)
    account = accounts.get(session, batch.account_id)
    if not account.is_active:
        raise Forbidden("Учётная запись, с которой запущено задание, отключена: запустите его с другой.")
    return actor_of(session, account)
