"""What a document holds that the engine would lose, gathered with its place while the document is read."""

from __future__ import annotations

from docgen.pdf.errors import Feature, UnsupportedFeature


class Findings:
    """Features found so far and the place where reading is now."""

    def __init__(self) -> None:
        self._found: dict[Feature, None] = {}
        self._story = "основной текст"
        self._paragraph = 0
        self._cell = ""
        self._bookmarks: set[str] = set()

    @property
    def bookmarks(self) -> frozenset[str]:
        """The names of all places a link may lead to."""
        return frozenset(self._bookmarks)

    def mark(self, name: str) -> None:
        self._bookmarks.add(name)

    def enter_story(self, name: str) -> None:
        self._story, self._paragraph, self._cell = name, 0, ""

    def enter_cell(self, table: int, row: int, cell: int) -> None:
        self._cell = f", таблица {table}, строка {row}, ячейка {cell}" if table else ""

    def next_paragraph(self) -> None:
        self._paragraph += 1

    @property
    def place(self) -> str:
        """Where reading is: the story and the number of the paragraph in it, never the text itself."""
        return f"{self._story}{self._cell}, абзац {self._paragraph}"

    def add(self, *names: str) -> None:
        """Note features by their Russian names."""
        for name in names:
            self._found[Feature(name, self.place)] = None

    def refuse(self) -> None:
        """Raise UnsupportedFeature if anything was found."""
        if self._found:
            raise UnsupportedFeature(list(self._found))
