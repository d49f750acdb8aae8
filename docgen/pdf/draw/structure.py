"""The logical structure of the paper: headings, paragraphs, tables, notes, pictures, in reading order.

Readers for the blind and long-term archives (PDF/A, level A) read the paper by it. Headers, footers, borders
and repeated rows are artifacts: they stand on the page and in no structure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from docgen.pdf.resolve.content import Block, Cell, Document, Paragraph, Table
from docgen.pdf.streams import Plain, text


@dataclass(slots=True, eq=False)
class Node:
    """An element: its kind, what it holds, and its pieces as (page, number on the page)."""

    kind: str
    parent: Node | None = None
    nodes: list[Node] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    alternative: str = ""
    attributes: str = ""

    def add(self, kind: str) -> Node:
        node = Node(kind, self)
        self.nodes.append(node)
        return node

    @property
    def is_empty(self) -> bool:
        return not self.pieces and all(node.is_empty for node in self.nodes)


class Structure:
    """Knows the element of every paragraph and gathers what each page paints of it."""

    def __init__(self, document: Document) -> None:
        self.root = Node("Document")
        self._by_paragraph: dict[int, Node] = {}
        self._pages: list[list[Node]] = []
        for section in document.sections:
            self._blocks(section.blocks, self.root)
        for number in sorted(document.notes):
            self._blocks(document.notes[number], self.root.add("Note"))

    def begin_page(self) -> None:
        self._pages.append([])

    def piece(self, paragraph: Paragraph) -> int | None:
        """The number of the next piece of a paragraph on this page; None for one outside the structure."""
        node = self._by_paragraph.get(id(paragraph))
        return None if node is None else self._numbered(node)

    def figure(self, paragraph: Paragraph | None, alternative: str) -> int | None:
        """The number of a picture that stands in a paragraph."""
        node = self._by_paragraph.get(id(paragraph))
        if node is None:
            return None
        figure = node.add("Figure")
        figure.alternative = alternative or "Рисунок"
        return self._numbered(figure)

    def tag(self, paragraph: Paragraph) -> str:
        """The kind of a paragraph's element: P or H1 … H6."""
        node = self._by_paragraph.get(id(paragraph))
        return node.kind if node else "P"

    def _numbered(self, node: Node) -> int:
        page = self._pages[-1]
        node.pieces.append((len(self._pages) - 1, len(page)))
        page.append(node)
        return len(page) - 1

    def _blocks(self, blocks: tuple[Block, ...], parent: Node) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._table(block, parent.add("Table"))
            else:
                outline = block.format.outline
                self._by_paragraph[id(block)] = parent.add(f"H{min(outline + 1, 6)}" if outline < 9 else "P")

    def _table(self, table: Table, parent: Node) -> None:
        for row in table.rows:
            line = parent.add("TR")
            for cell in row.cells:
                node = line.add("TH" if row.header else "TD")
                node.attributes = _attributes(cell, header=row.header)
                self._blocks(cell.blocks, node)

    def write(self, document: Any) -> Any:
        """Put the tree into the PDF; gives the reference of its root."""
        pages = document.Pages.pages
        names = [document.Reference(page) for page in pages]
        root = document.Reference(Plain(), "structure")
        top = self._write(self.root, root, names, document)
        numbers: list[Any] = ["<< /Nums ["]
        for number, nodes in enumerate(self._pages):
            numbers += [f"{number} ["]
            for node in nodes:
                numbers += [PDFObjectReference(f"element:{id(node)}"), " "]
            numbers += ["] "]
        tree = document.Reference(Plain(*numbers, "] >>"), "parents")
        document.idToObject["structure"].parts = [
            "<< /Type /StructTreeRoot /K ", top, " /ParentTree ", tree,
            f" /ParentTreeNextKey {len(self._pages)} >>",
        ]  # fmt: skip
        return root

    def _write(self, node: Node, parent: Any, pages: list[Any], document: Any) -> Any:
        own = document.Reference(Plain(), f"element:{id(node)}")
        parts: list[Any] = [f"<< /Type /StructElem /S /{node.kind} /P ", parent, " "]
        if node.alternative:
            parts.append(f"/Alt {text(node.alternative)} ")
        if node.attributes:
            parts.append(f"/A << /O /Table {node.attributes} >> ")
        if node.kind == "Note":
            parts.append(f"/ID (note-{self.root.nodes.index(node)}) ")
        parts.append("/K [")
        for page, number in node.pieces:
            parts += ["<< /Type /MCR /Pg ", pages[page], f" /MCID {number} >> "]
        for child in node.nodes:
            if child.kind in {"TR", "TD", "TH"} or not child.is_empty:
                parts += [self._write(child, own, pages, document), " "]
        document.idToObject[f"element:{id(node)}"].parts = [*parts, "] >>"]
        return own


def _attributes(cell: Cell, *, header: bool) -> str:
    """What a cell is to its table: over how many rows and columns it reaches, and what it heads."""
    scope = "/Scope /Column " if header else ""
    rows = f"/RowSpan {cell.rows} " if cell.rows > 1 else ""
    columns = f"/ColSpan {cell.span} " if cell.span > 1 else ""
    return scope + rows + columns
