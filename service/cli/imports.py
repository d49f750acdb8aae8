"""``nastavnik import``: people and pairs from spreadsheets, road maps from Word or text; dry by default."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from registry.importing.report import Findings
from registry.reference.plan_profiles import profiles
from registry.spreadsheet.remarks import with_remarks
from service.cli.console import actor, at, console, day, opened
from service.clock import now
from service.operations.import_pairs import read_pairs, save_pairs
from service.operations.import_people import ImportOutcome, read_people, save_people
from service.operations.import_plan import RoadMapReport, read_road_map, save_road_map
from service.settings import Settings

app = typer.Typer(help="Загрузка из файлов школы; без --save ничего не сохраняется.", no_args_is_help=True)

RoadMapFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Файл .docx или .txt.")]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Файл .xlsx, .xls, .ods или .csv.")]
Save = Annotated[
    bool, typer.Option("--save/--dry-run", help="Сохранить принятые строки; иначе только проверить.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Отчёт в JSON.")]
Since = Annotated[str, typer.Option("--since", help="С какого дня верны новые сведения; пусто — с сегодня.")]
Inn = Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")]
Remarks = Annotated[Path | None, typer.Option(help="Куда записать ту же таблицу с замечаниями.")]
Mapping = Annotated[
    list[str] | None,
    typer.Option("--column", help="Смысл столбца: «Лист/Столбец=поле»; можно повторять."),
]


@app.command("people")
def people(
    file: File,
    save: Save = False,
    as_json: AsJson = False,
    since: Since = "",
    columns: Mapping = None,
    remarks: Remarks = None,
    inn: Inn = "",
) -> None:
    """Сотрудники, обучающиеся с родителями, внешние партнёры."""
    today = now(Settings().time_zone).date()
    report = read_people(file.read_bytes(), file.name, _mapping(columns), on=today)
    _tell(file, report, as_json=as_json, remarks=remarks)
    if save:
        with opened() as parts:
            who = actor(parts, inn)
            who.require("import_people", who.organisation_id)
            with parts.writing(who, at(parts)) as uow:
                outcome = save_people(uow, who.organisation_id, report, day(since) if since else today)
                uow.commit()
        _saved(outcome, as_json=as_json)


@app.command("pairs")
def pairs(
    file: File,
    save: Save = False,
    as_json: AsJson = False,
    since: Since = "",
    columns: Mapping = None,
    remarks: Remarks = None,
    inn: Inn = "",
) -> None:
    """Пары и группы с планами программ; люди должны быть загружены раньше."""
    with opened() as parts:
        who = actor(parts, inn)
        who.require("import_pairs", who.organisation_id)
        # A dry run queues behind nobody and lets nobody wait.
        open_unit = parts.writing if save else parts.reading
        with open_unit(who, at(parts)) as uow:
            content = file.read_bytes()
            report = read_pairs(uow, who, who.organisation_id, content, file.name, _mapping(columns))
            _tell(file, report, as_json=as_json, remarks=remarks)
            if save:
                on = day(since) if since else at(parts).date()
                outcome = save_pairs(uow, who, who.organisation_id, report, on)
                uow.commit()
                _saved(outcome, as_json=as_json)


@app.command("roadmap")
def roadmap(
    file: RoadMapFile,
    save: Save = False,
    as_json: AsJson = False,
    inn: Inn = "",
) -> None:
    """Дорожная карта из Word или текста: этапы, мероприятия, сроки, ответственные, замечания."""
    report = read_road_map(file.read_bytes(), file.name)
    if as_json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=1))  # noqa: T201 - for a program.
    else:
        _tell_road_map(report)
    if save:
        with opened() as parts:
            plan_id = save_road_map(parts, actor(parts, inn), report, at(parts))
        if not as_json:
            console.print(f"Сохранено: карта {plan_id}, мероприятий {report.item_count}.")


def _tell_road_map(report: RoadMapReport) -> None:
    plan = report.plan
    console.print(plan.title, markup=False)
    titled = [stage for stage in plan.stages if stage.title]
    console.print(
        f"{profiles()[plan.profile].title}. Этапов: {len(titled)}, мероприятий: {report.item_count}."
    )
    console.print(f"Замечаний: {len(report.remarks)}.")
    for one in report.remarks:
        place = f"{one.place}: " if one.place else ""
        console.print(f"  [{one.code}] {place}{one.message}", markup=False)


def _mapping(columns: list[str] | None) -> dict[str, dict[str, str]] | None:
    """«Лист/Столбец=поле» as sheet → header → field."""
    if not columns:
        return None
    mapping: dict[str, dict[str, str]] = {}
    for entry in columns:
        place, _, field = entry.rpartition("=")
        sheet, slash, header = place.partition("/")
        if not slash:
            raise typer.BadParameter("столбец указывается как «Лист/Столбец=поле»")
        mapping.setdefault(sheet, {})[header] = field.strip()
    return mapping


def _tell(file: Path, report: Findings, *, as_json: bool, remarks: Path | None) -> None:
    if remarks is not None:
        remarks.write_bytes(with_remarks(file.read_bytes(), file.name, report.remarks(), report.header_rows))
    if as_json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=1))  # noqa: T201 - for a program.
        return
    console.print(f"Принято строк: {report.accepted}. С ошибками: {report.rejected}.")
    for fault in report.faults:
        console.print(f"  {fault.sheet}, строка {fault.row}, «{fault.column}»: {fault.message}", markup=False)
    mended = sum(report.note_counts.values())
    if mended:
        console.print(f"Исправлено или понято за вас: {mended} (подробно — в столбце «Замечания»).")


def _saved(outcome: ImportOutcome, *, as_json: bool) -> None:
    if not as_json:
        console.print(
            f"Сохранено: новых {outcome.created}, изменено {outcome.updated}, "
            f"без изменений {outcome.unchanged}."
        )
