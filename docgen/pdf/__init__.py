"""A DOCX becomes a PDF without an office suite: read → resolve → measure → break lines → paginate → draw.

Knows Word's pages and PDF, no forms and no people. ``docs/pdf-layout.md`` walks through the stages.
"""

from __future__ import annotations

from docgen.pdf.conversion import to_pdf
from docgen.pdf.errors import ConversionFailed, Feature, UnsupportedFeature
from docgen.pdf.libreoffice import LibreOffice
from docgen.pdf.merging import merge_pdfs

__all__ = ["ConversionFailed", "Feature", "LibreOffice", "UnsupportedFeature", "merge_pdfs", "to_pdf"]
