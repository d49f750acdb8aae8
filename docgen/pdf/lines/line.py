"""A line: what stands where on it, and how high it is. Distances in twips from the paragraph's column."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.pdf.measure.typeface import Type
from docgen.pdf.resolve.content import Picture
from docgen.pdf.resolve.formats import RunFormat


@dataclass(slots=True)
class Placed:
    """Letters at their place; ``stretch`` is added to each plain space in them."""

    x: float
    text: str
    type: Type
    format: RunFormat
    width: float
    raised: float = 0
    link: str = ""
    stretch: float = 0
    fixed: bool = False


@dataclass(slots=True)
class Leader:
    """The row of dots or the rule that a tab draws."""

    x: float
    width: float
    kind: str
    type: Type
    format: RunFormat


@dataclass(slots=True)
class PlacedPicture:
    """An inline picture, its bottom on the baseline; an anchored one at the place of its anchor."""

    x: float
    picture: Picture


@dataclass(slots=True)
class Line:
    """A line ``height`` high, its baseline ``ascent`` below its top; a multiple of spacing adds ``extra``."""

    runs: list[Placed] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    ascent: float = 0
    height: float = 0
    extra: float = 0
    left: float = 0
    right: float = 0
    end: str = "wrap"
    notes: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The letters of the line in order."""
        return "".join(run.text for run in self.runs)
