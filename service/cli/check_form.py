"""``nastavnik check-form``: a form checked before it is published, its faults shown, marked or mended."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import docgen
import templates_docx
from docgen.paper_lines import paper_lines
from docgen.template.fix import is_fixable
from registry.rules import RULES
from registry.rules.misquotes import Misquote, misquotes
from service.cli.console import console
from service.clock import now
from service.settings import Settings
from templates_docx.vocabulary.listing import word_paths

Form = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Форма Word (.docx).")]
Type = Annotated[str, typer.Option("--type", help="Вид документа: его слова проверяются тоже.")]
Marked = Annotated[Path | None, typer.Option("--annotate", help="Куда записать форму с примечаниями Word.")]
Fixed = Annotated[Path | None, typer.Option("--fix", help="Куда записать исправленную форму.")]


def check_form(file: Form, type_id: Type = "", annotate: Marked = None, fix: Fixed = None) -> None:
    """Проверить форму: все ошибки сразу, с местами; код выхода 1, если они есть."""
    catalog = docgen.Catalog.load(Path(templates_docx.__file__).parent)
    faults = docgen.check_template(file, _words(catalog, type_id), catalog.fragments)
    for fault in faults:
        _print(fault)
    if annotate is not None:
        annotate.write_bytes(docgen.annotate_template(file, faults))
        console.print(f"Форма с примечаниями: {annotate}", markup=False)
    if fix is not None:
        fix.write_bytes(docgen.fix_template(file, faults))
        console.print(f"Исправленная форма: {fix}", markup=False)
    misquoted = _misquoted(file)
    for one in misquoted:
        console.print(f"[{one.rule}] {one.message}", markup=False)
        console.print(f"    в форме:      {one.quote}", markup=False)
    console.print(_verdict(faults), markup=False)
    if faults or any(RULES[one.rule].severity == "block" for one in misquoted):
        raise typer.Exit(1)


def _misquoted(file: Path) -> list[Misquote]:
    """Citations in the form's text that the register of acts does not bear out, as of today."""
    try:
        lines = paper_lines(file)
    except docgen.DocgenError:
        return []  # Told already: the file is no form at all.
    return misquotes("\n".join(lines), now(Settings().time_zone).date())


def _words(catalog: docgen.Catalog, type_id: str) -> set[str] | None:
    if not type_id:
        return None
    if type_id not in catalog:
        raise typer.BadParameter(f"вида «{type_id}» нет, есть: {', '.join(catalog)}", param_hint="--type")
    return word_paths(catalog[type_id])


def _print(fault: docgen.Fault) -> None:
    place = fault.place or "форма"
    console.print(f"[{fault.code}] {place}: {fault.message}", markup=False)
    if fault.quote:
        console.print(f"    в форме:      {fault.quote}", markup=False)
    if fault.suggestion:
        console.print(f"    предлагается: {fault.suggestion}", markup=False)


def _verdict(faults: list[docgen.Fault]) -> str:
    if not faults:
        return "Ошибок нет."
    return f"Ошибок: {len(faults)}, из них исправляются сами: {sum(map(is_fixable, faults))}."
