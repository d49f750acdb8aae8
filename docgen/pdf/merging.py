"""Several PDFs as one file to print on both sides of the sheet: every document begins on a sheet of its own.

Knows pages and their number, nothing of what is written on them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter


def merge_pdfs(papers: Iterable[tuple[str, bytes]], *, title: str = "") -> bytes:
    """One PDF of the papers in their order, each (its name for the outline, the file).

    A paper with an odd number of pages gets an empty one behind it, of the size of its last, so that the next
    never begins on its back; behind the last paper there is none. The same papers give the same bytes.
    """
    writer = PdfWriter()
    for name, pdf in papers:
        if len(writer.pages) % 2:
            writer.add_blank_page()
        writer.append(PdfReader(io.BytesIO(pdf)), outline_item=name, import_outline=False)
    # Each paper brings its own copy of the same fonts; what is equal to the byte is kept once.
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=False)
    # The producer of the papers, in place of the library's name and version.
    writer.metadata = {"/Producer": "Наставник", "/Title": title}
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()
