"""docgen: forms made in Word become documents, in good Russian. Knows no mentoring, no database, no HTTP.

This is the front door: what stands here is what the rest of the house uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.catalog import Catalog
    from docgen.document_type import DocumentType
    from docgen.errors import (
        DocgenError,
        Fault,
        ManifestError,
        RenderError,
        TemplateFaults,
        UnsafePackage,
    )
    from docgen.inputs import InputFault, InputFaults
    from docgen.manifest import InputField, Manifest
    from docgen.pdf import LibreOffice, UnsupportedFeature, merge_pdfs, to_pdf
    from docgen.template.annotate import annotate_template
    from docgen.template.compile import check_template
    from docgen.template.fix import fix_template
    from docgen.template.inserts import Chart, Fragment, Image, Lines, RichText
    from docgen.template.library import compile_template, keep_compiled
    from docgen.template.outline import outline
    from docgen.template.template import Template

# A process that only fills a form compiled before starts in a few milliseconds: nothing heavy is imported
# until its name is asked for.
_HOMES = {
    "docgen.catalog": ("Catalog",),
    "docgen.document_type": ("DocumentType",),
    "docgen.errors": (
        "DocgenError", "Fault", "ManifestError", "RenderError", "TemplateFaults", "UnsafePackage",
    ),
    "docgen.inputs": ("InputFault", "InputFaults"),
    "docgen.manifest": ("InputField", "Manifest"),
    "docgen.pdf": ("LibreOffice", "UnsupportedFeature", "merge_pdfs", "to_pdf"),
    "docgen.template.annotate": ("annotate_template",),
    "docgen.template.compile": ("check_template",),
    "docgen.template.fix": ("fix_template",),
    "docgen.template.inserts": ("Chart", "Fragment", "Image", "Lines", "RichText"),
    "docgen.template.library": ("compile_template", "keep_compiled"),
    "docgen.template.outline": ("outline",),
    "docgen.template.template": ("Template",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Catalog",
    "Chart",
    "DocgenError",
    "DocumentType",
    "Fault",
    "Fragment",
    "Image",
    "InputFault",
    "InputFaults",
    "InputField",
    "LibreOffice",
    "Lines",
    "Manifest",
    "ManifestError",
    "RenderError",
    "RichText",
    "Template",
    "TemplateFaults",
    "UnsafePackage",
    "UnsupportedFeature",
    "annotate_template",
    "check_template",
    "compile_template",
    "fix_template",
    "keep_compiled",
    "merge_pdfs",
    "outline",
    "to_pdf",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
