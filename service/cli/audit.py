"""``nastavnik audit verify``: whether the log of actions is whole, and which row of it is not."""

from __future__ import annotations

from typing import Annotated

import typer

from registry import audit_chain
from registry.unit_of_work import UnitOfWork
from service.cli.console import ROBOT, at, console, opened

app = typer.Typer(help="Журнал действий: кто, что и когда изменил.", no_args_is_help=True)

SHOWN = 50


@app.callback()
def audit() -> None:
    """Keeps «verify» a command of its own while it is the only one."""


@app.command("verify")
def verify(
    expected: Annotated[
        str, typer.Option("--expect", help="Отпечаток, записанный раньше: он должен остаться в журнале.")
    ] = "",
) -> None:
    """Проверить, что в журнале действий ничего не изменено, не удалено и не вставлено."""
    with opened() as parts, UnitOfWork(parts.database, actor=ROBOT, at=at(parts), read_only=True) as uow:
        found = audit_chain.verify(uow.session, expected.strip().lower())
    console.print(f"Строк в журнале действий: {found.count}. Отпечаток: {found.digest}")
    for fault in found.faults[:SHOWN]:
        console.print(f"  — {fault.message}")
    if len(found.faults) > SHOWN:
        console.print(f"  — и ещё {len(found.faults) - SHOWN}")
    if not found.knows_expected:
        console.print("  — Записанного раньше отпечатка в журнале нет: журнал переписан заново.")
    if found.faults or not found.knows_expected:
        console.print("Журнал действий нарушен: сохраните файл базы и сверьте его с резервной копией.")
        raise typer.Exit(1)
    console.print("Журнал действий цел. Запишите отпечаток: по нему видно, если журнал перепишут целиком.")
