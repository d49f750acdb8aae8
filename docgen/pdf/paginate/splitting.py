"""Rows that do not fit on a page → the part that does and the rest."""

from __future__ import annotations

from dataclasses import replace

from docgen.pdf.paginate.atoms import Atom, CellBox, RowBox, stack_height


def split_atoms(atoms: list[Atom], room: float) -> tuple[list[Atom], list[Atom]]:
    """The atoms that fit into a height, and the rest; lines in cells know no orphans, as in LibreOffice."""
    used = 0.0
    for at, atom in enumerate(atoms):
        if used + atom.gap + atom.height > room + 0.5:
            return _parted(atoms, at, room - used - atom.gap)
        used += atom.gap + atom.height + atom.below
    return atoms, []


def split_row(atom: Atom, room: float) -> tuple[Atom, Atom] | None:
    """A row in two; None when it may not be split or a cell could not hold a line of its text."""
    row = atom.row
    if row is None or row.cant_split or row.header or any(one.turned for one in row.cells):
        return None
    heads, tails = [], []
    for cell in row.cells:
        first, rest = split_atoms(cell.atoms, room - cell.top - cell.bottom)
        if cell.atoms and not first:
            return None
        heads.append(replace(_cell_part(cell, first, continued=False), rows=1, split=True))
        tails.append(_cell_part(cell, rest, continued=True))
    if not any(one.atoms for one in tails):
        return None
    return _row_part(atom, row, heads, row.minimum, room), _row_part(atom, row, tails, 0, 1e9)


def _parted(atoms: list[Atom], at: int, room: float) -> tuple[list[Atom], list[Atom]]:
    inner = split_row(atoms[at], room) if atoms[at].row is not None else None
    if inner is not None:
        return [*atoms[:at], inner[0]], [inner[1], *atoms[at + 1 :]]
    rest = atoms[at:]
    if rest:
        # LibreOffice leaves the space before a paragraph above its lines that go on in the cell.
        paragraph = rest[0].paragraph
        rest = [replace(rest[0], gap=paragraph.format.before if paragraph else 0), *rest[1:]]
    return atoms[:at], rest


def _cell_part(cell: CellBox, atoms: list[Atom], *, continued: bool) -> CellBox:
    return replace(cell, atoms=atoms, content=stack_height(atoms), continued=continued or cell.continued)


def _row_part(atom: Atom, row: RowBox, cells: list[CellBox], minimum: float, room: float) -> Atom:
    needed = max((one.content + one.top + one.bottom for one in cells if one.rows == 1), default=0)
    height = min(max(needed, minimum), room)
    part = replace(row, cells=cells, height=max(height, 1), own=max(height, 1), minimum=0)
    notes = [note for cell in cells for one in cell.atoms for note in one.notes]
    return replace(atom, height=part.height, row=part, notes=notes)
