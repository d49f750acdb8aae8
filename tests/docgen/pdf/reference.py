"""The stored layout of LibreOffice 7.4: for each paper the lines it broke, with their pages and baselines.

Renewed by ``make pdf-reference`` where LibreOffice is installed; the tests only read it. A line here is what
stands on one baseline from left to right: words of cells side by side are one line.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

from pdf_words import Word

FOLDER = Path(__file__).parent / "reference"


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages' heights in points and the words on them, in painting order."""

    heights: list[float]
    words: list[Word]


def read_reference(name: str) -> dict[str, Layout]:
    """The layouts of one set of papers by the paper's name."""
    stored = json.loads(gzip.decompress((FOLDER / f"{name}.json.gz").read_bytes()))
    return {paper: _unpacked(layout) for paper, layout in stored.items()}


def write_reference(name: str, layouts: dict[str, Layout]) -> None:
    """Store the layouts of a set: the same layouts give the same bytes."""
    packed = {paper: _packed(layout) for paper, layout in layouts.items()}
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _packed(layout: Layout) -> dict[str, object]:
    lines: list[list[object]] = []
    last: Word | None = None
    for word in layout.words:
        if word.turned:
            continue
        if last is None or (last.page, round(last.y, 1)) != (word.page, round(word.y, 1)) or word.x < last.x:
            lines.append([word.page, round(word.y, 2), round(word.x, 1), word.text])
        else:
            lines[-1][3] = f"{lines[-1][3]} {word.text}"
        last = word
    return {"heights": [round(height, 2) for height in layout.heights], "lines": lines}


def _unpacked(stored: dict[str, list]) -> Layout:  # type: ignore[type-arg]
    words = []
    for page, y, x, text in stored["lines"]:
        # Only the order of words on a line is known: their places are made up, from left to right.
        words += [Word(page, x + at, y, x + at, word) for at, word in enumerate(text.split(" "))]
    return Layout(stored["heights"], words)
