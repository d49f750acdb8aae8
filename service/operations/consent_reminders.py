"""What of the consents waits for somebody: those that end soon, birthdays, withdrawals not carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from registry import consent_register, withdrawals
from registry.consent_register import Line, Query
from registry.search import Page
from registry.unit_of_work import UnitOfWork
from registry.withdrawals import Task

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Reminders:
    """``ending``, ``of_age``: first pages with their totals; ``tasks``: all that wait, the nearest first."""

    ending: Page[Line]
    of_age: Page[Line]
    tasks: tuple[Task, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.ending.total or self.of_age.total or self.tasks)


def reminders(uow: UnitOfWork, organisation_id: int, on: date) -> Reminders:
    """What ends in thirty days, who comes of age, what withdrawals still ask for."""
    return Reminders(
        ending=_first(uow, organisation_id, "soon", on),
        of_age=_first(uow, organisation_id, "of_age", on),
        tasks=tuple(withdrawals.waiting(uow.session, organisation_id)),
    )


def _first(uow: UnitOfWork, organisation_id: int, state: str, on: date) -> Page[Line]:
    return consent_register.search(uow.session, organisation_id, Query(state=state, size=SHOWN), on)
