"""A type's own words, as its ``context.py`` declares them: ``extend = OwnWords(…)``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.document_type import DocumentType
from docgen.errors import Fault, ManifestError
from registry.snapshot import Subject
from templates_docx.vocabulary.word import Request, Word, read_words


def _no_faults(request: Request) -> Iterable[Fault]:
    return ()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a type adds to the common words.

    ``words``: root → words read from the subject. ``required``: paths («пара.куратор») that must not be
    empty. ``check``: faults of the type's own, told before any word is read.
    """

    words: Mapping[str, Sequence[Word[Subject]]] = field(default_factory=dict)
    required: Sequence[str] = ()
    check: Callable[[Request], Iterable[Fault]] = _no_faults

    def __call__(self, request: Request) -> dict[str, Any]:
        """The own words with their values, under their roots."""
        return {root: read_words(words, request.subject, request) for root, words in self.words.items()}


def own_words(document_type: DocumentType) -> OwnWords:
    """The own words of a type; none when its folder has no ``context.py``. Raises ManifestError."""
    found = document_type.context_builder
    if found is None:
        return OwnWords()
    if not isinstance(found, OwnWords):
        raise ManifestError("В context.py слово extend должно быть OwnWords(…).", place=document_type.id)
    return found
