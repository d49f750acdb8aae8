"""Withdrawals of consents: what each sets in motion, by when it must be done, and what is done already.

Which papers and pairs a withdrawal touches is told here too; what the law says of keeping them is not known
here: the type of a paper says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from registry import consents
from registry.calendar import ProductionCalendar, working_days_after
from registry.errors import Conflict, NotFound
from registry.models import Consent, DocumentSubject, IssuedDocument, Pair, PairMentee, PersonName
from registry.models import WithdrawalTask as TaskRow
from registry.reference.purposes import WithdrawalTask, purposes
from registry.snapshot import Consent as ConsentFact
from registry.snapshot import IssuedReference
from registry.snapshot import PersonName as NameFacts
from registry.unit_of_work import UnitOfWork

ACT = "act"
"""The kind of the task that is done last: the act of destruction."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do after a withdrawal, with whose consent it was; ``done_on`` None while it waits."""

    id: int
    consent_id: int
    consent_kind: str
    person_id: int
    full_name: str
    kind: str
    title: str
    place: str
    due_on: date
    done_on: date | None
    done_by: str
    certain: bool
    paper: str = ""

    def is_overdue_on(self, day: date) -> bool:
        return self.done_on is None and self.due_on < day


@dataclass(frozen=True, slots=True)
class Affected:
    """What names the person whose consent is withdrawn: live papers, and pairs that are not over."""

    papers: tuple[IssuedReference, ...]
    pair_ids: tuple[int, ...]


def begin(uow: UnitOfWork, consent_id: int, *, on: date, calendar: ProductionCalendar) -> None:
    """The consent is withdrawn from ``on``, and its tasks stand with their last days.

    Terms run from the day after the withdrawal came (152-ФЗ, ст. 21 ч. 5: 30 days; ст. 10.1: 3 working days).
    Raises what ``consents.withdraw`` raises.
    """
    consents.withdraw(uow, consent_id, on=on)
    organisation_id = consents.organisation_of(uow.session, consent_id)
    for task, place in _tasks_of(consents.get(uow.session, consent_id)):
        due_on = last_day(task, on, calendar)
        row = TaskRow(
            organisation_id=organisation_id, consent_id=consent_id, kind=task.kind, place=place, due_on=due_on
        )
        uow.session.add(row)
    uow.session.flush()


def last_day(task: WithdrawalTask, withdrawn_on: date, calendar: ProductionCalendar) -> date:
    """The last day for a task of a withdrawal."""
    if task.working:
        return working_days_after(withdrawn_on, task.days, calendar)
    return withdrawn_on + timedelta(days=task.days)


def mark_done(uow: UnitOfWork, task_id: int, *, on: date) -> None:
    """Somebody did it on ``on``. The act comes last. Raises NotFound; Conflict."""
    row = uow.session.get(TaskRow, task_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("Такого задания по отзыву нет.")
    if row.done_on is not None:
        raise Conflict(f"Это уже отмечено сделанным {row.done_on:%d.%m.%Y}.")
    if row.kind == ACT and _waiting_beside(uow.session, row):
        raise Conflict("Акт составляют последним: сначала отметьте сделанным остальное.")
    row.done_on, row.done_by = on, uow.actor


def of_consent(session: Session, consent_id: int) -> list[Task]:
    """Everything a withdrawal set in motion, the nearest first."""
    return list(_tasks(session, TaskRow.consent_id == consent_id))


def waiting(session: Session, organisation_id: int) -> list[Task]:
    """What is not done yet of all the withdrawals of a school, the nearest first."""
    return list(_tasks(session, (TaskRow.organisation_id == organisation_id) & TaskRow.done_on.is_(None)))


def organisation_of_task(session: Session, task_id: int) -> int:
    """Raises NotFound when there is no such task."""
    return _task_row(session, task_id).organisation_id


def consent_of_task(session: Session, task_id: int) -> int:
    """Raises NotFound when there is no such task."""
    return _task_row(session, task_id).consent_id


def affected(session: Session, person_id: int, pair_id: int | None = None) -> Affected:
    """Live papers that name the person, the newest first, and the pairs not over he is in.

    ``pair_id``: of a consent for one pair, then only that pair and its papers.
    """
    about = DocumentSubject.person_id == person_id if pair_id is None else DocumentSubject.pair_id == pair_id
    rows = session.scalars(
        select(IssuedDocument)
        .join(DocumentSubject, DocumentSubject.document_id == IssuedDocument.id)
        .where(about, IssuedDocument.status == "issued")
        .order_by(IssuedDocument.dated.desc(), IssuedDocument.id.desc())
    ).unique()
    papers = tuple(IssuedReference(row.id, row.type_id, row.number, row.dated) for row in rows)
    return Affected(papers, tuple(_live_pairs(session, person_id, pair_id)))


def _task_row(session: Session, task_id: int) -> TaskRow:
    row = session.get(TaskRow, task_id)
    if row is None:
        raise NotFound("Такого задания по отзыву нет.")
    return row


def _live_pairs(session: Session, person_id: int, pair_id: int | None) -> Iterable[int]:
    inside = select(PairMentee.pair_id).where(PairMentee.person_id == person_id)
    own = or_(Pair.mentor_id == person_id, Pair.curator_id == person_id, Pair.id.in_(inside))
    one = [Pair.id == pair_id] if pair_id is not None else []
    live = Pair.status.in_(("draft", "active"))
    return session.scalars(select(Pair.id).where(own, live, *one).order_by(Pair.id))


def _tasks_of(consent: ConsentFact) -> Iterator[tuple[WithdrawalTask, str]]:
    """The tasks of the consent's purpose, each with the place it is about."""
    purpose = purposes().get(consent.kind)
    for task in purpose.tasks if purpose else ():
        if task.each == "resource":
            yield from ((task, place) for place in consent.resources or ("",))
        elif task.each == "recipient":
            yield from ((task, consent.recipient) for _ in [1] if consent.recipient)
        else:
            yield task, ""


def _waiting_beside(session: Session, row: TaskRow) -> bool:
    others = (TaskRow.consent_id == row.consent_id) & (TaskRow.id != row.id) & TaskRow.done_on.is_(None)
    return session.scalar(select(TaskRow.id).where(others).limit(1)) is not None


def _tasks(session: Session, condition: ColumnElement[bool]) -> Iterator[Task]:
    worn = aliased(PersonName)
    latest = (
        select(worn.id)
        .where(worn.person_id == Consent.person_id)
        .order_by(worn.valid_from.desc())
        .limit(1)
        .correlate(Consent)
        .scalar_subquery()
    )
    rows = session.execute(
        select(TaskRow, Consent, PersonName)
        .join(Consent, Consent.id == TaskRow.consent_id)
        .join(PersonName, PersonName.id == latest)
        .where(condition)
        .order_by(TaskRow.due_on, TaskRow.id)
    )
    for row, consent, name in rows:
        yield _task(row, consent, NameFacts(name.surname, name.first_name, name.patronymic).full)


def _task(row: TaskRow, consent: Consent, full_name: str) -> Task:
    purpose = purposes().get(consent.kind)
    told = next((one for one in (purpose.tasks if purpose else ()) if one.kind == row.kind), None)
    return Task(
        id=row.id,
        consent_id=consent.id,
        consent_kind=consent.kind,
        person_id=consent.person_id,
        full_name=full_name,
        kind=row.kind,
        title=told.title if told else row.kind,
        place=row.place,
        due_on=row.due_on,
        done_on=row.done_on,
        done_by=row.done_by,
        certain=told.certain if told else True,
        paper=told.paper if told else "",
    )
