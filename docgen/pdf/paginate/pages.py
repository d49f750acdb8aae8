"""A laid-out paper: pages with atoms at their places, in twips from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.pdf.paginate.atoms import Atom
from docgen.pdf.read.sections import SectionProps


@dataclass(slots=True)
class Standing:
    """An atom at its place; ``part`` names the story it belongs to: body, header, footer or note."""

    x: float
    y: float
    atom: Atom
    part: str = "body"


@dataclass(slots=True)
class Page:
    """One page of a section."""

    section: SectionProps
    number: int
    standing: list[Standing] = field(default_factory=list)
    top: float = 0
    bottom: float = 0
    note_rule: float | None = None
    first_of_section: bool = False
    blank: bool = False


@dataclass(slots=True)
class LaidOut:
    """All pages of a paper."""

    pages: list[Page]
