"""A DOCX becomes a PDF without an office suite: read → resolve → measure → break lines → paginate → draw.

Knows Word's pages and PDF, no forms and no people. ``docs/pdf-layout.md`` walks through the stages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from docgen.pdf.conversion import to_pdf
from docgen.pdf.errors import ConversionFailed, Feature, UnsupportedFeature
from docgen.pdf.libreoffice import LibreOffice

if TYPE_CHECKING:
    from docgen.pdf.merging import merge_pdfs

__all__ = ["ConversionFailed", "Feature", "LibreOffice", "UnsupportedFeature", "merge_pdfs", "to_pdf"]


def __getattr__(name: str) -> Any:
    """Merging needs pypdf, which takes longer to import than a paper takes to make: only when asked for."""
    if name != "merge_pdfs":
        raise AttributeError(f"module 'docgen.pdf' has no attribute {name!r}")
    return import_module("docgen.pdf.merging").merge_pdfs
