"""Going down one sheet of people, batch by batch: lines told apart, columns cleaned, rows checked.

Knows sheets and columns; which sheets there are, ``people`` knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from typing import Any

from registry.importing import checks
from registry.importing.cells import Cell
from registry.importing.columns import ColumnCleaner, all_text, formula_note, unordinary_names
from registry.importing.lines import Line, class_of_heading, department_of_heading, is_of_partners, recognise
from registry.importing.names import PARTED
from registry.importing.report import Findings, Remark
from registry.importing.rows import PARENTS, PersonRow, Table
from registry.snapshot import PersonKind
from registry.spreadsheet.header import Header, simplified
from registry.spreadsheet.reading import Batch, Sheet

NAMES = frozenset({"full_name", "surname"})
_NAME_PARTS = frozenset({"surname", "first_name", "patronymic"})
_ONCE = frozenset({"position_letter", "phone_format"})


@dataclass(slots=True)
class PeopleReport(Findings):
    """What was found in a list of people; ``rows`` gives those that can be saved."""

    tables: list[Table] = field(default_factory=list)

    def rows(self) -> Iterator[PersonRow]:
        for table in self.tables:
            yield from table.rows()


def _kind_of(sheet: Sheet, header: Header) -> PersonKind:
    """Whose list it is, by its columns and, where they leave it open, by the sheet's name."""
    fields = header.fields
    if "class_label" in fields or any(f"{prefix}_name" in fields for prefix, _, _ in PARENTS):
        return "pupil"
    if is_of_partners(sheet.name) or ("employer" in fields and "hired_on" not in fields):
        return "partner"
    if simplified(sheet.name).startswith(("ученик", "учащ", "обучающ")):
        return "pupil"
    return "parent" if simplified(sheet.name).startswith("родител") else "staff"


