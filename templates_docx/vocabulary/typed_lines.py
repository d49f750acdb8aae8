"""Long answers typed line by line: as paragraphs, as an enumeration, as rows of cells.

Knows no document type and no question.
"""

from __future__ import annotations

from templates_docx.vocabulary.outsiders import typed
from templates_docx.vocabulary.word import Request, in_print


def lines(request: Request, name: str) -> list[str]:
    """The lines of the answer to ``name``, set as in print, the empty ones left out."""
    return [in_print(line.strip()) for line in typed(request, name).splitlines() if line.strip()]


def enumerated(request: Request, name: str) -> list[str]:
    """The lines as members of an enumeration: «…;» and the last one «….»."""
    told = [line.rstrip(" .;,") for line in lines(request, name)]
    return [f"{line};" for line in told[:-1]] + [f"{line}." for line in told[-1:]]


def rows(request: Request, name: str, cells: int) -> list[tuple[str, ...]]:
    """The lines cut at «;» into so many cells; what is missing is empty, what is left stays in the last."""
    cut = ([part.strip() for part in line.split(";", cells - 1)] for line in lines(request, name))
    return [tuple(parts + [""] * (cells - len(parts))) for parts in cut]
