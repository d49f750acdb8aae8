"""PDF/A: every sample and specimen is valid by page-validation, level B and level A, parts 2 and 3."""

from __future__ import annotations

from io import BytesIO

import page
import pytest
from pdf_words import read_words
from pypdf import PdfReader, PdfWriter
from specimens import SPECIMENS
from word_file import document, p

from docgen.pdf import to_pdf

LEVELS = ("2b", "3b", "2a", "3a")
_RULES = 140  # So many at least are asked of every level; fewer would mean that less was looked at.


def _failures(pdf: bytes, level: str) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=level)
    failures = [f"{one.rule_id}: {one.message}" for one in report.failures]
    assert report.is_compliant == (not failures)
    assert report.rules.total > _RULES
    return failures


def _without(pdf: bytes, entry: str) -> bytes:
    """The file with one entry of its catalogue gone."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    del writer.root_object[entry]
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class TestArchival:
    @pytest.mark.parametrize("level", LEVELS)
    def test_is_valid_for_every_form(self, sample_docx: bytes, level: str) -> None:
        assert _failures(to_pdf(sample_docx, pdfa=level), level) == []  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", sorted(SPECIMENS))
    def test_is_valid_for_every_specimen(self, name: str) -> None:
        docx = SPECIMENS[name]()

        assert [_failures(to_pdf(docx, pdfa=level), level) for level in ("3b", "2a")] == [[], []]  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("entry", "level"),
        [("/OutputIntents", "2b"), ("/Metadata", "2b"), ("/StructTreeRoot", "2a"), ("/MarkInfo", "2a")],
    )
    def test_is_missed_by_the_check_when_anything_of_it_is_gone(self, entry: str, level: str) -> None:
        pdf = to_pdf(document(p("текст")), pdfa=level)  # type: ignore[arg-type]

        assert _failures(pdf, level) == []
        assert _failures(_without(pdf, entry), level) != []

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
