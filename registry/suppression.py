"""Small groups hidden in published counts, so that no difference of what is shown gives them away.

A count from one to four is hidden (152-ФЗ, ст. 5; the usual threshold of statistics); a hidden count that
the total would tell is joined by others, until every line of the table leaves at least five answers open. It
knows no school and no person: keys and numbers in, the keys to hide out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAST = 5
"""The smallest group that is told; also how many answers a hidden count must leave open."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line(Generic[Key]):
    """Parts whose sum is shown as ``total``; the keys name the counts."""

    parts: Sequence[Key]
    total: Key


def hidden(counts: Mapping[Key, int], lines: Iterable[Line[Key]]) -> frozenset[Key]:
    """The keys of the counts that may not be shown. A zero is always shown: nobody stands behind it."""
    covered: set[Key] = {key for key, count in counts.items() if 0 < count < LEAST}
    checked = list(lines)
    unsafe = True
    while unsafe:  # A count covered for one line may open another.
        unsafe = sum(_cover(counts, line, covered) for line in checked) > 0
    return frozenset(covered)


def hidden_in_column(counts: Mapping[Key, int], total: Key) -> frozenset[Key]:
    """The same for one column whose total is among the counts under the key ``total``."""
    return hidden(counts, [Line([key for key in counts if key != total], total)])


def _cover(counts: Mapping[Key, int], line: Line[Key], covered: set[Key]) -> bool:
    """Hide more of the line while it is not safe; whether anything was hidden."""
    changed = False
    while not _is_safe(counts, line, covered):
        shown = [key for key in line.parts if counts.get(key, 0) and key not in covered]
        if shown:
            covered.add(min(shown, key=lambda key: counts[key]))
        elif line.total in covered:
            return changed
        else:
            covered.add(line.total)
        changed = True
    return changed


def _is_safe(counts: Mapping[Key, int], line: Line[Key], covered: set[Key]) -> bool:
    """Every hidden part may be any of ``LEAST`` numbers or more, as far as the line tells.

    Of ``k`` hidden parts of a known sum each is from one to the sum less the others' ones. A hidden total is
    told by its parts unless one of them is hidden too.
    """
    parts = [key for key in line.parts if key in covered]
    if line.total in covered:
        return bool(parts)
    together = sum(counts[key] for key in parts)
    return not parts or (len(parts) > 1 and together - len(parts) + 1 >= LEAST)
