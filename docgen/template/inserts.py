"""What a form can print besides plain text: lines, rich text, pictures, charts, fragments of other forms.

Frozen values without behaviour that a form could reach. Knows no package and no XML; ``put`` writes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Self

Underline = Literal["", "single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave"]
Index = Literal["", "subscript", "superscript"]


@dataclass(frozen=True, slots=True)
class Lines:
    r"""A text with marks: \n a new line, \t a tab, \a a new paragraph like this one, \f a new page.

    A plain text may hold them too; docxtpl's users know this class as Listing.
    """

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of rich text: its text and how it looks; what is left empty comes from the form.

    ``size`` is in points, ``color`` and ``highlight`` are hexadecimal («C00000»), ``style`` is the id of a
    character style of the form, ``link`` is a web address; ``font`` may name a script: «eastAsia:SimSun».
    """

    text: str
    style: str = ""
    color: str = ""
    highlight: str = ""
    size: float = 0
    index: Index = ""
    bold: bool = False
    italic: bool = False
    underline: Underline = ""
    strike: bool = False
    font: str = ""
    lang: str = ""
    link: str = ""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class RichText:
    """Pieces of text, each with its own look; printed by «{{r слово }}».

    With ``paragraphs`` it is printed by «{{p слово }}»: each element is a paragraph's style and its pieces.
    """

    runs: tuple[Run, ...] = ()
    paragraphs: tuple[tuple[str, tuple[Run, ...]], ...] = ()

    def add(self, run: Run) -> Self:
        """This text with one more piece."""
        return replace(self, runs=(*self.runs, run))

    def paragraph(self, *runs: Run, style: str = "") -> Self:
        """This text with one more paragraph."""
        return replace(self, paragraphs=(*self.paragraphs, (style, runs)))


@dataclass(frozen=True, slots=True)
class Image:
    """A picture (PNG, JPEG, GIF, BMP), in millimetres.

    With both ``width`` and ``height`` it is put into that box and keeps its ratio, unless ``stretch``; with
    one of them the other follows; with none it has its own size.
    """

    data: bytes
    width: float = 0
    height: float = 0
    stretch: bool = False
    description: str = ""
    link: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The numbers of a chart that stands in the form: series by name over the same categories."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | int | float | None, ...]], ...]
    description: str = ""

    @classmethod
    def of(
        cls,
        categories: Sequence[str],
        series: Mapping[str, Sequence[Decimal | int | float | None]],
        description: str = "",
    ) -> Chart:
        """A chart of lists and a dict, in their order; the description is read to those who cannot see it."""
        rows = tuple((name, tuple(values)) for name, values in series.items())
        return cls(tuple(categories), rows, description)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Another document's content, to be put where «{{p слово }}» stands: its styles, lists and pictures too.

    ``document`` is a .docx: made by hand, or what another form gave.
    """

    document: bytes


INSERTS = (Lines, RichText, Image, Chart, Fragment)
