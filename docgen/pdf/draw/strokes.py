"""What is drawn: letters, rules, grounds, pictures and places. Twips from the page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.pdf.lines.line import Placed
from docgen.pdf.read.properties import Border
from docgen.pdf.resolve.content import Paragraph, Picture


@dataclass(slots=True)
class Letters:
    """A run of letters with its baseline; turned by ``turned`` degrees about its beginning.

    ``paragraph`` is what it says; None for what only decorates the page.
    """

    x: float
    y: float
    run: Placed
    turned: int = 0
    paragraph: Paragraph | None = None


@dataclass(slots=True)
class Rule:
    """A straight border from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    border: Border


@dataclass(slots=True)
class Ground:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(slots=True)
class Image:
    """A picture or chart with its upper left corner."""

    x: float
    y: float
    picture: Picture
    paragraph: Paragraph | None = None


@dataclass(slots=True)
class Area:
    """A rectangle that leads to an address or, by "#", to a bookmark."""

    x: float
    y: float
    width: float
    height: float
    link: str


@dataclass(slots=True)
class Place:
    """Where a bookmark or a heading stands; a heading has a level and a title."""

    y: float
    name: str
    title: str = ""
    level: int = 9


@dataclass(slots=True)
class Strokes:
    """Everything on one page, in the order it is painted: grounds, pictures behind, text, borders."""

    width: float
    height: float
    grounds: list[Ground] = field(default_factory=list)
    behind: list[Image] = field(default_factory=list)
    letters: list[Letters] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
