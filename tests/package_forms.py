"""Bare forms of the papers by which a pair ends, for tests of events: a line of text and a manifest each.

They stand beside the real catalogue, under the ids of the real forms, only while those are not in it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docx import Document

import templates_docx
from docgen.catalog import Catalog
from docgen.document_type import DocumentType
from docgen.manifest import read_manifest
from service.parts import Parts

ENDINGS = {
    "order_pairing_change": ("pair", "od", '"V-38", "V-38-PERIOD", "V-40"'),
    "mentor_refusal_statement": ("pair", "incoming", '"V-38-NOTICE"'),
    "mentor_cancellation_notice": ("pair", "outgoing", '"V-39"'),
    "labour_addendum_termination": ("pair", "addenda", '"ONLY-PAPER"'),
    "order_mentoring_payment": ("pair", "personnel", '"ONLY-PAPER"'),
    "mentor_report": ("pair", "programmes", '"DISMISSED"'),
}
"""Type → about what, in which journal, under which rules."""

MANIFEST = """
id = "{id}"
title = "Форма {id}"
description = "Для проверок."
stage = "Проверки"
position = 900
subject = "{subject}"
series = "{series}"
retention = "5 лет"
retention_basis = "для проверок"
acts = ["tk:351.8"]
rules = [{rules}]
file_title = "Форма {id}"
roles = ["secretary", "deputy", "director", "administrator"]

[[inputs]]
name = "последний_день"
label = "Последний день"
why = "Для проверок."
type = "date"
required = false
"""


def with_endings(parts: Parts, folder: Path) -> Parts:
    """The parts with a bare form for each of these papers that the catalogue does not hold."""
    made = [_form(folder, type_id) for type_id in ENDINGS if type_id not in parts.catalog]
    return replace(parts, catalog=Catalog([*parts.catalog.values(), *made]))


def _form(folder: Path, type_id: str) -> DocumentType:
    subject, series, rules = ENDINGS[type_id]
    path = folder / type_id
    path.mkdir(parents=True)
    text = MANIFEST.format(id=type_id, subject=subject, series=series, rules=rules)
    (path / "manifest.toml").write_text(text, encoding="utf-8")
    document = Document(str(Path(templates_docx.__file__).parent / "styles.docx"))
    for child in list(document.element.body):
        if not child.tag.endswith("}sectPr"):
            document.element.body.remove(child)
    document.add_paragraph("Документ № {{ документ.номер }}.")
    document.save(str(path / "template.docx"))
    manifest, faults = read_manifest(path)
    assert manifest is not None, faults
    return DocumentType(path, manifest)
