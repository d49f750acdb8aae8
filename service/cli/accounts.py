"""``nastavnik account``: who may sign in."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from service.access import ROLES
from service.cli.console import actor, at, console, opened
from service.operations.open_account import open_account

app = typer.Typer(help="Учётные записи.", no_args_is_help=True)


@app.command("add")
def add(
    login: Annotated[str, typer.Argument(help="Логин.")],
    role: Annotated[str, typer.Option(help=", ".join(f"{code} — {name}" for code, name in ROLES.items()))],
    name: Annotated[str, typer.Option(help="Как показывать человека на страницах.")] = "",
    inn: Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")] = "",
) -> None:
    """Завести учётную запись; пароль придумывается и показывается один раз."""
    password = secrets.token_urlsafe(9)
    with opened() as parts:
        open_account(
            parts, actor(parts, inn), login=login, role=role, display_name=name or login, password=password,
            at=at(parts),
        )  # fmt: skip
    console.print(f"Учётная запись «{login}» ({ROLES[role]}) заведена. Пароль: [bold]{password}[/bold]")
