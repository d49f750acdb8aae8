"""A consent is withdrawn, or paused: what it touches, what must be done by when, what the law keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from registry import consents, reading, school_calendar, withdrawals
from registry.reference.purposes import PERSONAL_DATA, WithdrawalTask, purposes
from registry.snapshot import Consent, IssuedReference, Pair, Person
from registry.unit_of_work import UnitOfWork
from registry.withdrawals import Task
from service.access import Actor
from service.parts import Parts
from service.reach import NO_TASK, require_consent, require_own


@dataclass(frozen=True, slots=True)
class AffectedPaper:
    """A live paper that names the person: ``kept`` says what keeps it; empty when it is to be destroyed."""

    paper: IssuedReference
    title: str
    kept: str


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a withdrawal touches. ``due``: the purpose's tasks with their last days, before it is noted."""

    consent: Consent
    person: Person
    papers: tuple[AffectedPaper, ...]
    pairs: tuple[Pair, ...]
    due: tuple[tuple[WithdrawalTask, date], ...]
    kept: str

    @property
    def to_destroy(self) -> tuple[AffectedPaper, ...]:
        return tuple(one for one in self.papers if not one.kept)

    @property
    def kept_by_law(self) -> tuple[AffectedPaper, ...]:
        return tuple(one for one in self.papers if one.kept)


def withdraw_consent(parts: Parts, actor: Actor, consent_id: int, *, on: date, at: datetime) -> None:
    """From ``on`` the consent holds no more, and what must be done stands with its last days.

    Raises Forbidden, NotFound, InvalidFact, Conflict.
    """
    with parts.writing(actor, at) as uow:
        require_consent(uow.session, actor, "record_consent", consent_id)
        organisation_id = consents.organisation_of(uow.session, consent_id)
        calendar = school_calendar.calendar_of(uow.session, organisation_id)
        withdrawals.begin(uow, consent_id, on=on, calendar=calendar)
        uow.commit()


def pause_consent(parts: Parts, actor: Actor, consent_id: int, *, on: date, at: datetime) -> None:
    """From ``on`` nothing is done under it. Raises Forbidden, NotFound, InvalidFact, Conflict."""
    with parts.writing(actor, at) as uow:
        require_consent(uow.session, actor, "record_consent", consent_id)
        consents.pause(uow, consent_id, on=on)
        uow.commit()


def resume_consent(parts: Parts, actor: Actor, consent_id: int, *, on: date, at: datetime) -> None:
    """From ``on`` it holds again. Raises Forbidden, NotFound, InvalidFact, Conflict."""
    with parts.writing(actor, at) as uow:
        require_consent(uow.session, actor, "record_consent", consent_id)
        consents.resume(uow, consent_id, on=on)
        uow.commit()


def mark_task_done(parts: Parts, actor: Actor, task_id: int, *, at: datetime) -> int:
    """Somebody did it today; returns the id of the consent. Raises Forbidden, NotFound, Conflict."""
    with parts.writing(actor, at) as uow:
        organisation_id = withdrawals.organisation_of_task(uow.session, task_id)
        require_own(actor, "record_consent", organisation_id, NO_TASK)
        withdrawals.mark_done(uow, task_id, on=at.date())
        consent_id = withdrawals.consent_of_task(uow.session, task_id)
        uow.commit()
    return consent_id


def consequences(uow: UnitOfWork, parts: Parts, consent_id: int, on: date) -> Consequences:
    """What a withdrawal of ``on`` touches, or has touched. Raises NotFound."""
    consent = consents.get(uow.session, consent_id)
    found = withdrawals.affected(uow.session, consent.person_id, consent.pair_id)
    organisation_id = consents.organisation_of(uow.session, consent_id)
    calendar = school_calendar.calendar_of(uow.session, organisation_id)
    purpose = purposes().get(consent.kind)
    tasks = purpose.tasks if purpose else ()
    person = reading.person(uow, consent.person_id, on)
    return Consequences(
        consent=consent,
        person=person,
        papers=tuple(_affected(parts, paper, consent.kind, person) for paper in found.papers),
        pairs=reading.pairs(uow, found.pair_ids, on),
        due=tuple(
            (task, withdrawals.last_day(task, on, calendar)) for task in tasks if _applies(task, consent)
        ),
        kept=purpose.kept if purpose else "",
    )


def tasks_of(uow: UnitOfWork, consent_id: int) -> list[Task]:
    """What a withdrawal set in motion, done and waiting."""
    return withdrawals.of_consent(uow.session, consent_id)


def _applies(task: WithdrawalTask, consent: Consent) -> bool:
    return task.each != "recipient" or bool(consent.recipient)


def _affected(parts: Parts, paper: IssuedReference, kind: str, person: Person) -> AffectedPaper:
    """A paper made for the withdrawn purpose goes with it; what another norm keeps is kept its own time.

    An employee's data stand on the labour contract too (152-ФЗ, ст. 6 ч. 1 п. 5).
    """
    document_type = parts.catalog.get(paper.type_id)
    if document_type is None:
        return AffectedPaper(paper, paper.type_id, "вид документа больше не выпускается: решите вручную")
    manifest = document_type.manifest
    by_contract = person.is_employee and kind == PERSONAL_DATA
    if kind in manifest.purposes and not by_contract:
        return AffectedPaper(paper, manifest.title, "")
    return AffectedPaper(paper, manifest.title, f"{manifest.retention} ({manifest.retention_basis})")
