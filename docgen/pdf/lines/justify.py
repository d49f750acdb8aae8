"""The letters of a line → moved to where the paragraph's alignment wants them."""

from __future__ import annotations

from docgen.pdf.lines.line import Line, Placed


def align(line: Line, segment: int, end: float, alignment: str, expand_breaks: bool) -> None:
    """Align a line whose letters end at ``end``, trailing spaces not counted.

    Only what stands after the last tab (from run ``segment`` on) is stretched: what is before has its place.
    """
    room = line.right - end
    if alignment in {"both", "distribute"}:
        justified = line.end == "wrap" or (line.end == "line" and expand_breaks)
        if justified or alignment == "distribute":
            stretch(line.runs[segment:], room)
    elif alignment == "right":
        shift(line, room)
    elif alignment == "center":
        shift(line, room / 2)


def shift(line: Line, by: float) -> None:
    """Move everything on the line."""
    for run in line.runs:
        run.x += by
    for leader in line.leaders:
        leader.x += by
    for one in line.pictures:
        one.x += by


def stretch(runs: list[Placed], room: float) -> None:
    """Share ``room`` among the plain spaces; no-break spaces keep their width."""
    count = sum(spaces_in(run) for run in runs)
    if count == 0:
        return
    each, moved = room / count, 0.0
    for run in runs:
        inner = spaces_in(run)
        run.x += moved
        run.stretch = each
        run.width += inner * each
        moved += inner * each


def spaces_in(run: Placed) -> int:
    """How many spaces of a run may be stretched; those of a label may not."""
    return 0 if run.fixed else run.text.count(" ")
