"""Blocks → atoms standing on each other: gaps between paragraphs, what keeps together, where a page begins.

The gap between two paragraphs is the greater of what they ask for, as in Word, unless the document adds them.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.pdf.lines.breaking import Measure
from docgen.pdf.lines.line import Line
from docgen.pdf.lines.paragraph import lay_out
from docgen.pdf.measure.typesetter import Typesetter
from docgen.pdf.paginate.atoms import Atom, Frame
from docgen.pdf.paginate.numbers import PageNumbers
from docgen.pdf.paginate.table_boxes import TableLayout
from docgen.pdf.resolve.content import Block, Document, Paragraph, Table
from docgen.pdf.resolve.formats import ParagraphFormat

# What "automatic" spacing comes to: the 14 points of an HTML paragraph.
_AUTO = 280


class Stacker:
    """Stacks the blocks of stories in columns."""

    def __init__(
        self, document: Document, typesetter: Typesetter, numbers: PageNumbers, *, pressing: bool = True
    ) -> None:
        settings = document.settings
        self.document = document
        self._typesetter = typesetter
        self._numbers = numbers
        self._tab_stop = settings.tab_stop
        self._pressing = pressing and settings.compatibility >= 15
        self._expand = settings.expand_breaks
        self._adds = settings.add_spacings
        self._tables = TableLayout(self, settings.compatibility)

    def stack(self, blocks: Iterable[Block], width: float, *, in_cell: bool = False) -> list[Atom]:
        """The atoms of blocks in a column of a width."""
        atoms: list[Atom] = []
        before: Paragraph | None = None
        breaks = False
        for block in blocks:
            if isinstance(block, Table):
                made = self._tables.atoms(block, width)
                gap = self._after(before, None, in_cell)
                before, turned = None, False
            else:
                made = self.paragraph(block, width)
                gap = self._gap(before, block, in_cell)
                _join_frames(before, block, atoms, made)
                before, turned = block, _turns_page(made)
            if not made:
                continue
            made[0].gap += gap
            made[0].keep = _keeps(atoms) and not in_cell
            if breaks:
                made[0].force = made[0].force or "page"
            breaks = turned
            atoms += made
        if before is not None and atoms:
            atoms[-1].below += self._after(before, None, in_cell)
        return atoms

    def paragraph(self, paragraph: Paragraph, width: float) -> list[Atom]:
        """The lines of a paragraph as atoms, bound by its widow, orphan and keep rules."""
        self._numbers.enter(paragraph)
        measure = Measure(width, self._tab_stop, self._pressing, self._expand)
        lines = lay_out(paragraph, measure, self._typesetter, self._numbers)
        format = paragraph.format
        frame = _frame(paragraph, width)
        atoms = [
            Atom(
                height=line.height,
                gap=line.extra if at else 0,
                below=line.extra if at == len(lines) - 1 else 0,
                keep=_is_bound(format, at, len(lines), lines),
                force="page" if at and lines[at - 1].end == "page" else "",
                line=line,
                frame=frame,
                first=at == 0,
                last=at == len(lines) - 1,
                paragraph=paragraph,
                notes=line.notes,
            )
            for at, line in enumerate(lines)
        ]
        if format.page_break_before:
            atoms[0].force = "page"
        _pad(atoms, format)
        return atoms

    def _gap(self, before: Paragraph | None, after: Paragraph, in_cell: bool) -> float:
        wanted = self._before(before, after, in_cell)
        left = self._after(before, after, in_cell)
        return left + wanted if self._adds else max(left, wanted)

    def _before(self, before: Paragraph | None, after: Paragraph, in_cell: bool) -> float:
        format = after.format
        if format.before_auto:
            return 0 if before is None and in_cell else _AUTO
        if format.contextual and before is not None and before.format.style == format.style:
            return 0
        return format.before

    def _after(self, before: Paragraph | None, after: Paragraph | None, in_cell: bool) -> float:
        if before is None:
            return 0
        format = before.format
        if format.after_auto:
            return 0 if after is None and in_cell else _AUTO
        if format.contextual and after is not None and after.format.style == format.style:
            return 0
        return format.after


def _keeps(atoms: list[Atom]) -> bool:
    """Whether the last block so far asks to stand on one page with what follows."""
    return bool(atoms) and atoms[-1].paragraph is not None and atoms[-1].paragraph.format.keep_next


def _is_bound(format: ParagraphFormat, at: int, count: int, lines: list[Line]) -> bool:
    """Whether a page may not end before line ``at``: two lines at least stay together on either side."""
    if at == 0 or lines[at - 1].end == "page":
        return False
    if format.keep_lines:
        return True
    return format.widow and (at == 1 or at == count - 1)


def _turns_page(atoms: list[Atom]) -> bool:
    return bool(atoms and atoms[-1].line and atoms[-1].line.end == "page")


def _frame(paragraph: Paragraph, width: float) -> Frame | None:
    format = paragraph.format
    if not format.borders and not format.shade:
        return None
    hanging = min(format.first, 0)
    return Frame(paragraph, format.left + hanging, width - format.right)


def _pad(atoms: list[Atom], format: ParagraphFormat) -> None:
    """Room for the borders above the first line and under the last."""
    for side, atom in (("top", atoms[0]), ("bottom", atoms[-1])):
        border = format.borders.get(side)
        if border is not None:
            _add_pad(atom, side, border.width + border.space * 20)


def _add_pad(atom: Atom, side: str, room: float) -> None:
    if side == "top":
        atom.pad_top += room
    else:
        atom.pad_bottom += room
    atom.height += room


def _join_frames(before: Paragraph | None, after: Paragraph, atoms: list[Atom], made: list[Atom]) -> None:
    """Two paragraphs with the same borders and indents stand in one frame."""
    if before is None or not made or not atoms or not after.format.borders:
        return
    one, two = before.format, after.format
    same = (one.borders, one.left, one.right, min(one.first, 0)) == (
        two.borders,
        two.left,
        two.right,
        min(two.first, 0),
    )
    if not same:
        return
    for side, atom in (("bottom", atoms[-1]), ("top", made[0])):
        border = one.borders.get(side)
        if border is not None:
            _add_pad(atom, side, -(border.width + border.space * 20))
    if made[0].frame is not None:
        made[0].frame.joins = atoms[-1].frame
