"""A TrueType font for reportlab that keeps the no-break space what it is.

reportlab writes U+00A0 as a plain space; then a justified line would stretch it, and the text read back from
the PDF would have lost it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont


class Face(TTFont):  # type: ignore[misc]
    """A font whose letters are numbered document by document, in the order they are met."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=True, shapable=False)

    def encode(self, text: str, document: Any) -> list[tuple[int, bytes]]:
        """The text as (subset, codes) parts, for a document being written."""
        try:
            state = self.state[document]
        except KeyError:
            state = self.state[document] = TTFont.State(True, self)
        assignments = state.assignments
        try:
            codes = [assignments[ord(letter)] for letter in text]
        except KeyError:
            codes = [self._assigned(state, ord(letter)) for letter in text]
        return _parts(codes)

    def _assigned(self, state: Any, letter: int) -> int:
        found = state.assignments.get(letter)
        if found is not None:
            return int(found)
        number = _next_code(state)
        state.subsets[number >> 8].append(letter)
        state.assignments[letter] = number
        return number


def _next_code(state: Any) -> int:
    """The next free number: 128 … 255 of the first subset, 1 … 255 of the others; 32 is the space."""
    number = max(int(state.nextCode), 128)
    if number & 0xFF == 0:
        state.subsets.append([0])
        number += 1
    if number & 0xFF == 32:
        state.subsets[number >> 8].append(32)
        number += 1
    state.nextCode = number + 1
    return number


def _parts(codes: list[int]) -> list[tuple[int, bytes]]:
    if all(code < 256 for code in codes):
        return [(0, bytes(codes))]
    parts: list[tuple[int, bytearray]] = []
    for code in codes:
        if not parts or parts[-1][0] != code >> 8:
            parts.append((code >> 8, bytearray()))
        parts[-1][1].append(code & 0xFF)
    return [(subset, bytes(part)) for subset, part in parts]
