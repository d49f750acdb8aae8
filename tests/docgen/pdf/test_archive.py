"""PDF/A: every sample and specimen is valid by page-validation, level B and level A, parts 2 and 3."""

from __future__ import annotations

from io import BytesIO

import page
import pytest
from pdf_words import read_words
from pypdf import PdfReader
from specimens import SPECIMENS
from word_file import document, p

from docgen.pdf import to_pdf

LEVELS = ("2b", "3b", "2a", "3a")


def _failures(pdf: bytes, level: str) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=level)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


class TestArchival:
    @pytest.mark.parametrize("level", LEVELS)
    def test_is_valid_for_every_form(self, sample_docx: bytes, level: str) -> None:
        assert _failures(to_pdf(sample_docx, pdfa=level), level) == []  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", sorted(SPECIMENS))
    def test_is_valid_for_every_specimen(self, name: str) -> None:
        docx = SPECIMENS[name]()

        assert [_failures(to_pdf(docx, pdfa=level), level) for level in ("3b", "2a")] == [[], []]  # type: ignore[arg-type]

    def test_is_not_claimed_unasked(self, sample_docx: bytes) -> None:
        assert _failures(to_pdf(sample_docx), "2b") != []

    def test_carries_the_word_file_in_part_3(self, sample_docx: bytes) -> None:
        reader = PdfReader(BytesIO(to_pdf(sample_docx, pdfa="3b")))

        assert reader.attachments["document.docx"] == [sample_docx]


class TestMetadata:
    def test_names_the_title_and_the_language(self) -> None:
        reader = PdfReader(BytesIO(to_pdf(document(p("текст")))))

        assert reader.metadata is not None
        assert reader.metadata.title == "Документ"
        assert reader.root_object["/Lang"] == "ru-RU"


class TestStructure:
    def test_tags_headings_paragraphs_and_tables_in_reading_order(self) -> None:
        reader = PdfReader(BytesIO(to_pdf(SPECIMENS["styled_table"]())))
        root = reader.root_object["/StructTreeRoot"]["/K"]

        kinds = [one.get_object()["/S"] for one in root["/K"]]
        assert kinds == ["/Table", "/P"]

    def test_gives_text_back_in_order(self) -> None:
        words = [one.text for one in read_words(to_pdf(document(p("Первый абзац") + p("второй"))))]

        assert words == ["Первый", "абзац", "второй"]
