"""What every command shares: the parts opened from the settings, the actor, and how errors are shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TextIO

import typer
from rich.console import Console

from docgen.errors import DocgenError
from registry import organisations
from registry.errors import NotFound, RegistryError
from registry.unit_of_work import UnitOfWork
from service.access import Actor, robot
from service.clock import now
from service.errors import ServiceError
from service.parts import Parts, open_parts
from service.settings import Settings

# Piped into a file or another program, a table keeps its lines whole.
console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
ROBOT = "командная строка"


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Parts]:
    """The parts, closed again at the end."""
    parts = open_parts(settings or Settings())
    try:
        yield parts
    finally:
        parts.close()


def at(parts: Parts) -> datetime:
    return now(parts.settings.time_zone)


def actor(parts: Parts, inn: str) -> Actor:
    """The command line acts for one school: the one with this ИНН, or the only one there is."""
    with UnitOfWork(parts.database, actor=ROBOT, at=at(parts), read_only=True) as uow:
        found = organisations.find_by_inn(uow.session, inn) if inn else organisations.only_school(uow.session)
    if found is None:
        wanted = f"с ИНН {inn} " if inn else ""
        raise NotFound(f"Школы {wanted}в реестре нет, или их несколько: укажите --inn.")
    return robot(found, ROBOT)


def day(text: str) -> date:
    """A date as people type it: 20.11.2026 or 2026-11-20."""
    for pattern in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone.
        except ValueError:
            continue
    raise typer.BadParameter("дата пишется как 20.11.2026")


def errors_to(stream: TextIO, error: DocgenError | RegistryError | ServiceError) -> None:
    place = f" [{error.place}]" if error.place else ""
    print(f"{error.message}{place}", file=stream)
    for fault in getattr(error, "faults", ()):
        print(f"  — {getattr(fault, 'message', fault)}", file=stream)
