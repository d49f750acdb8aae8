"""What a paper says, as plain data: stories of paragraphs and tables, made of pieces that have their look.

Knows no XML and no page: the measures are not taken yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.pdf.read.properties import Width
from docgen.pdf.read.sections import SectionProps
from docgen.pdf.read.settings import Settings
from docgen.pdf.resolve.formats import CellFormat, ParagraphFormat, RunFormat


@dataclass(frozen=True, slots=True)
class Text:
    """Letters of one look; ``link`` is an address, or "#" and a bookmark."""

    text: str
    format: RunFormat
    link: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A jump to the next stop."""

    format: RunFormat


@dataclass(frozen=True, slots=True)
class Break:
    """A forced end: of a ``line`` or of a ``page``."""

    kind: str
    format: RunFormat


@dataclass(frozen=True, slots=True)
class PageField:
    """A number only the laid-out paper knows: ``page``, ``pages`` or ``section_pages``."""

    kind: str
    number_kind: str
    format: RunFormat


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote: in the text (refers) or in the note itself."""

    note: int
    text: str
    format: RunFormat
    refers: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """Where an anchored picture stands in one direction: from what, how far or aligned how."""

    base: str
    offset: float = 0
    align: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image or a chart, ``width`` × ``height`` twips; anchored when it has a position."""

    name: str
    part: str
    width: float
    height: float
    format: RunFormat
    horizontal: Position | None = None
    vertical: Position | None = None
    wrap: str = "inline"
    behind: bool = False
    distances: tuple[float, float, float, float] = (0, 0, 0, 0)
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    turned: float = 0
    description: str = ""
    chart: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a link may lead to."""

    name: str


Inline = Text | Tab | Break | PageField | NoteMark | Picture | Bookmark


@dataclass(frozen=True, slots=True)
class Label:
    """The number or mark of a list item, what stands after it and how it is aligned at its place."""

    text: str
    format: RunFormat
    suffix: str
    align: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``mark`` is the look of its end, which gives an empty one its height."""

    format: ParagraphFormat
    inlines: tuple[Inline, ...]
    mark: RunFormat
    label: Label | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell from its first grid column over ``span`` columns and ``rows`` rows."""

    column: int
    span: int
    rows: int
    format: CellFormat
    blocks: tuple[Block, ...]
    width: Width | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells but for those a merged cell above covers."""

    cells: tuple[Cell, ...]
    height: float = 0
    height_rule: str = "auto"
    cant_split: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the columns its grid states, in twips."""

    grid: tuple[float, ...]
    rows: tuple[Row, ...]
    indent: float
    align: str
    fixed: bool
    width: Width | None
    margins: dict[str, float]
    place: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its headers and footers by kind: default, first, even."""

    props: SectionProps
    blocks: tuple[Block, ...]
    headers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Block, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper."""

    sections: tuple[Section, ...]
    notes: dict[int, tuple[Block, ...]]
    settings: Settings
    parts: Mapping[str, bytes]
    bookmarks: frozenset[str] = frozenset()
    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = ""
    modified: str = ""
