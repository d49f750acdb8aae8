"""A journal as a document to be printed, signed and filed: one series, one year, every number in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import templates_docx
from docgen import compile_template, merge_pdfs
from registry import accounts, journal, organisations, registers
from registry.errors import InvalidFact, NotFound
from registry.reference.series import SeriesFacts, series_of
from registry.registers import Line
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.export_journal import line_texts
from service.operations.paper_pdf import paper_pdf
from service.operations.take_document import File, Format
from service.parts import Parts

FORM = Path(templates_docx.__file__).parent / "registers" / "journal.docx"
VOLUME = 600
"""So many numbers make a volume of a printed journal: the pages of each are counted anew."""
MOST_VOLUMES = 5
_MARKS = {"certificates": "Расписка в получении", "addenda": "Экземпляр получил (подпись)"}
_MARK = "Отметка"


def print_register(
    parts: Parts, actor: Actor, code: str, year: int, at: datetime, *, kind: Format = "docx"
) -> File:
    """Raises Forbidden, NotFound when there is no such journal, InvalidFact when a PDF would be too long."""
    actor.require("view_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        known = _series(uow, actor.organisation_id, code)
        query = journal.Query(series_code=code, year=year)
        lines = registers.lines(uow.session, actor.organisation_id, query, at.date())
        names = accounts.display_names(uow.session, {line.by for line in lines})
        school = organisations.short_name(uow.session, actor.organisation_id, at.date())
    rows = [_row(line, names) for line in lines]
    head = _head(known, school, year, at.date(), lines)
    name = f"{known.journal}, {year} год"
    template = compile_template(FORM)
    if kind == "docx":
        return File(f"{name}.docx", template.render({**head, "строки": rows}))
    volumes = _volumes(rows)
    if len(volumes) > MOST_VOLUMES:
        raise InvalidFact(f"В журнале {len(rows)} номеров: для PDF это слишком много, возьмите его в Word.")
    files = [
        template.render({**head, **_volume(number, len(volumes), head), "строки": some})
        for number, some in enumerate(volumes, start=1)
    ]
    pdfs = [(f"Том {number}", paper_pdf(parts, docx)) for number, docx in enumerate(files, start=1)]
    return File(f"{name}.pdf", pdfs[0][1] if len(pdfs) == 1 else merge_pdfs(pdfs, title=name))


def _series(uow: UnitOfWork, organisation_id: int, code: str) -> SeriesFacts:
    """The journal of the table, or one that the school keeps of its own accord."""
    titles = {kept: title for kept, title, _ in journal.series(uow.session, organisation_id)}
    known = series_of(code)
    if known is not None:
        return known
    if code not in titles:
        raise NotFound("Такого журнала школа не ведёт: выберите журнал из списка.")
    unknown = "по номенклатуре дел организации"
    return SeriesFacts(code, titles[code], titles[code], "", unknown, "номенклатура дел", certain=True)


def _head(known: SeriesFacts, school: str, year: int, day: date, lines: Sequence[Line]) -> dict[str, Any]:
    states = Counter(line.state for line in lines)
    return {
        "организация": school,
        "журнал": known.journal,
        "за_какое_время": f"за {year} год",
        "срок_хранения": known.retention,
        "основание": known.basis,
        "проверить": not known.certain,
        "отметка": _MARKS.get(known.code, _MARK),
        "на_дату": day,
        "всего": len(lines),
        "действует": states["issued"],
        "аннулировано": states["void"],
        "забронировано": states["held"],
        "не_использовано": states["unused"],
    }


def _row(line: Line, names: dict[str, str]) -> dict[str, Any]:
    about, remark = line_texts(line)
    return {
        "номер": line.number,
        "дата": line.dated,
        "документ": line.title,
        "кого": about,
        "кто": names.get(line.by, line.by),
        "примечание": remark,
    }


def _volumes(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [rows[start : start + VOLUME] for start in range(0, len(rows), VOLUME)] or [[]]


def _volume(number: int, of: int, head: dict[str, Any]) -> dict[str, str]:
    if of == 1:
        return {}
    return {"за_какое_время": f"{head['за_какое_время']}, том {number} из {of}"}
