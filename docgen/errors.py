"""What docgen refuses, each with a stable code, a Russian sentence and a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class DocgenError(Exception):
    """Base of the family.

    ``code`` is stable and English; ``message`` is one Russian sentence: what is wrong, where, what to do;
    ``place`` names the form, the part and the paragraph or cell, and may be empty.
    """

    code = "docgen_error"

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a form, as data: the linter returns it, the error carries it."""

    code: str
    message: str
    place: str = ""
    quote: str = ""
    suggestion: str = ""


class TemplateFaults(DocgenError):
    """The form cannot be compiled; ``faults`` lists everything found, never only the first."""

    code = "template_faults"

    def __init__(self, faults: Sequence[Fault], *, place: str = "") -> None:
        first = faults[0].message if faults else "форма содержит ошибки"
        rest = f" (и ещё {len(faults) - 1})" if len(faults) > 1 else ""
        super().__init__(f"{first}{rest}", place=place or (faults[0].place if faults else ""))
        self.faults = tuple(faults)


class RenderError(DocgenError):
    """The form met data it cannot print: an unknown word, an empty value, a wrong kind of value."""

    code = "render_error"


class BudgetSpent(RenderError):
    """The document grows beyond its budget of turns, size or time; the rendering ends at once."""

    code = "budget_spent"


class UnsafePackage(DocgenError):
    """The file is not a .docx we accept: broken, too large, or carrying what a form may not carry."""

    code = "unsafe_package"


class ManifestError(DocgenError):
    """A document type's folder is not complete or not consistent."""

    code = "manifest_error"
