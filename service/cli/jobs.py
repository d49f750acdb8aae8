"""``nastavnik jobs``: for whoever keeps several workers on one PostgreSQL."""

from __future__ import annotations

from typing import Annotated

import typer

from service.cli.console import console, opened

app = typer.Typer(help="Фоновые задания.", no_args_is_help=True)


@app.callback()
def jobs() -> None:
    """Keeps «adopt» a command of its own while it is the only one."""


@app.command("adopt")
def adopt(
    executor_id: Annotated[str, typer.Argument(help="Имя исполнителя, который больше не запустится.")],
) -> None:
    """Передать работающим исполнителям то, что не доделал погибший."""
    # The job engine is loaded by the one command that needs it.
    from service.jobs.durable import DurableJobs  # noqa: PLC0415

    with opened() as parts:
        taken = DurableJobs(parts).adopt(executor_id)
    console.print(f"Передано частей: {taken}.")
