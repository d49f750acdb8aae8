"""The front door: a paper of ours goes in, a PDF with all its words comes out, the same every time."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from line_comparison import plain_words
from our_lines import our_lines
from pdf_words import page_count, read_words
from pypdf import PdfReader

from docgen.errors import UnsafePackage
from docgen.pdf import to_pdf
from docgen.pdf.conversion import lay_out


class TestToPdf:
    def test_writes_a_pdf_of_as_many_pages_as_were_laid_out(self, sample_docx: bytes) -> None:
        _, laid_out = lay_out(sample_docx)

        assert page_count(to_pdf(sample_docx)) == len(laid_out.pages)

    def test_gives_the_same_bytes_every_time(self, sample_docx: bytes) -> None:
        assert to_pdf(sample_docx) == to_pdf(sample_docx)

    def test_loses_no_word(self, sample_docx: bytes) -> None:
        shown = "".join(word for found in read_words(to_pdf(sample_docx)) for word in plain_words(found.text))
        body = docx.Document(BytesIO(sample_docx)).element.body
        said = {word for piece in body.iter("{*}t") for word in plain_words(piece.text or "")}

        # A title set in capitals says the same word.
        assert {word for word in said if word.casefold() not in shown.casefold()} == set()

    def test_paints_every_laid_out_word_in_order(self, sample_docx: bytes) -> None:
        _, laid_out = lay_out(sample_docx)
        shown = "".join(plain_words("".join(found.text for found in read_words(to_pdf(sample_docx)))))
        laid = [word for line in our_lines(laid_out) for word in line.words]

        if b"word/charts/" not in sample_docx:
            assert shown == "".join(laid)
        place = 0
        for word in laid:  # Among them stand the words of a chart, which has no lines.
            place = shown.index(word, place) + len(word)

    def test_embeds_every_font(self, sample_docx: bytes) -> None:
        for page in PdfReader(BytesIO(to_pdf(sample_docx))).pages:
            for font in page["/Resources"]["/Font"].values():
                assert "/FontFile2" in font["/FontDescriptor"]

    def test_refuses_what_is_no_docx(self) -> None:
        with pytest.raises(UnsafePackage):
            to_pdf(b"%PDF-1.7")
