"""``nastavnik import``: people and pairs from the school's own spreadsheets, dry by default."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Загрузка из таблиц школы; без --save ничего не сохраняется.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Файл .xlsx, .xls, .ods или .csv.")]
Save = Annotated[
    bool, typer.Option("--save/--dry-run", help="Сохранить принятые строки; иначе только проверить.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Отчёт в JSON.")]
Since = Annotated[str, typer.Option("--since", help="С какого дня верны новые сведения; пусто — с сегодня.")]
Inn = Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")]
Remarks = Annotated[Path | None, typer.Option(help="Куда записать ту же таблицу с замечаниями.")]
