"""The vocabulary: English facts in, the Russian words a form may use out. The only bridge between the two."""

from __future__ import annotations

from templates_docx.vocabulary.build import build_context
from templates_docx.vocabulary.word import Registration, Request, Word

__all__ = ["Registration", "Request", "Word", "build_context"]
