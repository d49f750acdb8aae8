"""The school's nomenclature of files: shown, changed, and taken as a workbook or a document to be signed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import templates_docx
from docgen import compile_template
from registry import case_files, reading
from registry.case_files import CaseLine
from service.access import Actor
from service.operations.export_journal import workbook
from service.operations.paper_pdf import paper_pdf
from service.operations.take_document import File, Format
from service.parts import Parts
from templates_docx.vocabulary.people import name_forms
from templates_docx.vocabulary.signatories import signature_post

FORM = Path(templates_docx.__file__).parent / "registers" / "nomenclature.docx"
HEADINGS = (
    ("Индекс дела", 14),
    ("Заголовок дела", 70),
    ("Срок хранения", 34),
    ("Основание", 30),
    ("Примечание", 40),
)
TO_CHECK = "проверьте по тексту акта"


def nomenclature(parts: Parts, actor: Actor, at: datetime) -> list[CaseLine]:
    """Raises Forbidden."""
    actor.require("view_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        return case_files.lines(uow.session, actor.organisation_id)


def write_case_file(parts: Parts, actor: Actor, line: CaseLine, at: datetime) -> None:
    """A line without a code is a new one. Raises Forbidden, NotFound, InvalidFact, Conflict."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        case_files.write(uow, actor.organisation_id, line)
        uow.commit()


def leave_out_case_file(parts: Parts, actor: Actor, code: str, at: datetime) -> None:
    """Raises Forbidden, NotFound."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        case_files.leave_out(uow, actor.organisation_id, code)
        uow.commit()


def take_back_case_file(parts: Parts, actor: Actor, code: str, at: datetime) -> None:
    """Raises Forbidden, NotFound."""
    actor.require("manage_school", actor.organisation_id)
    with parts.writing(actor, at) as uow:
        case_files.take_back(uow, actor.organisation_id, code)
        uow.commit()


def export_nomenclature(parts: Parts, actor: Actor, at: datetime) -> File:
    """As a workbook. Raises Forbidden."""
    rows = [
        (one.index, one.title, one.retention, one.basis, _note(one)) for one in nomenclature(parts, actor, at)
    ]
    return File(f"Номенклатура дел {at.year}.xlsx", workbook("Номенклатура дел", HEADINGS, rows))


def print_nomenclature(parts: Parts, actor: Actor, at: datetime, *, kind: Format = "docx") -> File:
    """As a document for the director to approve. Raises Forbidden, NotFound when nobody signs yet."""
    lines = nomenclature(parts, actor, at)
    with parts.reading(actor, at) as uow:
        school = reading.organisation(uow.session, actor.organisation_id, at.date())
    signs = name_forms(school.director.name, school.director.gender)
    docx = compile_template(FORM).render(
        {
            "организация": school.full_name,
            "должность_в_подписи": signature_post(school.director),
            "подписывает": signs,
            "год": at.year,
            "на_дату": at.date(),
            "проверить": any(not one.certain for one in lines),
            "дела": [
                {
                    "индекс": one.index,
                    "заголовок": one.title,
                    "срок": one.retention,
                    "основание": one.basis,
                    "примечание": _note(one),
                }
                for one in lines
            ],
        }
    )
    name = f"Номенклатура дел {at.year}"
    return File(f"{name}.{kind}", docx if kind == "docx" else paper_pdf(parts, docx))


def _note(line: CaseLine) -> str:
    return "; ".join(part for part in (line.note, "" if line.certain else TO_CHECK) if part)
