"""Pages → strokes: every line and row at its place, turned into letters, rules, grounds and pictures."""

from __future__ import annotations

from docgen.pdf.draw.borders import cell_rules, frame_rules, page_rules
from docgen.pdf.draw.decorations import decorate
from docgen.pdf.draw.strokes import Area, Image, Letters, Place, Rule, Strokes
from docgen.pdf.lines.line import Leader, Line
from docgen.pdf.paginate.atoms import Atom, CellBox, Frame, RowBox, stack_height
from docgen.pdf.paginate.pages import Page, Standing
from docgen.pdf.read.properties import Border
from docgen.pdf.resolve.content import Paragraph, Picture, Position


def trace(page: Page, shown: set[int]) -> Strokes:
    """The strokes of a page; ``shown`` gathers the header rows that earlier pages have shown."""
    tracer = _Tracer(page)
    for standing in page.standing:
        row = standing.atom.row
        repeated = row is not None and row.header and id(row) in shown
        tracer.says = standing.part in {"body", "note"} and not repeated
        tracer.atom(standing.atom, standing.x, standing.y)
        shown.update([id(row)] if row is not None and row.header else [])
    tracer.frames(page.standing)
    return tracer.strokes


class _Tracer:
    def __init__(self, page: Page) -> None:
        self.strokes = Strokes(page.section.width, page.section.height)
        self._page = page
        self.says = True
        self.strokes.rules += page_rules(page)
        if page.note_rule is not None:
            left = page.section.left + page.section.gutter
            width = page.section.width - left - page.section.right
            self.strokes.rules.append(
                Rule(left, page.note_rule, left + width / 4, page.note_rule, Border("single", 4))
            )

    def atom(self, atom: Atom, x: float, y: float) -> None:
        if atom.line is not None:
            self._line(atom, atom.line, x, y + atom.pad_top)
        elif atom.row is not None:
            self._row(atom.row, x, y)

    def frames(self, standing: list[Standing]) -> None:
        """Borders and grounds of paragraphs, one frame around all lines of one on the page."""
        self._frames([(one.x, one.y, one.atom) for one in standing])

    def _frames(self, atoms: list[tuple[float, float, Atom]]) -> None:
        groups: list[list[tuple[float, float, Atom]]] = []
        for one in atoms:
            if one[2].frame is None:
                continue
            if groups and _same_frame(groups[-1][-1][2].frame, one[2].frame):
                groups[-1].append(one)
            else:
                groups.append([one])
        for group in groups:
            self._frame(group)

    def _frame(self, group: list[tuple[float, float, Atom]]) -> None:
        x, top, first = group[0]
        _, y, last = group[-1]
        if first.frame is not None:
            bottom = y + last.height
            grounds, rules = frame_rules(first.frame, x, top, bottom, opens=first.first, closes=last.last)
            self.strokes.grounds += grounds
            self.strokes.rules += rules

    def _line(self, atom: Atom, line: Line, x: float, y: float) -> None:
        baseline = y + line.ascent
        owner = atom.paragraph if self.says else None
        for run in line.runs:
            if run.text:
                self.strokes.letters.append(Letters(x + run.x, baseline - run.raised, run, 0, owner))
                decorate(self.strokes, run, x + run.x, baseline, y, line.height)
            if run.link:
                self.strokes.areas.append(Area(x + run.x, y, run.width, line.height, run.link))
        for leader in line.leaders:
            self.strokes.rules.append(_leader(leader, x, baseline))
        for one in line.pictures:
            self._picture(one.picture, x + one.x, x, y, baseline, owner)
        for name in line.marks:
            self.strokes.places.append(Place(y, name))
        if self.says and atom.first and atom.paragraph is not None and atom.paragraph.format.outline < 9:
            self._heading(atom.paragraph, y)

    def _heading(self, paragraph: Paragraph, y: float) -> None:
        title = "".join(getattr(piece, "text", " ") for piece in paragraph.inlines).strip()
        label = f"{paragraph.label.text} " if paragraph.label else ""
        if title:
            self.strokes.places.append(
                Place(y, "", label + " ".join(title.split()), paragraph.format.outline)
            )

    def _picture(
        self, picture: Picture, x: float, column: float, y: float, baseline: float, owner: Paragraph | None
    ) -> None:
        if picture.horizontal is None or picture.vertical is None:
            self.strokes.images.append(Image(x, baseline - picture.height, picture, owner))
            return
        image = Image(
            _across(picture.horizontal, picture.width, column, x, self._page),
            _down(picture.vertical, picture.height, y, self._page),
            picture,
            owner,
        )
        (self.strokes.behind if picture.behind else self.strokes.images).append(image)

    def _row(self, row: RowBox, x: float, y: float) -> None:
        for cell in row.cells:
            height = _height(row, cell)
            grounds, rules = cell_rules(cell, row, x + cell.x, y, height)
            self.strokes.grounds += grounds
            self.strokes.rules += rules
            if cell.turned:
                self._turned(cell, x + cell.x, y, height)
            else:
                self._cell(cell, x + cell.x + cell.left, y, height)

    def _cell(self, cell: CellBox, x: float, y: float, height: float) -> None:
        top = y + cell.top + _aligned(cell, height - cell.top - cell.bottom, cell.content)
        stood = []
        for atom in cell.atoms:
            top += atom.gap
            self.atom(atom, x, top)
            stood.append((x, top, atom))
            top += atom.height + atom.below
        self._frames(stood)

    def _turned(self, cell: CellBox, x: float, y: float, height: float) -> None:
        """Vertical text: laid out lying, then turned about the cell's corner."""
        lying = _Tracer(self._page)
        lying.says = self.says
        lying.strokes = Strokes(0, 0)
        used = stack_height(cell.atoms)
        room = cell.width - cell.left - cell.left
        shift = _aligned(cell, room, used)
        top = 0.0
        for atom in cell.atoms:
            lying.atom(atom, 0, top)
            top += atom.gap + atom.height + atom.below
        margin = cell.cell.format.margins
        for one in lying.strokes.letters:
            if cell.turned > 0:
                at = (x + cell.left + shift + one.y, y + height - margin["bottom"] - one.x)
            else:
                at = (x + cell.width - cell.left - shift - one.y, y + margin["top"] + one.x)
            self.strokes.letters.append(Letters(*at, one.run, cell.turned, one.paragraph))


