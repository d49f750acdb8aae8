"""Compares our layout with another engine's, line by line.

A line is equal when it begins and ends with the same words of its paragraph. The other engine is known by its
words and their baselines alone; inside a paragraph a new baseline is a new line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pdf_words import Word

_PLAIN = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00ad": ""})


@dataclass(slots=True)
class OurLine:
    """A line of ours: page, baseline in points from the top, words, and the paragraph it belongs to."""

    page: int
    y: float
    paragraph: int
    words: list[str]


@dataclass(slots=True)
class Comparison:
    """How far two layouts agree."""

    lines: int = 0
    equal: int = 0
    same_page: int = 0
    pages: tuple[int, int] = (0, 0)
    on_pages: list[tuple[int, float]] = field(default_factory=list)
    parted: set[int] = field(default_factory=set)
    differences: list[str] = field(default_factory=list)
    unmatched: int = 0

    @property
    def baselines(self) -> list[float]:
        """How far lines stand lower than the other engine's, on pages that hold the same lines."""
        return [by for page, by in self.on_pages if page not in self.parted]

    @property
    def share(self) -> float:
        return self.equal / self.lines if self.lines else 1.0


def compare(ours: list[OurLine], pages: int, words: list[Word], heights: list[float]) -> Comparison:
    """Compare our lines with the words another engine painted; ``heights`` are its pages' in points."""
    words = [word for word in words if not word.turned]
    result = Comparison(pages=(pages, len(heights)))
    tokens = [(at, word) for at, line in enumerate(ours) for word in line.words]
    matched = _match([word for _, word in tokens], [_plain(word.text) for word in words])
    result.unmatched = sum(1 for at in range(len(tokens)) if at not in matched)
    starts: dict[int, int] = {}
    for at, (line, _) in enumerate(tokens):
        starts.setdefault(line, at)
    for index, line in enumerate(ours):
        if line.words:
            _compare_line(result, ours, tokens, matched, words, heights, index, starts[index])
    return result


def _compare_line(
    result: Comparison,
    ours: list[OurLine],
    tokens: list[tuple[int, str]],
    matched: dict[int, int],
    words: list[Word],
    heights: list[float],
    index: int,
    start: int,
) -> None:
    line, end = ours[index], start + len(ours[index].words)
    result.lines += 1
    inside = [words[matched[at]] for at in range(start, end) if at in matched]
    opens = start == 0 or _is_new(ours, tokens, matched, words, start)
    closes = end == len(tokens) or _is_new(ours, tokens, matched, words, end)
    one_line = len({(word.page, round(word.y / 2)) for word in inside}) <= 1 or _spread(inside) < 6
    if not inside or not (opens and closes and one_line):
        result.differences.append(f"p{line.page + 1} " + " ".join(line.words))
        result.parted |= {line.page, *(word.page for word in inside)}
        return
    result.equal += 1
    if inside[0].page == line.page:
        result.same_page += 1
        result.on_pages.append((line.page, line.y - (heights[line.page] - inside[0].y)))
    else:
        result.parted |= {line.page, inside[0].page}


def _is_new(
    ours: list[OurLine], tokens: list[tuple[int, str]], matched: dict[int, int], words: list[Word], at: int
) -> bool:
    """Whether the other engine begins a line with a token: a new paragraph always does."""
    if ours[tokens[at][0]].paragraph != ours[tokens[at - 1][0]].paragraph:
        return True
    if at not in matched or at - 1 not in matched:
        return False
    one, two = words[matched[at - 1]], words[matched[at]]
    return one.page != two.page or abs(one.y - two.y) > 6 or two.x < one.x


def _spread(words: list[Word]) -> float:
    if len({word.page for word in words}) > 1:
        return 1e9
    return max(word.y for word in words) - min(word.y for word in words)


def _match(ours: list[str], theirs: list[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return {block.a + at: block.b + at for block in matcher.get_matching_blocks() for at in range(block.size)}


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def plain_words(text: str) -> list[str]:
    """The words of a line as they are compared: no-break spaces part words, hyphens are hyphens."""
    return _plain(text).split()


def differing(comparisons: Iterator[Comparison]) -> list[str]:
    """Every line that differs, for a message."""
    return [line for one in comparisons for line in one.differences]
