"""The front door of the engine: the stages, one after another."""

from __future__ import annotations

from pathlib import Path

from docgen.pdf.draw.painting import Painter
from docgen.pdf.draw.tracing import trace
from docgen.pdf.paginate.pages import LaidOut
from docgen.pdf.paginate.paper import paginate
from docgen.pdf.read.source import read_source
from docgen.pdf.resolve.content import Document
from docgen.pdf.resolve.document import resolve


def to_pdf(docx: bytes, *, engine: str = "native", pdfa: str | None = None) -> bytes:
    """A DOCX as a PDF.

    Raises UnsafePackage for a file the package's gate refuses, UnsupportedFeature, before anything is drawn,
    for one that holds what the native engine would lose.
    """
    document, pages = lay_out(docx)
    return draw(document, pages)


def lay_out(docx: bytes, *, pressing: bool = True, fonts: Path | None = None) -> tuple[Document, LaidOut]:
    """The document and its pages, everything but the drawing."""
    document = resolve(read_source(docx))
    return document, paginate(document, pressing=pressing, fonts=fonts)


def draw(document: Document, laid_out: LaidOut) -> bytes:
    """The pages as a PDF."""
    painter = Painter(document)
    for page in laid_out.pages:
        painter.page(trace(page))
    return painter.finish()
