"""The numbers only the pages know, and those of footnotes, as the text asks for them."""

from __future__ import annotations

from docgen.pdf.resolve.content import NoteMark, PageField, Paragraph
from docgen.pdf.resolve.labels import figures


class PageNumbers:
    """Where the pagination is: the page at hand, how many there are, and the footnotes counted so far.

    ``asked`` tells whether the text itself, not only a header, names pages; ``pages_of`` are the pages of
    paragraphs, as an earlier layout found them.
    """

    def __init__(self, pages: int = 1, pages_of: dict[int, int] | None = None) -> None:
        self.number = 1
        self.kind = "decimal"
        self.pages = pages
        self.in_text = False
        self._pages_of = pages_of or {}
        self.section_pages = 1
        self.asked = False
        self._notes: dict[int, int] = {}

    def enter(self, paragraph: Paragraph) -> None:
        """The text to come is that of a paragraph."""
        if self.in_text:
            self.number = self._pages_of.get(id(paragraph), 1)

    def page(self, piece: PageField) -> str:
        """The digits of a page field."""
        self.asked = self.asked or self.in_text
        number = {"page": self.number, "pages": self.pages}.get(piece.kind, self.section_pages)
        kind = piece.number_kind or (self.kind if piece.kind == "page" else "decimal")
        return figures(kind, number) or str(number)

    def note(self, piece: NoteMark) -> str:
        """The number of a footnote: notes are counted in the order the text refers to them."""
        if piece.refers and piece.note not in self._notes:
            self._notes[piece.note] = len(self._notes) + 1
        return str(self._notes.get(piece.note, 1))