def _same_frame(one: Frame | None, two: Frame | None) -> bool:
    return one is two or (two is not None and two.joins is not None and _same_frame(one, two.joins))


def shift_in(cell: CellBox, row: RowBox) -> float:
    """How far the vertical alignment of a cell moves its text down."""
    return _aligned(cell, _height(row, cell) - cell.top - cell.bottom, cell.content)


def _height(row: RowBox, cell: CellBox) -> float:
    if cell.rows == 1:
        return row.height
    return sum(one.height for one in row.table.rows[row.index : row.index + cell.rows])


def _aligned(cell: CellBox, room: float, content: float) -> float:
    if cell.split:
        # A cell that a page break parts begins at its top, whatever it asks for.
        return 0
    shift = {"center": (room - content) / 2, "bottom": room - content}.get(cell.cell.format.valign, 0)
    return max(shift, 0)


def _leader(leader: Leader, x: float, baseline: float) -> Rule:
    down = baseline + leader.type.size * 20 * 0.1
    kind = {"dot": "dotted", "middleDot": "dotted", "hyphen": "dashed"}.get(leader.kind, "single")
    y = baseline - leader.type.size * 5 if leader.kind == "middleDot" else down
    y = baseline if kind != "single" else y
    return Rule(x + leader.x, y, x + leader.x + leader.width, y, Border(kind, 6, 0, leader.format.color))


def _across(position: Position, width: float, column: float, anchor: float, page: Page) -> float:
    """The left of an anchored picture: from the page, the margins, the column or its anchor."""
    section = page.section
    left, right = section.left + section.gutter, section.width - section.right
    start, end = {
        "page": (0.0, section.width),
        "leftMargin": (0.0, left),
        "rightMargin": (right, section.width),
        "character": (anchor, anchor),
    }.get(position.base, (column if position.base == "column" else left, right))
    return _offset(position, start, end, width)


def _down(position: Position, height: float, y: float, page: Page) -> float:
    """The top of an anchored picture: from the page, the margins, or the line of its anchor."""
    section = page.section
    start, end = {
        "page": (0.0, section.height),
        "margin": (page.top, page.bottom),
        "topMargin": (0.0, page.top),
        "bottomMargin": (page.bottom, section.height),
    }.get(position.base, (y, y))
    return _offset(position, start, end, height)


def _offset(position: Position, start: float, end: float, size: float) -> float:
    if position.align in {"center"}:
        return (start + end - size) / 2
    if position.align in {"right", "bottom", "outside"}:
        return end - size
    return start + (0 if position.align else position.offset)
