"""``nastavnik pdf``: Word files become PDF files beside them, without an office suite."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from docgen.pdf import UnsupportedFeature, to_pdf
from docgen.pdf.conversion import Engine, Level
from service.cli.console import console


class EngineChoice(StrEnum):
    """The engines a person may name."""

    native = "native"
    libreoffice = "libreoffice"


class LevelChoice(StrEnum):
    """The archival levels a person may name."""

    b2 = "2b"
    b3 = "3b"
    a2 = "2a"
    a3 = "3a"


def pdf(
    files: Annotated[list[Path], typer.Argument(help="Файлы .docx.", exists=True, dir_okay=False)],
    out: Annotated[Path | None, typer.Option(help="Папка для PDF; без неё – рядом с файлом.")] = None,
    engine: Annotated[EngineChoice, typer.Option(help="Чем делать.")] = EngineChoice.native,
    pdfa: Annotated[LevelChoice | None, typer.Option(help="Архивный вид PDF/A.")] = None,
    fonts: Annotated[Path | None, typer.Option(help="Папка со шрифтами школы (TTF).")] = None,
) -> None:
    """Сделать из файлов Word файлы PDF."""
    failed = 0
    for file in files:
        failed += not _make(file, out or file.parent, engine.value, pdfa.value if pdfa else None, fonts)
    if failed:
        raise typer.Exit(1)


def _make(file: Path, folder: Path, engine: Engine, level: Level | None, fonts: Path | None) -> bool:
    """One file; what the native engine would lose is told, feature by feature, and nothing is written."""
    try:
        data = to_pdf(file.read_bytes(), engine=engine, pdfa=level, fonts=fonts)
    except UnsupportedFeature as error:
        console.print(f"{file.name}: PDF не сделан. В документе есть то, что потерялось бы:", markup=False)
        for feature in error.features:
            console.print(f"  – {feature.name} ({feature.place})", markup=False)
        return False
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{file.stem}.pdf"
    made.write_bytes(data)
    console.print(str(made), markup=False, highlight=False, soft_wrap=True)
    return True
