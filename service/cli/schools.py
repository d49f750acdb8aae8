"""``nastavnik school``: a school is set up from its card, a small TOML file, before anybody can sign in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated

import typer

from registry import organisations
from registry.unit_of_work import UnitOfWork
from service.cli.console import ROBOT, at, console, opened
from service.operations.found_school import SchoolCard, found_school, read_card

app = typer.Typer(help="Школы реестра.", no_args_is_help=True)

SAMPLE = "samples/school/school.toml"


@app.callback()
def schools() -> None:
    """Keeps «add» a command of its own while it is the only one."""


@app.command("add")
def add(
    card: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, help=f"Карточка школы; образец — {SAMPLE}."),
    ],
) -> None:
    """Завести школу, её муниципалитет и журналы; повторный запуск ничего не меняет."""
    whole = _read(card)
    school = whole.school
    with opened() as parts:
        with UnitOfWork(parts.database, actor=ROBOT, at=at(parts), read_only=True) as uow:
            is_known = organisations.find_by_inn(uow.session, school.inn) is not None
        found_school(parts, whole, actor=ROBOT, at=at(parts))
    if is_known:
        console.print(f"Школа с ИНН {school.inn} уже есть, ничего не изменено.")
    else:
        console.print(f"Школа заведена: {school.details.short_name}.")
        console.print("Дальше — учётная запись: nastavnik account add ЛОГИН --role administrator")


def _read(path: Path) -> SchoolCard:
    """Raises BadParameter, in words for whoever fills the card."""
    try:
        return read_card(path.read_text("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise typer.BadParameter(f"{path.name} не читается как TOML в UTF-8: {error}") from error
    except KeyError as error:
        raise typer.BadParameter(f"в карточке нет «{error.args[0]}»; образец — {SAMPLE}") from error
    except TypeError as error:
        names = ", ".join(re.findall(r"'(\w+)'", str(error)))
        raise typer.BadParameter(
            f"лишние или недостающие поля карточки: {names}; образец — {SAMPLE}"
        ) from error
