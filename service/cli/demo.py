"""``nastavnik demo``: the sample school from its Excel files to a folder of finished papers."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from registry.journal import Record
from service.access import ROLES, Actor, robot
from service.cli.console import console, opened
from service.operations.demo_papers import carry_out, plan
from service.operations.demo_school import (
    DEMO_PASSWORD,
    confirm_names,
    open_accounts,
    take_in_plans,
    take_in_school,
    take_in_winter_pairs,
)
from service.operations.take_document import Format, file_name, take_document
from service.parts import Parts
from service.settings import Settings

DEMO_DATA = Path("data/demo")
DEMO_OUT = Path("out/demo")
# The demo happens on one morning of its school year, so that the same files come out whenever it is run.
DEMO_AT = datetime(2026, 10, 1, 9, 0, tzinfo=ZoneInfo("Europe/Moscow"))
SAMPLES = Path(__file__).parents[2] / "samples" / "school"
ROADMAPS = Path(__file__).parents[2] / "samples" / "roadmaps"


def demo(
    out: Annotated[Path, typer.Option(help="Папка для готовых файлов.")] = DEMO_OUT,
    data: Annotated[Path, typer.Option(help="Папка реестра учебной школы.")] = DEMO_DATA,
    fresh: Annotated[bool, typer.Option("--fresh", help="Начать с пустого реестра.")] = False,
    pdf: Annotated[bool, typer.Option(help="Записать рядом с каждым файлом Word и PDF.")] = True,
) -> None:
    """Загрузить учебную школу из её таблиц и выпустить документы учебного года."""
    if fresh:
        shutil.rmtree(data, ignore_errors=True)
    with opened(Settings(data_dir=data)) as parts:
        records = run(parts, out, pdf=pdf)
    show(records, pdf=pdf)


def run(parts: Parts, out: Path, *, pdf: bool = True) -> list[tuple[Path, Record]]:
    """Everything the demo does, on opened parts; gives each written Word file with its record."""
    with _progress() as progress:
        task = progress.add_task("Загружаем школу из таблиц", total=None)
        actor = robot(take_in_school(parts, SAMPLES, DEMO_AT), "demo")
        open_accounts(parts, actor, DEMO_AT)
        take_in_plans(parts, actor, ROADMAPS, DEMO_AT)
        progress.update(task, description="Подтверждаем склонение имён")
        confirmed = confirm_names(parts, actor, DEMO_AT)
        if confirmed:
            progress.console.print(f"Подтверждено склонение имён, не ясных по написанию: {confirmed}.")
        steps = plan(parts, actor, DEMO_AT)
        progress.update(task, total=len(steps))
        records: list[Record] = []
        titles = {one.manifest.id: one.manifest.title for one in parts.catalog.values()}
        done = carry_out(
            parts, actor, steps, DEMO_AT,
            lambda step: progress.update(task, description=titles[step.type_id]),
        )  # fmt: skip
        for record in done:
            records.append(record)
            progress.advance(task)
        progress.update(task, description="Пишем файлы", completed=0)
        written = []
        for record in records:
            written.append((_write(parts, actor, record, out, pdf=pdf), record))
            progress.advance(task)
    return written


def leave_work(parts: Parts) -> None:
    """Pairs that have no papers yet, so that there is something to do on the pages."""
    actor = robot(take_in_school(parts, SAMPLES, DEMO_AT), "demo")
    take_in_winter_pairs(parts, actor, SAMPLES, DEMO_AT)


def show(written: list[tuple[Path, Record]], *, pdf: bool = True) -> None:
    table = Table("Файл", "Номер", "Дата", title="Документы учебной школы")
    for path, record in written:
        table.add_row(path.name, record.number, f"{record.dated:%d.%m.%Y}")
    console.print(table)
    formats = "каждый как Word и PDF" if pdf else "каждый как Word"
    folder = written[0][0].parent if written else "—"
    console.print(f"Всего документов: {len(written)}, {formats}. Папка: {folder}")


def show_accounts() -> None:
    table = Table("Логин", "Пароль", "Роль", title="Вход в учебную школу")
    for role, name in ROLES.items():
        table.add_row(role, DEMO_PASSWORD, name)
    console.print(table)


def _write(parts: Parts, actor: Actor, record: Record, out: Path, *, pdf: bool) -> Path:
    """The paper's files; the path of the Word one."""
    out.mkdir(parents=True, exist_ok=True)
    kinds: tuple[Format, ...] = ("docx", "pdf") if pdf else ("docx",)
    for kind in kinds:
        file = take_document(parts, actor, record.id, DEMO_AT, kind=kind)
        (out / file.name).write_bytes(file.content)
    return out / file_name(record)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )
