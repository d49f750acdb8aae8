"""A paragraph → its lines in a column, numbers and notes filled in."""

from __future__ import annotations

from dataclasses import replace

from docgen.pdf.lines.breaking import Breaker, Measure
from docgen.pdf.lines.chunks import Chunk, Chunker, Numbers
from docgen.pdf.lines.line import Line
from docgen.pdf.measure.typesetter import Typesetter
from docgen.pdf.resolve.content import Paragraph


def lay_out(paragraph: Paragraph, measure: Measure, typesetter: Typesetter, numbers: Numbers) -> list[Line]:
    """The lines of a paragraph; one empty line where it says nothing."""
    chunks = _joined(Chunker(typesetter, numbers).chunks(paragraph.inlines))
    breaker = Breaker(paragraph.format, paragraph.mark, measure, typesetter)
    if paragraph.label is not None:
        label = paragraph.label
        spans = typesetter.spans(label.text, label.format) if label.text else []
        breaker.label(spans, label.suffix, label.align)
    return breaker.lines(chunks)


def _joined(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks that may not be parted at their space become one; its inner spaces still stretch."""
    joined: list[Chunk] = []
    for chunk in chunks:
        if chunk.glue and joined and joined[-1].kind == "text":
            last = joined[-1]
            joined[-1] = replace(
                last,
                spans=[*last.spans, *last.spaces, *chunk.spans],
                width=last.width + last.space_width + chunk.width,
                spaces=chunk.spaces,
                space_width=chunk.space_width,
                hyphen=chunk.hyphen,
                notes=last.notes + chunk.notes,
                marks=last.marks + chunk.marks,
            )
        else:
            joined.append(chunk)
    return joined
