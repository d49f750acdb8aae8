"""Russian for documents: names, posts, organisations, numerals, dates, typography, agreement."""

from __future__ import annotations

from docgen.russian.forms import CASES, Case, Confidence, Forms, Gender, PersonForms

__all__ = ["CASES", "Case", "Confidence", "Forms", "Gender", "PersonForms"]
