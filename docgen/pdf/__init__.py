"""A DOCX becomes a PDF without an office suite: read → resolve → measure → break lines → paginate → draw.

Knows Word's pages and PDF, no forms and no people. ``docs/pdf-layout.md`` walks through the stages.
"""

from __future__ import annotations

from docgen.pdf.conversion import to_pdf
from docgen.pdf.errors import ConversionFailed, Feature, UnsupportedFeature

__all__ = ["ConversionFailed", "Feature", "UnsupportedFeature", "to_pdf"]
