"""Every document type: the form is sound, its outline is current, its sample prints clean."""

from __future__ import annotations

import re

import factories
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from papers import CATALOG, sample_of, sample_paper, subject_of

from docgen import check_template, outline
from registry.rules import RULES
from templates_docx.vocabulary import Registration, Request
from templates_docx.vocabulary.listing import word_paths
from templates_docx.vocabulary.own_words import own_words

TYPES = list(CATALOG)


def is_ruled(table: Table) -> bool:
    """A table with lines and columns under heads, not one that only lays out."""
    ruled = table.style is not None and table.style.name == "Таблица документа"
    return ruled and len(table._tbl.tr_lst[0].tc_lst) > 2


@pytest.mark.parametrize("type_id", TYPES)
class TestEveryForm:
    def test_has_no_faults_and_no_unknown_words(self, type_id: str) -> None:
        document_type = CATALOG[type_id]

        assert check_template(document_type.form, word_paths(document_type)) == []

    def test_bears_questions_nobody_has_answered_yet(self, type_id: str) -> None:
        """The pages ask a type whether it is for this subject before they ask its questions."""
        sample = sample_of(type_id)
        facts = [getattr(factories, name)() for name in sample["facts"]]
        subject = subject_of(type_id, *facts, on=sample["date"])
        unanswered = Request(subject, {}, Registration("", sample["date"], draft=True))

        for fault in own_words(CATALOG[type_id]).check(unanswered):
            assert fault.message

    def test_has_a_current_outline(self, type_id: str) -> None:
        document_type = CATALOG[type_id]
        kept = (document_type.folder / "outline.txt").read_text(encoding="utf-8")

        assert kept == outline(document_type.form)

    def test_names_only_known_rules(self, type_id: str) -> None:
        assert set(CATALOG[type_id].manifest.rules) <= set(RULES)

    def test_prints_its_sample_without_a_trace_of_the_template(self, type_id: str) -> None:
        text = sample_paper(type_id).text

        assert len(text) > 500
        assert re.findall(r"[{}]|\bNone\b|Undefined|True|False", text) == []

    def test_keeps_the_margins_of_the_standard(self, type_id: str) -> None:
        for section in sample_paper(type_id).document.sections:
            sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
            left, right, top, bottom = (round(side.mm) for side in sides if side is not None)

            assert left >= 20
            assert right >= 10
            assert top >= 20
            assert bottom >= 20

    def test_writes_in_named_styles_only(self, type_id: str) -> None:
        body = sample_paper(type_id).document.element.body

        assert list(body.iter(qn("w:rFonts"), qn("w:sz"), qn("w:b"))) == []

    def test_never_splits_a_row_and_repeats_the_heads(self, type_id: str) -> None:
        for table in sample_paper(type_id).document.tables:
            rows = table._tbl.tr_lst
            assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
            assert not is_ruled(table) or rows[0].find(f".//{qn('w:tblHeader')}") is not None

    def test_numbers_its_pages_from_the_second(self, type_id: str) -> None:
        sections = sample_paper(type_id).document.sections

        assert all("PAGE" in section.header._element.xml for section in sections)
        assert sections[0].different_first_page_header_footer
        assert "PAGE" not in sections[0].first_page_header._element.xml
