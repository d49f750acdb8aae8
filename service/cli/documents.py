"""``nastavnik document``: check, preview, issue and take papers; read the journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from registry import journal
from registry.rules import Finding
from service.cli.console import actor, at, console, day, opened
from service.operations.issue_document import Request, check_document, issue_document, preview_document
from service.operations.take_document import Format, take_document
from service.operations.void_document import void_document

app = typer.Typer(help="Документы: проверить, посмотреть, выпустить; журнал.", no_args_is_help=True)

TypeId = Annotated[str, typer.Argument(help="Вид документа, например order_pairing (см. «document types»).")]
Subjects = Annotated[list[int], typer.Argument(help="Номера пар или человека.")]
Dated = Annotated[str, typer.Option("--date", help="Дата документа, 15.09.2026.")]
Inputs = Annotated[
    list[str] | None, typer.Option("--input", help="Поле формы: имя=значение; можно повторять.")
]
Inn = Annotated[str, typer.Option(help="ИНН школы, если школ несколько.")]


@app.command("types")
def types() -> None:
    """Какие виды документов есть."""
    table = Table("Вид", "Название", "О ком", "Журнал")
    with opened() as parts:
        for document_type in parts.catalog.values():
            manifest = document_type.manifest
            table.add_row(manifest.id, manifest.title, manifest.subject, manifest.series)
    console.print(table)


@app.command("check")
def check(type_id: TypeId, subjects: Subjects, dated: Dated, inn: Inn = "") -> None:
    """Чего не хватает для документа; код выхода 1, если выпустить нельзя."""
    with opened() as parts:
        findings = check_document(
            parts, actor(parts, inn), _request(type_id, subjects, dated, None), at(parts)
        )
    _show(findings)
    if any(finding.severity == "block" for finding in findings):
        raise typer.Exit(1)


@app.command("preview")
def preview(
    type_id: TypeId,
    subjects: Subjects,
    dated: Dated,
    out: Annotated[Path, typer.Option(help="Куда записать проект .docx.")],
    inputs: Inputs = None,
    inn: Inn = "",
) -> None:
    """Проект документа без номера."""
    with opened() as parts:
        found = preview_document(
            parts, actor(parts, inn), _request(type_id, subjects, dated, inputs), at(parts)
        )
    out.write_bytes(found.docx)
    _show(found.findings)
    console.print(f"Проект записан: {out}")


@app.command("issue")
def issue(
    type_id: TypeId,
    subjects: Subjects,
    dated: Dated,
    out: Annotated[Path, typer.Option(help="Папка для готового файла.")] = Path("out"),
    pdf: Annotated[bool, typer.Option("--pdf", help="Записать рядом и PDF.")] = False,
    inputs: Inputs = None,
    inn: Inn = "",
) -> None:
    """Выпустить документ: номер, запись в журнале, файл."""
    kinds: tuple[Format, ...] = ("docx", "pdf") if pdf else ("docx",)
    out.mkdir(parents=True, exist_ok=True)
    with opened() as parts:
        who = actor(parts, inn)
        record = issue_document(parts, who, _request(type_id, subjects, dated, inputs), at(parts))
        for kind in kinds:
            file = take_document(parts, who, record.id, at(parts), kind=kind)
            (out / file.name).write_bytes(file.content)
            console.print(f"{record.title} № {record.number} от {record.dated:%d.%m.%Y} → {out / file.name}")


@app.command("void")
def void(
    document: Annotated[int, typer.Argument(help="Номер записи журнала.")],
    reason: Annotated[str, typer.Option(help="Почему аннулируется.")],
    on: Annotated[str, typer.Option(help="С какого дня.")],
    inn: Inn = "",
) -> None:
    """Аннулировать документ; номер остаётся занятым."""
    with opened() as parts:
        void_document(parts, actor(parts, inn), document, reason=reason, on=day(on), at=at(parts))
    console.print("Документ аннулирован.")


@app.command("journal")
def show_journal(
    year: Annotated[int | None, typer.Option(help="Год.")] = None,
    series: Annotated[str, typer.Option(help="Журнал: od, addenda, …")] = "",
    page: Annotated[int, typer.Option(min=1, help="Страница.")] = 1,
    inn: Inn = "",
) -> None:
    """Журнал выпущенных документов."""
    table = Table("Запись", "Номер", "Дата", "Документ", "Состояние")
    with opened() as parts:
        who = actor(parts, inn)
        with parts.reading(who, at(parts)) as uow:
            query = journal.Query(series_code=series, year=year, page=page)
            found = journal.search(uow.session, who.organisation_id, query)
    for row in found.rows:
        state = "выпущен" if row.status == "issued" else "аннулирован"
        table.add_row(str(row.id), row.number, f"{row.dated:%d.%m.%Y}", row.title, state)
    console.print(table)
    console.print(f"Всего {found.total}; страница {found.number} из {found.last_number}.")


def _request(type_id: str, subjects: list[int], dated: str, inputs: list[str] | None) -> Request:
    pairs = (entry.partition("=") for entry in inputs or [])
    typed = {name.strip(): value for name, _, value in pairs}
    when: date = day(dated)
    return Request(type_id, tuple(subjects), when, typed)


def _show(findings: tuple[Finding, ...]) -> None:
    if not findings:
        console.print("Замечаний нет.")
    for finding in findings:
        mark = "[red]нельзя[/red]" if finding.severity == "block" else "[yellow]внимание[/yellow]"
        console.print(f"{mark} {finding.message} ({finding.norm})")
