"""A paragraph's pieces → chunks: what stays together on a line, with the spaces after it.

Knows widths, not lines. Letters that only the page knows (its number) come through ``Numbers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from docgen.pdf.lines.opportunities import glued, may_part, parts
from docgen.pdf.measure.typesetter import Span, Typesetter
from docgen.pdf.resolve.content import (
    Bookmark,
    Break,
    Inline,
    NoteMark,
    PageField,
    Picture,
    Tab,
    Text,
)
from docgen.pdf.resolve.formats import RunFormat

_WORDS = re.compile(r"[ \u2003\u2002\u2009]+|\t|[^ \u2003\u2002\u2009\t]+")
_SPACES = " \u2003\u2002\u2009"


class Numbers(Protocol):
    """Numbers that depend on the page, and the numbers of notes."""

    def page(self, piece: PageField) -> str: ...

    def note(self, piece: NoteMark) -> str: ...


@dataclass(slots=True)
class Chunk:
    """Letters that stay together and the spaces after them; or a tab, a break, a picture.

    ``glue`` forbids a line to end before the chunk; ``hyphen`` stands at the end of a line that ends here.
    """

    kind: str = "text"
    spans: list[Span] = field(default_factory=list)
    width: float = 0
    spaces: list[Span] = field(default_factory=list)
    space_width: float = 0
    glue: bool = False
    hyphen: Span | None = None
    look: RunFormat | None = None
    picture: Picture | None = None
    notes: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    @property
    def last(self) -> str:
        """Its last letter, spaces left out."""
        return self.spans[-1].text[-1:] if self.spans else ""


class Chunker:
    """Makes the chunks of one paragraph."""

    def __init__(self, typesetter: Typesetter, numbers: Numbers) -> None:
        self._typesetter = typesetter
        self._numbers = numbers
        self._chunks: list[Chunk] = []
        self._marks: list[str] = []

    def chunks(self, inlines: tuple[Inline, ...]) -> list[Chunk]:
        """The chunks of a paragraph's pieces."""
        for piece in inlines:
            self._add(piece)
        if self._marks:
            self._new().marks += self._marks
        return self._chunks

    def _add(self, piece: Inline) -> None:
        if isinstance(piece, Text):
            self._text(piece.text, piece.format, piece.link)
        elif isinstance(piece, PageField):
            self._text(self._numbers.page(piece), piece.format, "")
        elif isinstance(piece, NoteMark):
            self._note(piece)
        elif isinstance(piece, Tab):
            self._new("tab", look=piece.format)
        elif isinstance(piece, Break):
            self._new(piece.kind, look=piece.format)
        elif isinstance(piece, Picture):
            self._picture(piece)
        elif isinstance(piece, Bookmark):
            self._marks.append(piece.name)

    def _note(self, piece: NoteMark) -> None:
        self._text(self._numbers.note(piece), piece.format, "")
        if piece.refers and self._chunks:
            self._chunks[-1].notes.append(piece.note)

    def _picture(self, piece: Picture) -> None:
        chunk = self._new("picture" if piece.wrap == "inline" else "anchored", look=piece.format)
        chunk.picture = piece
        chunk.width = piece.width if piece.wrap == "inline" else 0

    def _new(self, kind: str = "text", look: RunFormat | None = None, *, glue: bool = False) -> Chunk:
        chunk = Chunk(kind, look=look, glue=glue, marks=self._marks)
        self._marks = []
        self._chunks.append(chunk)
        return chunk

    def _text(self, text: str, look: RunFormat, link: str) -> None:
        for word in _WORDS.findall(text):
            if word == "\t":
                self._new("tab", look=look)
            elif word[0] in _SPACES:
                self._space(word, look, link)
            else:
                self._word(word, look, link)

    def _space(self, text: str, look: RunFormat, link: str) -> None:
        chunk = self._chunks[-1] if self._chunks else self._new()
        if chunk.kind != "text":
            chunk = self._new()
        for span in self._typesetter.spans(text, look, link):
            chunk.spaces.append(span)
            chunk.space_width += span.width

    def _word(self, word: str, look: RunFormat, link: str) -> None:
        pieces = parts(word)
        chunk = self._continued(pieces[0])
        for at, piece in enumerate(pieces):
            if at:
                chunk = self._new()
            shown = piece.rstrip("\u00ad")
            for span in self._typesetter.spans(shown.replace("\u00ad", ""), look, link) if shown else ():
                chunk.spans.append(span)
                chunk.width += span.width
            if piece.endswith("\u00ad"):
                chunk.hyphen = self._typesetter.spans("-", look, link)[0]

    def _continued(self, word: str) -> Chunk:
        """The chunk that a word belongs to: the one before where nothing parts them, else a new one."""
        before = self._chunks[-1] if self._chunks else None
        if before is None or before.kind not in {"text", "picture"}:
            return self._new()
        if before.kind == "picture":
            return self._new()
        if not before.spaces:
            if not before.spans:
                return before
            return self._new() if before.hyphen or may_part(before.last, word[0]) else before
        return self._new(glue=bool(before.last) and glued(before.last, word[0]))


def label_spans(typesetter: Typesetter, text: str, look: RunFormat) -> Iterator[Span]:
    """The spans of a list item's label."""
    yield from typesetter.spans(text, look) if text else ()
