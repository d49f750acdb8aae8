"""Adding a document type is one folder and no other edit: found, checked, filled and told of by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import factories
import pytest
from papers import CATALOG, Paper

from docgen import Catalog, check_template
from templates_docx.vocabulary import Registration, build_context
from templates_docx.vocabulary.listing import word_paths

MANIFEST = """
id = "thank_you_note"
title = "Записка с благодарностью наставнику"
description = "Вид, который добавили одной папкой."
stage = "Итоги года"
position = 99
subject = "pair"
series = "internal"
retention = "1 год"
retention_basis = "номенклатура дел организации"
acts = ["az-1128-08"]
file_title = "Благодарность"
roles = ["methodist"]
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    """The forms of the house, and one folder more with a form somebody wrote in Word."""
    folder = tmp_path / "forms"
    home = CATALOG["mentor_refusal_statement"].folder.parent
    shutil.copytree(home, folder, ignore=shutil.ignore_patterns("__pycache__"))
    added = folder / "thank_you_note"
    added.mkdir()
    (added / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    (added / "template.docx").write_bytes((home / "feedback_questionnaire" / "template.docx").read_bytes())
    return Catalog.load(folder)


class TestNewType:
    def test_is_found_and_stands_in_its_place(self, catalog: Catalog) -> None:
        assert set(catalog) == {*CATALOG, "thank_you_note"}
        assert catalog.by_stage()["Итоги года"][-1].id == "thank_you_note"

    def test_is_checked_with_the_words_it_may_use(self, catalog: Catalog) -> None:
        added = catalog["thank_you_note"]
        faults = check_template(added.form, word_paths(added))
        assert {fault.code for fault in faults} == {"unknown_word"}  # It asks none of the borrowed questions.

    def test_is_filled_when_its_form_is_its_own(self, catalog: Catalog) -> None:
        added = catalog["thank_you_note"]
        own = (CATALOG["mentor_consent"].folder / "template.docx").read_bytes()
        (added.folder / "template.docx").write_bytes(own)
        fresh = Catalog.load(added.folder.parent)["thank_you_note"]
        assert check_template(fresh.form, word_paths(fresh)) == []
        subject = factories.make_subject()
        context = build_context(fresh, subject, {}, Registration("1-вн", subject.on))
        assert "Иванов" in Paper(fresh.template.render(context)).text
