"""``nastavnik grammar``: the Russian measured, finished texts read back, confirmed forms shared."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Annotated

import typer

from docgen.paper_lines import paper_lines
from docgen.russian import Confidence, read_back
from docgen.russian.evaluation import Report, evaluate
from registry import name_forms
from registry.unit_of_work import UnitOfWork
from service.cli.console import ROBOT, actor, at, console, opened
from service.operations.share_forms import Format, export_forms, import_forms

app = typer.Typer(help="Русская грамматика документов: проверка на таблицах форм.", no_args_is_help=True)

Table = Annotated[
    Path,
    typer.Argument(exists=True, dir_okay=False, help="Таблица .tsv или .tsv.gz с шапкой и верными формами."),
]
FoldYo = Annotated[bool, typer.Option("--fold-yo", help="Не различать ё и е: для таблиц, набранных без ё.")]
Errors = Annotated[int, typer.Option("--errors", help="Сколько ошибок показать; 0 — ни одной.")]


@app.command("evaluate")
def evaluate_table(file: Table, fold_yo: FoldYo = False, errors: Errors = 50) -> None:
    """Точность по падежам, родам и классам слов, со списком ошибок."""
    try:
        report = evaluate(_lines(file), fold_yo=fold_yo)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    _print_shares(report)
    if report.sureness:
        _print_sureness(report)
    _print_mistakes(report, errors)


Documents = Annotated[
    list[Path], typer.Argument(exists=True, dir_okay=False, help="Готовые документы .docx.")
]


@app.command("read")
def read(files: Documents) -> None:
    """Перечитать готовые документы: ошибки падежа и согласования возле имён и должностей."""
    found = [(file, fault) for file in files for fault in read_back(paper_lines(file))]
    for file, fault in found:
        console.print(f"{file.name}, {fault.place}: {fault.message}\n    …{fault.quote}…", markup=False)
    if found:
        raise typer.Exit(1)
    console.print("Ошибок не найдено.")


Forms = Annotated[Path, typer.Argument(dir_okay=False, help="Файл списка: .xlsx или .csv.")]
Given = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Список: .xlsx, .ods или .csv.")]
Inn = Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")]
Save = Annotated[bool, typer.Option("--save/--dry-run", help="Подтвердить имена; иначе только проверить.")]


@app.command("export-forms")
def export(file: Forms, inn: Inn = "") -> None:
    """Записать подтверждённые формы имён общим списком: части имён, пол, формы – и ничего о людях."""
    kind: Format = "csv" if file.suffix.lower() == ".csv" else "xlsx"
    with opened() as parts:
        made = export_forms(parts, actor(parts, inn), kind, at(parts))
    file.write_bytes(made.content)
    console.print(f"Список записан: {file.name}.")


@app.command("import-forms")
def take(file: Given, save: Save = False, inn: Inn = "") -> None:
    """Подтвердить имена по общему списку; без --save ничего не сохраняется."""
    with opened() as parts:
        outcome = import_forms(
            parts, actor(parts, inn), file.read_bytes(), file.name, save=save, at=at(parts)
        )
    for fault in outcome.listed.faults:
        console.print(f"  строка {fault.row}: {fault.message}", markup=False)
    verb = "Подтверждено" if save else "Подтвердится"
    console.print(f"{verb} имён: {len(outcome.settled)}. Ещё нужно подтвердить: {outcome.still_doubtful}.")


@app.command("renew-forms")
def renew() -> None:
    """Просклонять все имена заново по нынешним правилам; подтверждённое не меняется."""
    with opened() as parts, UnitOfWork(parts.database, actor=ROBOT, at=at(parts)) as uow:
        renewed = name_forms.decline_all(uow)
        uow.commit()
    console.print(f"Просклонено имён: {renewed}.")


def _lines(file: Path) -> list[str]:
    opened = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return opened.decode("utf-8-sig").splitlines()


def _print_shares(report: Report) -> None:
    for kind, name in sorted(report.total, key=lambda heading: (_ORDER.index(heading[0]), heading[1])):
        heading = (kind, name)
        share = f"{100 * report.share(heading):7.3f} %"
        label = f"{kind} {name}".strip()
        console.print(f"{label:32} {share}  {report.right[heading]} из {report.total[heading]}")
    right, asked = report.whole_right
    console.print(f"{'верны во всех формах':32} {100 * right / max(asked, 1):7.3f} %  {right} из {asked}")


def _print_sureness(report: Report) -> None:
    """How many of the names and phrases asked are quiet, noted, and to be confirmed."""
    asked = sum(report.sureness.values())
    for level, title in _SURENESS.items():
        count = report.sureness[level]
        console.print(f"{title:32} {100 * count / max(asked, 1):7.3f} %  {count} из {asked}")


_SURENESS: dict[Confidence, str] = {
    "high": "уверена",
    "medium": "серая заметка",
    "low": "нужно подтвердить",
}
_ORDER = ("всего", "класс", "падеж", "род")


def _print_mistakes(report: Report, limit: int) -> None:
    for mistake in report.mistakes[:limit]:
        question = mistake.question
        asked = " ".join(filter(None, (question.topic, question.text, question.gender, question.case)))
        console.print(f"{asked}: {mistake.answer} ≠ {' | '.join(question.expected)}", markup=False)
    hidden = len(report.mistakes) - limit
    if limit and hidden > 0:
        console.print(f"… и ещё {hidden}: покажите больше ключом --errors")
