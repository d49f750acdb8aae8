"""A chunk wider than the line → what fits of it and the rest: a line is never left without a letter."""

from __future__ import annotations

from dataclasses import replace

from docgen.pdf.lines.chunks import Chunk
from docgen.pdf.measure.typesetter import Span


def split_chunk(chunk: Chunk, room: float) -> tuple[Chunk, Chunk | None]:
    """The head that fits into ``room`` (one letter at least) and the tail, None when all fits."""
    head, rest = Chunk(notes=chunk.notes, marks=chunk.marks), list(chunk.spans)
    while rest:
        span = rest.pop(0)
        count = _fitting(span, room - head.width, at_least=0 if head.spans else 1)
        first = _part(span, count) if count else None
        if first is not None:
            head.spans.append(first)
            head.width += first.width
        if count < len(span.text):
            left = span.width - (first.width if first else 0)
            rest.insert(0, replace(span, text=span.text[count:], width=left))
            tail = Chunk(spans=rest, spaces=chunk.spaces, space_width=chunk.space_width, hyphen=chunk.hyphen)
            tail.width = chunk.width - head.width
            return head, tail
    head.spaces, head.space_width, head.hyphen = chunk.spaces, chunk.space_width, chunk.hyphen
    return head, None


def _fitting(span: Span, room: float, at_least: int) -> int:
    width, count = 0.0, 0
    for letter in span.text:
        width += _width(span, letter)
        if width > room:
            break
        count += 1
    return max(count, at_least)


def _part(span: Span, count: int) -> Span:
    text = span.text[:count]
    return replace(span, text=text, width=_width(span, text))


def _width(span: Span, text: str) -> float:
    return (span.type.width(text) or 0) * span.format.scale + span.format.spacing * len(text)
