"""Several PDFs as one to print: every paper on a sheet of its own, nothing lost, the same every time."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from docgen import merge_pdfs, to_pdf


def of_pages(count: int, width: float = 595) -> bytes:
    """A PDF of so many empty pages."""
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width, 842)
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def beginnings(merged: bytes) -> list[tuple[str, int]]:
    """The outline: each paper's name and its first page, from 0."""
    reader = PdfReader(BytesIO(merged))
    return [(str(one.title), reader.get_destination_page_number(one) or 0) for one in reader.outline]


class TestMergePdfs:
    @pytest.mark.parametrize(
        ("pages", "firsts", "total"),
        [((2, 2), (0, 2), 4), ((1, 1), (0, 2), 3), ((3, 1, 2), (0, 4, 6), 8), ((5,), (0,), 5)],
    )
    def test_begins_every_paper_on_an_odd_page(
        self, pages: tuple[int, ...], firsts: tuple[int, ...], total: int
    ) -> None:
        merged = merge_pdfs([(f"№ {count}", of_pages(count)) for count in pages])
        assert beginnings(merged) == [
            (f"№ {count}", first) for count, first in zip(pages, firsts, strict=True)
        ]
        assert len(PdfReader(BytesIO(merged)).pages) == total

    def test_the_empty_page_is_as_large_as_the_one_before(self) -> None:
        merged = merge_pdfs([("Альбомная", of_pages(1, width=842)), ("Книжная", of_pages(1))])
        assert [page.mediabox.width for page in PdfReader(BytesIO(merged)).pages] == [842, 842, 595]

    def test_keeps_every_page_as_it_was(self, sample_docx: bytes) -> None:
        pdf = to_pdf(sample_docx)
        merged = PdfReader(BytesIO(merge_pdfs([("Первый", pdf), ("Второй", pdf)])))
        own = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
        again = own + [""] * (len(own) % 2) + own
        assert [page.extract_text() for page in merged.pages] == again

    def test_gives_the_same_bytes_every_time_and_keeps_what_is_equal_once(self, sample_docx: bytes) -> None:
        pdf = to_pdf(sample_docx)
        papers = [(str(number), pdf) for number in range(10)]
        assert merge_pdfs(papers, title="Пакет") == merge_pdfs(papers, title="Пакет")
        assert len(merge_pdfs(papers)) < 3 * len(pdf)

    def test_bears_the_title_it_is_given(self) -> None:
        found = PdfReader(BytesIO(merge_pdfs([("Один", of_pages(1))], title="Пакет приказов"))).metadata
        assert found is not None
        assert (found.title, found.producer) == ("Пакет приказов", "Наставник")
