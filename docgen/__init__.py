"""docgen: forms made in Word become documents, in good Russian. Knows no mentoring, no database, no HTTP.

This is the front door: what stands here is what the rest of the house uses.
"""

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
from docgen.template import Template, check_template, compile_template, outline

__all__ = [
    "Catalog",
    "DocgenError",
    "DocumentType",
    "Fault",
    "InputFault",
    "InputFaults",
    "InputField",
    "Manifest",
    "ManifestError",
    "RenderError",
    "Template",
    "TemplateFaults",
    "UnsafePackage",
    "check_template",
    "compile_template",
    "outline",
]
