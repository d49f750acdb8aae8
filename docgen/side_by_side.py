"""Two texts side by side, line by line, what differs marked word by word. Knows no Word and no form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "changed", "gone", "added", "skipped"]

AROUND = 1
"""So many lines that are alike stand around every difference; longer runs are skipped, and counted."""
_ALIKE = 0.5
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; ``marked`` when the other text has them not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of both texts; ``skipped`` counts the lines a row of that kind stands for."""

    kind: Kind
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    skipped: int = 0


def side_by_side(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Both texts as rows; empty lines are left out, and a no-break space is a space."""
    before, after = _read(old), _read(new)
    rows: list[Row] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [Row("same", (Piece(line),), (Piece(line),)) for line in after[j1:j2]]
        else:
            rows += _block(before[i1:i2], after[j1:j2])
    return list(_shortened(rows))


def count_changes(rows: Sequence[Row]) -> int:
    """How many lines are not alike."""
    return sum(row.kind in ("changed", "gone", "added") for row in rows)


def _read(lines: Sequence[str]) -> list[str]:
    plain = (" ".join(line.replace("\N{NO-BREAK SPACE}", " ").split()) for line in lines)
    return [line for line in plain if line]


def _block(old: list[str], new: list[str]) -> Iterator[Row]:
    """Lines that stand in each other's place: alike ones in one row, the rest by themselves, in order."""
    rest = old
    for line in new:
        place = next((place for place, one in enumerate(rest) if _is_alike(one, line)), None)
        if place is None:
            yield Row("added", new=(Piece(line, marked=True),))
            continue
        yield from (Row("gone", old=(Piece(one, marked=True),)) for one in rest[:place])
        yield _changed(rest[place], line)
        rest = rest[place + 1 :]
    yield from (Row("gone", old=(Piece(one, marked=True),)) for one in rest)


def _is_alike(old: str, new: str) -> bool:
    found = SequenceMatcher(None, _WORDS.findall(old), _WORDS.findall(new), autojunk=False)
    return found.ratio() >= _ALIKE


def _changed(old: str, new: str) -> Row:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        marked = kind != "equal"
        left += [Piece("".join(before[i1:i2]), marked)] if i2 > i1 else []
        right += [Piece("".join(after[j1:j2]), marked)] if j2 > j1 else []
    return Row("changed", tuple(left), tuple(right))


def _shortened(rows: Sequence[Row]) -> Iterator[Row]:
    """Long runs of lines that are alike as their ends and the number of the rest."""
    near = {
        place + shift
        for place, row in enumerate(rows)
        if row.kind != "same"
        for shift in range(-AROUND, AROUND + 1)
    }
    left_out = 0
    for place, row in enumerate(rows):
        if place not in near:
            left_out += 1
            continue
        if left_out:
            yield Row("skipped", skipped=left_out)
        left_out = 0
        yield row
    if left_out:
        yield Row("skipped", skipped=left_out)
