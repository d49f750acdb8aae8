"""Atoms → pages of one height after another: the greedy filling that Word and LibreOffice do.

Where the next atom does not fit, a row is split if it may be; else the page ends at the last place where it
may end. Knows room and atoms; headers, footers and paper belong to the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from docgen.pdf.paginate.atoms import Atom, CellBox, RowBox, stack_height
from docgen.pdf.paginate.splitting import split_atoms, split_row

_NEARLY = 0.5
# Header rows higher than this share of a page are not repeated: nothing would fit under them.
_MOST_OF_PAGE = 0.75


@dataclass(slots=True)
class Filled:
    """What stands on one page, with the y of each atom from the page's first line of text."""

    atoms: list[tuple[float, Atom]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    used: float = 0


class Filler:
    """Fills pages with the atoms of a section.

    ``note_height`` gives the room that a set of footnotes takes at the foot of a page.
    """

    def __init__(self, atoms: list[Atom], note_height: Callable[[list[int]], float]) -> None:
        self._atoms = atoms
        self._room = 0.0
        self._note_height = note_height
        self._next = 0

    @property
    def left(self) -> bool:
        """Whether atoms are left."""
        return self._next < len(self._atoms)

    def next_force(self) -> str:
        """What kind of page the next atom wants to begin, if any."""
        return self._atoms[self._next].force if self.left else ""

    def page(self, room: float, *, start: float = 0, hard: bool = True) -> Filled:
        """Fill one page of a height; ``hard`` for a page that a break began: there the first gap is kept."""
        first = self._next
        filled = Filled(used=start)
        self._room = room
        self._repeat_headers(filled, first)
        at, opened = first, len(filled.atoms)
        while at < len(self._atoms):
            atom = self._atoms[at]
            if at > first and atom.force:
                break
            gap = 0.0 if at == first and not hard and start == 0 else atom.gap
            bottom = filled.used + gap + atom.height
            if bottom > room - self._noted(filled, atom) + _NEARLY:
                at = self._overflow(filled, at, first, opened, room, gap, start)
                break
            self._put(filled, atom, gap)
            at += 1
        self._next = at
        self._continue_merged(at)
        return filled

    def _noted(self, filled: Filled, atom: Atom) -> float:
        return self._note_height(filled.notes + atom.notes) if filled.notes or atom.notes else 0

    def _put(self, filled: Filled, atom: Atom, gap: float) -> None:
        filled.atoms.append((filled.used + gap, atom))
        filled.used += gap + atom.height + atom.below
        filled.notes += atom.notes

    def _overflow(
        self, filled: Filled, at: int, first: int, opened: int, room: float, gap: float, start: float
    ) -> int:
        """End the page before an atom that does not fit; gives the atom the next page begins with."""
        atom = self._atoms[at]
        space = room - filled.used - gap - self._noted(filled, atom)
        self._continue_merged(at)
        parts = split_row(self._loosened(self._atoms[at], alone=at == first), space)
        if parts is not None:
            self._atoms[at : at + 1] = parts
            self._put(filled, parts[0], gap)
            return at + 1
        end = self._last_end(at, first)
        if end == first and start == 0:
            if at == first:
                self._put(filled, self._atoms[at], gap)
                return at + 1
            end = self._cut(at, first)
        del filled.atoms[opened + end - first :]
        filled.notes = [note for _, one in filled.atoms for note in one.notes]
        return end

    def _last_end(self, at: int, first: int) -> int:
        """The last atom, from ``at`` back, before which the page may end."""
        while at > first and self._atoms[at].keep:
            at -= 1
        return at

    def _cut(self, at: int, first: int) -> int:
        """Where a chain longer than the page is cut: before a table in it, else where it overflows."""
        for index in range(at, first, -1):
            row = self._atoms[index].row
            if row is not None and row.index == 0:
                return index
        return at

    def _loosened(self, atom: Atom, *, alone: bool) -> Atom:
        """A row that no page could hold whole, or that even a page of its own cannot, may be split."""
        row = atom.row
        if row is None or row.exact or not row.cant_split or row.header:
            return atom
        if row.height <= self._room and not alone:
            return atom
        return replace(atom, row=replace(row, cant_split=False))

    def _repeat_headers(self, filled: Filled, first: int) -> None:
        """A page that begins amid a table begins with the table's header rows."""
        row = self._atoms[first].row if self.left else None
        if row is None or row.header or row.index < row.table.headers:
            return
        if row.index == row.table.headers and not any(one.continued for one in row.cells) and first == 0:
            return
        previous = self._atoms[first - 1].row if first else None
        if previous is None or previous.table is not row.table:
            return
        headers = row.table.rows[: row.table.headers]
        if sum(one.height for one in headers) > self._room * _MOST_OF_PAGE:
            return
        for header in headers:
            self._put(filled, Atom(header.height, row=header), 0)

    def _continue_merged(self, at: int) -> None:
        """A cell merged over rows that a page break parts goes on at the top of the next page."""
        row = self._atoms[at].row if at < len(self._atoms) else None
        if row is None:
            return
        for index, above in self._rows_above(at, row):
            for place, cell in enumerate(above.cells):
                reach = cell.rows - (row.index - above.index)
                if cell.rows > 1 and reach > 0 and row.index > above.index:
                    self._part_cell(index, above, place, cell, row.index - above.index, reach, at)

    def _rows_above(self, at: int, row: RowBox) -> Iterator[tuple[int, RowBox]]:
        for index in range(at - 1, -1, -1):
            above = self._atoms[index].row
            if above is None or above.table is not row.table:
                return
            yield index, above

    def _part_cell(
        self, index: int, above: RowBox, place: int, cell: CellBox, kept: int, reach: int, at: int
    ) -> None:
        height = sum(one.height for one in self._atoms[index:at])
        head, tail = split_atoms(cell.atoms, height - cell.top - cell.bottom)
        above.cells[place] = replace(cell, atoms=head, content=stack_height(head), rows=kept)
        rest = replace(cell, atoms=tail, content=stack_height(tail), rows=reach, continued=True)
        below = self._atoms[at]
        if below.row is not None:
            cells = sorted([*below.row.cells, rest], key=lambda one: one.x)
            self._atoms[at] = replace(below, row=replace(below.row, cells=cells))
        self._fit_end(at, reach, rest)

    def _fit_end(self, at: int, reach: int, rest: CellBox) -> None:
        """The last of the merged rows is as high as what is left of the cell needs."""
        rows = self._atoms[at : at + reach]
        last = rows[-1].row
        if last is None or last.exact:
            return
        needed = rest.content + rest.top + rest.bottom - sum(one.height for one in rows[:-1])
        last.height = rows[-1].height = max(last.own, needed)
