"""A finished document as the lines its reader sees."""

import io

import docx
import pytest

from docgen import UnsafePackage
from docgen.paper_lines import paper_lines


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class TestPaperLines:
    def test_are_paragraphs_and_rows_in_order(self):
        document = docx.Document()
        document.add_paragraph("Приказываю:\tназначить")
        document.add_paragraph("")
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "Белова Анна"
        table.rows[0].cells[1].text = "учитель\nхимии"
        document.add_paragraph("Директор")
        assert [line for line in paper_lines(saved(document)) if line] == [
            "Приказываю: → назначить",
            "| Белова Анна | учитель химии |",
            "Директор",
        ]

    def test_what_is_no_document_is_refused(self):
        with pytest.raises(UnsafePackage):
            paper_lines(b"no zip")
