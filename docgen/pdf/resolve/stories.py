"""A story (the body, a header, a note) → its blocks, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.pdf.read.names import MC, Element, W, local
from docgen.pdf.read.properties import CellProps, ParagraphProps, RunProps, Width
from docgen.pdf.read.source import Source
from docgen.pdf.read.table_properties import grid_columns
from docgen.pdf.resolve.cascade import NO_PARAGRAPH, NO_RUN, Cascade, mark_of
from docgen.pdf.resolve.content import Block, Cell, Label, Paragraph, Row, Table
from docgen.pdf.resolve.findings import Findings
from docgen.pdf.resolve.inlines import InlineReader
from docgen.pdf.resolve.labels import Counters, is_known
from docgen.pdf.resolve.tables import CellPlace, RawRow, TableLook, read_rows, row_span

_SILENT = frozenset(
    [
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "sectPr",
        "tcPr",
        "permStart",
        "permEnd",
        "commentRangeStart",
    ]
)
_WRAPPERS = frozenset(["sdt", "sdtContent", "customXml"])
_EDITED = frozenset(["ins", "del", "moveFrom", "moveTo"])
_DIRECTIONS = frozenset({"lrTb", "lr", "btLr", "tbRl", "tbRlV"})


class StoryReader:
    """Reads the blocks of one part."""

    def __init__(
        self, source: Source, cascade: Cascade, findings: Findings, counters: Counters, part: str
    ) -> None:
        self._source = source
        self._cascade = cascade
        self._findings = findings
        self._counters = counters
        self._inlines = InlineReader(source, cascade, findings, part)
        self._tables = 0

    def enter_note(self, number: int) -> None:
        """What is read from here on belongs to a footnote."""
        self._inlines.enter_note(number)

    def read(
        self, elements: Iterable[Element], paragraph: ParagraphProps = NO_PARAGRAPH, run: RunProps = NO_RUN
    ) -> Iterator[Block]:
        """The blocks of these elements, in a table that adds its own paragraph and run properties."""
        for element in elements:
            name = local(element)
            if name == "p":
                yield self._paragraph(element, paragraph, run)
            elif name == "tbl":
                yield self._table(element)
            elif name in _WRAPPERS:
                yield from self.read(element, paragraph, run)
            elif element.tag == MC + "AlternateContent":
                choice = element.find(MC + "Choice")
                yield from () if choice is None else self.read(choice, paragraph, run)
            elif name in _EDITED:
                self._findings.add("исправления (режим рецензирования)")
            elif name not in _SILENT and not name.endswith("Pr"):
                self._findings.add({"oMathPara": "формула"}.get(name, f"элемент {name}"))

    def _paragraph(self, element: Element, table: ParagraphProps, run: RunProps) -> Paragraph:
        self._findings.next_paragraph()
        own = element.find(W + "pPr")
        props = self._cascade.paragraph_props(own, table)
        self._findings.add(*props.get("unsupported", ()))
        style = props.get("style", "")
        mark = self._cascade.run_format(mark_of(own), style, run)
        inlines = self._inlines.read(element, style, run)
        return Paragraph(
            format=self._cascade.paragraph_format(props),
            inlines=tuple(inlines),
            mark=mark,
            label=self._label(props, own, style, run),
            place=self._findings.place,
        )

    def _label(self, props: ParagraphProps, own: Element | None, style: str, run: RunProps) -> Label | None:
        number, at = props.get("number", 0), props.get("level", 0)
        level = self._cascade.level(number, at)
        if level is None:
            return None
        if level.picture:
            self._findings.add("маркер списка – картинка")
        if not is_known(level.kind):
            self._findings.add(f"нумерация списка вида {level.kind}")
        look = self._cascade.run_format(mark_of(own), style, run, over=level.run)
        return Label(self._counters.next(number, at), look, level.suffix, level.align)

    def _table(self, element: Element) -> Table:
        self._tables += 1
        number = self._tables
        look = TableLook(element, self._source)
        if look.props.get("floating"):
            self._findings.add("таблица с обтеканием")
        if look.props.get("spacing"):
            self._findings.add("промежутки между ячейками таблицы")
        raw = read_rows(element)
        grid = _whole_grid(grid_columns(element), raw)
        rows = tuple(self._row(raw, at, look, len(grid), number) for at in range(len(raw)))
        self._findings.enter_cell(0, 0, 0)
        indent = look.props.get("indent", Width("dxa", 0))
        return Table(
            grid=tuple(grid),
            rows=rows,
            indent=indent.size if indent.kind == "dxa" else 0,
            align=look.props.get("align", "left"),
            fixed=look.props.get("layout", "autofit") == "fixed",
            width=look.props.get("width"),
            margins=look.margins,
            place=self._findings.place,
        )

    def _row(self, rows: list[RawRow], at: int, look: TableLook, columns: int, table: int) -> Row:
        raw = rows[at]
        cells = []
        for count, cell in enumerate(raw.cells, 1):
            reach = row_span(rows, at, cell)
            if reach == 0:
                continue
            self._findings.enter_cell(table, at + 1, count)
            place = CellPlace(at, len(rows), cell.column, cell.column + cell.span, columns)
            last = CellPlace(at + reach - 1, len(rows), cell.column, cell.column + cell.span, columns)
            format = look.cell(place, cell.props)
            under = _props_at(rows[at + reach - 1], cell.column) if reach > 1 else None
            if under is not None:
                lowest = look.cell(last, under).borders
                format.borders.update({"bottom": lowest["bottom"]} if "bottom" in lowest else {})
            if format.direction not in _DIRECTIONS:
                self._findings.add("вертикальный текст особого направления")
            paragraph, run = look.text(place)
            blocks = tuple(self.read(cell.element, paragraph, run))
            cells.append(Cell(cell.column, cell.span, reach, format, blocks, cell.props.get("width")))
        props = raw.props
        return Row(
            cells=tuple(cells),
            height=props.get("height", 0),
            height_rule=props.get("height_rule", "auto"),
            cant_split=props.get("cant_split", False),
            header=props.get("header", False),
        )


def _props_at(row: RawRow, column: int) -> CellProps | None:
    """The properties of the cell that begins at a column."""
    return next((one.props for one in row.cells if one.column == column), None)


def _whole_grid(grid: list[float], rows: list[RawRow]) -> list[float]:
    """The grid with as many columns as the widest row needs: a file may state too few."""
    needed = max((row.cells[-1].column + row.cells[-1].span for row in rows), default=0)
    return [*grid, *[0.0] * (needed - len(grid))]