class PeopleSheet:
    """Goes down one sheet batch by batch and remembers under which group heading it is."""

    def __init__(
        self,
        sheet: Sheet,
        header: Header,
        report: PeopleReport,
        seen: checks.Seen,
        cleaning: dict[str, ColumnCleaner],
        on: date,
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._report = report
        self._seen = seen
        self._cleaning = cleaning
        self._on = on
        self._kind = self._base_kind = _kind_of(sheet, header)
        self._group = ""
        self._name_at = min(header.fields[name].index for name in NAMES & header.fields.keys())
        self._carried: dict[int, Any] = {}
        self._formulas = _by_row(sheet, header)
        self._headings = _merged_rows(sheet)
        self._header_words = frozenset(simplified(column.header) for column in header.columns)

    def take(self, batch: Batch) -> None:
        """Read the rows of a batch that stand below the header."""
        skipped = max(0, self._header.last_row + 1 - batch.first_row)
        if skipped >= batch.height:
            return
        columns = [column[skipped:] if skipped else column for column in batch.columns]
        numbers = list(range(batch.first_row + skipped, batch.first_row + batch.height))
        self._fill_merged(columns, numbers)
        computed = self._read_formulas(columns, numbers)
        names = self._names(columns, len(numbers))
        odd = unordinary_names(names)
        kinds, groups, people = self._lines(columns, names, numbers, odd)
        for number, title, remark in computed:
            if people[number - numbers[0]]:
                self._report.note(self._sheet.name, number, title, remark)
        raw = {name: columns[c.index] for name, c in self._header.fields.items() if c.index < len(columns)}
        raw = {name: column for name, column in raw.items() if name not in _NAME_PARTS} | {"full_name": names}
        if not all(people):
            odd = [sum(people[:index]) for index in odd if people[index]]
            raw = {name: list(compress(column, people)) for name, column in raw.items()}
            numbers, kinds, groups = (list(compress(each, people)) for each in (numbers, kinds, groups))  # type: ignore[assignment]
        if numbers:
            self._accept(raw, numbers, kinds, groups, odd)

    def _fill_merged(self, columns: list[list[Any]], numbers: list[int]) -> None:
        """A department or a class written once in cells merged downwards belongs to every row beside it."""
        for top, left, bottom, right in self._sheet.merged:
            first, last = max(top + 1, numbers[0]), min(bottom + 1, numbers[-1])
            if (
                left != right
                or bottom == top
                or first > last
                or left >= len(columns)
                or top < self._header.last_row
            ):
                continue
            value = (
                columns[left][first - numbers[0]] if top + 1 >= numbers[0] else self._carried.get(left, "")
            )
            columns[left] = list(columns[left])
            columns[left][first - numbers[0] : last - numbers[0] + 1] = [value] * (last - first + 1)
            self._carried[left] = value

    def _read_formulas(self, columns: list[list[Any]], numbers: list[int]) -> list[tuple[int, str, Remark]]:
        """Notes on cells that hold formulas; one without a value is read as the text of its formula."""
        notes = []
        for place, number in enumerate(numbers if self._formulas else ()):
            for index, title, formula in self._formulas.get(number, ()):
                if index >= len(columns):
                    continue
                value = columns[index][place]
                notes.append((number, title, formula_note(formula, value)))
                if value == "":
                    columns[index] = list(columns[index])
                    columns[index][place] = formula
        return notes

    def _names(self, columns: list[list[Any]], height: int) -> list[str]:
        """The names as one column, whether the file keeps them in one or in three."""
        if whole := self._header.of("full_name"):
            column = columns[whole.index] if whole.index < len(columns) else [""] * height
            return column if all_text(column) else [str(cell) for cell in column]
        found = [self._header.of(part) for part in ("surname", "first_name", "patronymic")]
        each = [columns[column.index] for column in found if column is not None]
        joined = [PARTED.join(str(cell).strip() for cell in cells) for cells in zip(*each, strict=True)]
        return [name if name.strip(PARTED) else "" for name in joined]

    def _lines(
        self, columns: list[list[Any]], names: list[str], numbers: list[int], odd: list[int]
    ) -> tuple[list[PersonKind], list[str], list[bool]]:
        """For every line: whose list it stands in, under which group heading, and whether it is a person."""
        height = len(numbers)
        kinds: list[PersonKind] = [self._kind] * height
        groups, people = [self._group] * height, [True] * height
        for index in odd:
            cells = [column[index] for column in columns]
            line = recognise(
                cells,
                names[index].replace(PARTED, " "),
                self._name_at,
                self._header_words,
                merged=numbers[index] in self._headings,
            )
            if line.kind == "person":
                continue
            people[index] = False
            if line.kind == "heading":
                self._enter(line)
                rest = height - index
                kinds[index:], groups[index:] = [self._kind] * rest, [self._group] * rest
        return kinds, groups, people

    def _enter(self, heading: Line) -> None:
        """Come under a group heading: it tells the class or the department of the rows below."""
        self._kind = self._base_kind
        if self._base_kind == "pupil":
            self._group = class_of_heading(heading.text)
        elif is_of_partners(heading.text):
            self._kind, self._group = "partner", ""
        else:
            self._group = department_of_heading(heading.text)

    def _accept(
        self,
        raw: dict[str, list[Any]],
        numbers: list[int],
        kinds: list[PersonKind],
        groups: list[str],
        odd: list[int],
    ) -> None:
        bad: set[int] = set()
        columns = {
            name: self._clean(name, column, numbers, bad, odd if name == "full_name" else None)
            for name, column in raw.items()
        }
        _part_contracts(columns)
        self._apply_groups(columns, groups)
        self._check(columns, numbers, bad, odd)
        table = Table(self._sheet.name, numbers, kinds, columns)
        if bad:
            keep = [index not in bad for index in range(len(numbers))]
            table.numbers, table.kinds = list(compress(numbers, keep)), list(compress(kinds, keep))
            table.columns = {name: list(compress(column, keep)) for name, column in columns.items()}
        self._report.tables.append(table)
        self._report.accepted += len(table.numbers)
        self._report.rejected += len(bad)

    def _clean(
        self, name: str, column: list[Any], numbers: list[int], bad: set[int], odd: list[int] | None
    ) -> list[Any]:
        values, remarked = self._cleaning[name].clean(column, odd)
        for index, cell in remarked:
            self._tell(name, numbers[index], cell)
            if cell.fault:
                bad.add(index)
        return values

    def _tell(self, field: str, number: int, cell: Cell) -> None:
        header = self._title(field)
        for note in cell.notes:
            if note.code in _ONCE:
                self._report.note_once(self._sheet.name, self._header.last_row, header, note)
            else:
                self._report.note(self._sheet.name, number, header, note)
        if cell.fault:
            self._report.fault(self._sheet.name, number, header, cell.fault)

    def _title(self, field: str) -> str:
        column = self._header.of(field) or (self._header.of("surname") if field == "full_name" else None)
        return column.header if column else ""

    def _apply_groups(self, columns: dict[str, list[Any]], groups: list[str]) -> None:
        """What the row itself says outweighs the heading above it."""
        target = "class_label" if self._base_kind == "pupil" else "department"
        if not any(groups):
            return
        own = columns.get(target)
        columns[target] = (
            groups if own is None else [value or group for value, group in zip(own, groups, strict=True)]
        )

    def _check(
        self, columns: dict[str, list[Any]], numbers: list[int], bad: set[int], odd: list[int]
    ) -> None:
        for failure in self._failures(columns, numbers, odd):
            bad.add(failure.at)
            self._report.fault(
                self._sheet.name, numbers[failure.at], self._title(failure.field), failure.remark
            )

    def _failures(
        self, columns: dict[str, list[Any]], numbers: list[int], odd: list[int]
    ) -> Iterator[checks.Failure]:
        names = columns["full_name"]
        unknown = [None] * len(numbers)
        births, hirings = columns.get("birth_date", unknown), columns.get("hired_on", unknown)
        yield from checks.ages(births, self._on)
        yield from checks.birth_and_hiring(births, hirings)
        yield from checks.hiring_and_dismissal(hirings, columns.get("dismissed_on", unknown))
        yield from checks.experience(births, columns.get("experience_years", unknown), self._on)
        yield from checks.genders(names, columns.get("gender"), odd)
        places = columns.get("class_label" if self._base_kind == "pupil" else "position")
        yield from self._seen.repeated(self._sheet.name, numbers, names, births, places)
        if numbered := columns.get("personnel_number"):
            yield from self._seen.repeated_numbers(self._sheet.name, numbers, numbered)
        for prefix, _, gender in PARENTS:
            if not gender and f"{prefix}_name" in columns:
                yield from checks.parent_genders(columns[f"{prefix}_name"])


def _part_contracts(columns: dict[str, list[Any]]) -> None:
    """«№ 15 от 01.09.2020» in one column becomes two, unless the file has those as well."""
    if both := columns.pop("contract", None):
        pairs = [value if isinstance(value, tuple) else ("", None) for value in both]
        columns.setdefault("contract_number", [number for number, _ in pairs])
        columns.setdefault("contract_date", [day for _, day in pairs])


def _by_row(sheet: Sheet, header: Header) -> dict[int, list[tuple[int, str, str]]]:
    """Formulas of the columns that are read: row → column, its header, the formula."""
    titles = {column.index: column.header for column in header.columns if column.field}
    rows: dict[int, list[tuple[int, str, str]]] = {}
    for (row, index), formula in sheet.formulas.items():
        if index in titles:
            rows.setdefault(row + 1, []).append((index, titles[index], formula))
    return rows


def _merged_rows(sheet: Sheet) -> frozenset[int]:
    """Numbers of the rows where three cells or more are joined into one, as headings are."""
    return frozenset(
        row + 1
        for top, left, bottom, right in sheet.merged
        if right - left >= 2 and bottom - top <= 2
        for row in range(top, bottom + 1)
    )
