"""Where every value of a form will stand: in a text, between runs, in an attribute; and which tables move.

One walk over the compiled form's tree, knowing the XML around it. Both ways of filling are made from what
it finds, so a value is put the same way by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from docgen.template.environment import CHART_FILTER
from docgen.template.put import ATTRIBUTE, BLOCK, CHART, INLINE, OTHER, TEXT, Kind

_TOKEN = re.compile(r"<(/?)([\w:.-]+)([^<>]*?)(/?)>")
_SPAN = re.compile(r'w:val="(\d+)"')
_INLINE = frozenset({"w:p", "w:hyperlink", "w:smartTag", "w:ins", "w:fldSimple"})
_BLOCK = frozenset({"w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"})
_PROPERTIES = ("w:pPr", "w:rPr")
_VALUE = "\ue000"


@dataclass(frozen=True, slots=True)
class Place:
    """A value's place: its kind, and the rPr and pPr there; ``paragraph`` is None when they may differ."""

    kind: Kind
    run: str = ""
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a part's values and whether each table must be mended, both in the order of the text."""

    places: tuple[Place, ...]
    mended_tables: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open element; ``looks`` are the properties seen in a paragraph or run, None when they may differ."""

    name: str
    looks: str | None = ""


@dataclass(slots=True)
class _Row:
    depth: int
    cells: int = 0
    spans: int = 0
    moves: bool = False


@dataclass(slots=True)
class _Table:
    number: int
    depth: int
    columns: int = 0
    moves: bool = False
    widest: int = 0
    whole: bool = False

    def must_be_mended(self) -> bool:
        """Whether some data could make the rows differ from the grid, or leave no row."""
        return self.moves or self.widest > self.columns or not self.whole


def analyse(tree: nodes.Template) -> Layout:
    """The layout of a compiled form."""
    walk = _Walk()
    walk.body(tree.body)
    return Layout(tuple(walk.places), tuple(walk.mended))


class _Walk:
    def __init__(self) -> None:
        self.places: list[Place] = []
        self.mended: list[bool] = []
        self._stack: tuple[_Frame, ...] = ()
        self._partial = ""
        self._depth = 0
        self._tables: list[_Table] = []
        self._rows: list[_Row] = []

    def body(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                self._output(node)
            elif isinstance(node, nodes.If):
                self._branches([node.body, *(branch.body for branch in node.elif_), node.else_])
            elif isinstance(node, nodes.For):
                self._branches([node.body, node.else_])

    def _branches(self, branches: Sequence[Sequence[nodes.Node]]) -> None:
        before, partial = self._stack, self._partial
        self._depth += 1
        for branch in branches:
            self._stack, self._partial = before, partial
            if self._moves(branch):
                self._spoil()
            self.body(branch)
        self._depth -= 1
        ends_alike = self._stack == before
        self._stack = before
        if not ends_alike or any(self._moves(branch) for branch in branches):
            self._spoil()
        if partial:
            self._partial = partial + _VALUE

    @staticmethod
    def _moves(branch: Sequence[nodes.Node]) -> bool:
        """Whether a block holds the end of a paragraph or of its properties: what follows may differ."""
        return any(
            "</w:p>" in data.data or "</w:pPr>" in data.data or "</w:rPr>" in data.data
            for node in branch
            for data in node.find_all(nodes.TemplateData)
        )

    def _spoil(self) -> None:
        """The looks of the open paragraph and run are not surely known from here on."""
        self._stack = tuple(
            _Frame(frame.name, None) if frame.name in ("w:p", "w:r") else frame for frame in self._stack
        )

    def _output(self, node: nodes.Output) -> None:
        for piece in node.nodes:
            if isinstance(piece, nodes.TemplateData):
                self._feed(piece.data)
            else:
                self.places.append(self._place(piece))
                if self._partial:
                    self._partial += _VALUE

    def _place(self, value: nodes.Expr) -> Place:
        if isinstance(value, nodes.Filter) and value.name == CHART_FILTER:
            number = value.args[0]
            return Place(CHART + (number.value if isinstance(number, nodes.Const) else 0))
        if self._partial:
            return Place(ATTRIBUTE)
        kind = self._kind()
        run = self._looks("w:r")
        paragraph = self._looks("w:p")
        known = paragraph is not None and (run is not None or kind != TEXT)
        return Place(kind, run or "", paragraph if known else None)

    def _kind(self) -> Kind:
        name = self._stack[-1].name if self._stack else ""
        if name == "w:t":
            return TEXT
        if name == "w:sdtContent":
            return next((kind for frame in reversed(self._stack) if (kind := _of(frame.name))), OTHER)
        return _of(name) or OTHER

    def _looks(self, name: str) -> str | None:
        return next((frame.looks for frame in reversed(self._stack) if frame.name == name), "")

    def _feed(self, data: str) -> None:
        text = self._partial + data
        end = 0
        opened: tuple[str, int] | None = None
        for token in _TOKEN.finditer(text):
            end = token.end()
            closing, name, attributes, empty = token.groups()
            if closing:
                if name in _PROPERTIES and opened and opened[0] == name:
                    self._see_looks(name, text[opened[1] : end])
                    opened = None
                elif name in _PROPERTIES and self._stack and self._stack[-1].name == name:
                    self._pop(name)
                    self._see_looks(name, None)
                    continue
                self._pop(name)
            else:
                self._open(name, attributes, bool(empty))
                if name in _PROPERTIES and not empty and opened is None:
                    opened = (name, token.start())
        rest = text[max(text.rfind("<"), end) :]
        self._partial = rest if rest.startswith("<") and ">" not in rest else ""
        if opened is not None and opened[0] == "w:pPr":
            self._see_looks("w:pPr", None)

    def _see_looks(self, name: str, looks: str | None) -> None:
        owner = "w:p" if name == "w:pPr" else "w:r"
        for index in range(len(self._stack) - 1, -1, -1):
            frame = self._stack[index]
            if frame.name == owner:
                fresh = _Frame(owner, looks if frame.looks == "" else frame.looks)
                self._stack = (*self._stack[:index], fresh, *self._stack[index + 1 :])
                return
            if frame.name in ("w:p", "w:pPr") and owner == "w:r":
                return

    def _open(self, name: str, attributes: str, empty: bool) -> None:
        if not empty:
            self._stack = (*self._stack, _Frame(name))
        if name == "w:tbl":
            self._tables.append(_Table(len(self.mended), self._depth))
            self.mended.append(False)
        elif name == "w:gridCol" and self._tables:
            self._tables[-1].columns += 1
            self._tables[-1].moves |= self._depth > self._tables[-1].depth
        elif name == "w:tr":
            self._rows.append(_Row(self._depth))
        elif name == "w:tc" and self._rows:
            row = self._rows[-1]
            row.cells, row.spans = row.cells + 1, row.spans + 1
            row.moves |= self._depth > row.depth
        elif name == "w:gridSpan" and self._rows:
            self._span(attributes)

    def _span(self, attributes: str) -> None:
        row, found = self._rows[-1], _SPAN.search(attributes)
        row.moves |= found is None or self._depth > row.depth
        row.spans += int(found[1]) - 1 if found else 0

    def _pop(self, name: str) -> None:
        if self._stack and self._stack[-1].name == name:
            self._stack = self._stack[:-1]
        if name == "w:tr" and self._rows:
            self._end_row(self._rows.pop())
        elif name == "w:tbl" and self._tables:
            table = self._tables.pop()
            self.mended[table.number] = table.must_be_mended()

    def _end_row(self, row: _Row) -> None:
        # docxtpl counts the rows of a nested table among those of the outer one, and so must we.
        for table in self._tables:
            table.moves |= row.moves
            table.widest = max(table.widest, row.cells)
            own = row.depth == table.depth and not row.moves
            table.whole |= own and row.spans >= table.columns and table is self._tables[-1]


def _of(name: str) -> Kind | None:
    """The kind of place directly inside an element, or None when the element does not say."""
    if name in _INLINE:
        return INLINE
    return BLOCK if name in _BLOCK else None


def iterate_values(body: Iterable[nodes.Node]) -> Iterator[tuple[nodes.Output, int]]:
    """Every value a form prints, in the order of ``Layout.places``: its output node and its index there."""
    for node in body:
        if isinstance(node, nodes.Output):
            for index, piece in enumerate(node.nodes):
                if not isinstance(piece, nodes.TemplateData):
                    yield node, index
        elif isinstance(node, nodes.If):
            for branch in (node.body, *(part.body for part in node.elif_), node.else_):
                yield from iterate_values(branch)
        elif isinstance(node, nodes.For):
            yield from iterate_values(node.body)
            yield from iterate_values(node.else_)
