"""The front door of the engine: the stages, one after another, and the choice of an engine."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from docgen.pdf.draw.painting import Painter
from docgen.pdf.draw.tracing import trace
from docgen.pdf.libreoffice import LibreOffice
from docgen.pdf.paginate.pages import LaidOut
from docgen.pdf.paginate.paper import paginate
from docgen.pdf.read.source import read_source
from docgen.pdf.resolve.content import Document
from docgen.pdf.resolve.document import resolve

Engine = Literal["native", "libreoffice"]
Level = Literal["2b", "3b", "2a", "3a"]


def to_pdf(
    docx: bytes, *, engine: Engine = "native", pdfa: Level | None = None, fonts: Path | None = None
) -> bytes:
    """A DOCX as a PDF; the same bytes for the same input.

    ``pdfa`` asks for a PDF/A of that part and level, part 3 with the DOCX attached; ``fonts`` is a folder of
    TTF files a school has added. Raises UnsafePackage for a file the package's gate refuses;
    UnsupportedFeature, before anything is drawn, for one that holds what the native engine would lose;
    ConversionFailed where LibreOffice is asked for and does not do it.
    """
    if engine == "libreoffice":
        return LibreOffice().to_pdf(docx, pdfa=pdfa)
    document, laid_out = lay_out(docx, fonts=fonts)
    return draw(document, laid_out, pdfa=pdfa, source=docx)


def lay_out(docx: bytes, *, pressing: bool = True, fonts: Path | None = None) -> tuple[Document, LaidOut]:
    """The document and its pages, everything but the drawing."""
    document = resolve(read_source(docx))
    return document, paginate(document, pressing=pressing, fonts=fonts)


def draw(document: Document, laid_out: LaidOut, *, pdfa: Level | None = None, source: bytes = b"") -> bytes:
    """The pages as a PDF."""
    painter = Painter(document, archival=pdfa, source=source)
    shown: set[int] = set()
    for page in laid_out.pages:
        painter.page(trace(page, shown))
    return painter.finish()
