"""The catalogue of document types as a page for the office: who makes it, when, on what ground, what it asks.

Written by ``make docs``; the pictures beside it come of the samples, by ``make pictures``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import templates_docx
from docgen.catalog import Catalog
from docgen.document_type import DocumentType
from docgen.manifest import InputField
from registry import acts
from registry.reference.series import series_of
from service.access import ROLES

PICTURES = "pictures/catalogue"
_SUBJECTS = {
    "person": "об одном человеке",
    "pair": "об одной паре или группе",
    "pairs": "о нескольких парах и группах",
    "organisation": "о школе и учебном годе",
}
_INTRODUCTION = (
    "# Каталог документов",
    "",
    "Этот файл пишется командой `make docs`; правьте код, а не его. Картинка – первая страница образца; "
    "люди и школа в нём вымышлены.",
)


def catalogue_page() -> str:
    """The whole page as Markdown, in the order of the page «Новый документ»."""
    catalog = Catalog.load(Path(templates_docx.__file__).parent)
    return "\n".join(_lines(catalog)) + "\n"


def _lines(catalog: Catalog) -> Iterator[str]:
    yield from _INTRODUCTION
    for stage, types in catalog.by_stage().items():
        yield from ("", f"## {stage}")
        for document_type in types:
            yield from _chapter(document_type)


def _chapter(document_type: DocumentType) -> Iterator[str]:
    told = document_type.manifest
    yield from ("", f"### {told.title}", "", f"![{told.title}]({PICTURES}/{told.id}.png)", "")
    yield from (told.description, "")
    yield f"- Вид: `{told.id}`, документ {_SUBJECTS[told.subject]}."
    yield f"- Кто выпускает: {', '.join(ROLES[role] for role in told.roles)}."
    yield f"- Основание: {'; '.join(map(acts.brief, told.acts))}."
    yield f"- Журнал: {_journal(told.series)}; хранить: {told.retention} ({told.retention_basis})."
    if told.copies > 1:
        yield f"- Экземпляров: {told.copies}."
    yield from _asked(told.inputs)


def _journal(code: str) -> str:
    """The journal's name; the tests of manifests hold that there is one."""
    found = series_of(code)
    return found.journal if found is not None else code


def _asked(fields: tuple[InputField, ...]) -> Iterator[str]:
    if fields:
        yield "- Что спросят:"
    for field in fields:
        optional = "" if field.required and field.default is None else " (можно не отвечать)"
        yield f"  - {field.label}{optional}. {field.why}"
