"""Reading a list of people: staff, pupils with their parents, outside partners.

Gives every fault at once and saves nothing. Knows lists and rows; knows neither the database nor the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from typing import Any

from registry.errors import InvalidFact
from registry.importing import checks
from registry.importing.cells import Cell
from registry.importing.columns import ColumnCleaner, all_text, cleaners, formula_note, unordinary_names
from registry.importing.fields import PEOPLE, synonyms
from registry.importing.genders import gender_of
from registry.importing.lines import Line, class_of_heading, department_of_heading, is_of_partners, recognise
from registry.importing.names import INNER, PARTED, parts
from registry.importing.report import Findings, MappedColumn, Remark, quoted
from registry.importing.rows import PARENTS, PersonRow, Table
from registry.snapshot import PersonKind
from registry.spreadsheet.header import Header, Vocabulary, find, simplified
from registry.spreadsheet.limits import DEFAULT_LIMITS, Limits
from registry.spreadsheet.reading import Batch, Sheet, opened

Mapping_ = Mapping[str, Mapping[str, str]]
NAMES = frozenset({"full_name", "surname"})
_ONCE = frozenset({"position_letter", "phone_format"})


@dataclass(slots=True)
class PeopleReport(Findings):
    """What was found in a list of people; ``rows`` gives those that can be saved."""

    tables: list[Table] = field(default_factory=list)

    def rows(self) -> Iterator[PersonRow]:
        for table in self.tables:
            yield from table.rows()


def read(
    source: bytes, name: str, *, on: date, mapping: Mapping_ | None = None, limits: Limits = DEFAULT_LIMITS
) -> PeopleReport:
    """Read a file of any accepted kind. ``on`` is today: what is later than it has not happened yet.

    ``mapping`` gives, sheet by sheet, fields to headers ("" leaves a column out); for a sheet it does not name
    the words of the headers decide. Raises UnreadableSpreadsheet, and InvalidFact for a field that is not there.
    """
    check_mapping(mapping, PEOPLE.keys())
    report = PeopleReport()
    seen, cleaning = checks.Seen(), cleaners(on)
    headless: list[Sheet] = []
    with opened(source, name, limits) as sheets:
        for sheet in sheets:
            _read_sheet(sheet, report, seen, cleaning, on, (mapping or {}).get(sheet.name), headless)
    if headless and not report.mapping:
        for sheet in headless:
            report.fault(sheet.name, 1, "", NO_HEADER)
    report.sort()
    return report


NO_HEADER = Remark(
    "header_not_found",
    "Не найдена строка с заголовками столбцов: нужен столбец «ФИО» (или «Фамилия») и хотя бы ещё один, "
    "например «Дата рождения» или «Должность».",
)


def check_mapping(mapping: Mapping_ | None, fields: Iterable[str]) -> None:
    """Raises InvalidFact when a mapping names a field the import does not have."""
    known = {"", *fields}
    wrong = sorted({field for columns in (mapping or {}).values() for field in columns.values()} - known)
    if wrong:
        raise InvalidFact(
            f"Импорт не знает такого поля: {quoted(', '.join(wrong))}; выберите поле из списка."
        )


_VOCABULARY = Vocabulary(synonyms(PEOPLE))


def _read_sheet(
    sheet: Sheet,
    report: PeopleReport,
    seen: checks.Seen,
    cleaning: dict[str, ColumnCleaner],
    on: date,
    given: Mapping[str, str] | None,
    headless: list[Sheet],
) -> None:
    first = next(sheet.batches, None)
    if first is None:
        return
    if not sheet.visible:
        report.note(sheet.name, 1, "", Remark("sheet_hidden", "Скрытый лист не прочитан."))
        return
    header = find(sheet, first, _VOCABULARY, NAMES, given)
    if header is None:
        headless.append(sheet)
        report.note(sheet.name, 1, "", Remark("sheet_skipped", "На листе нет списка людей, он пропущен."))
        return
    note_mapping(report, sheet, header, {name: field.title for name, field in PEOPLE.items()})
    reader = _SheetReader(sheet, header, report, seen, cleaning, on)
    reader.take(first)
    for batch in sheet.batches:
        reader.take(batch)


def note_mapping(report: Findings, sheet: Sheet, header: Header, titles: Mapping[str, str]) -> None:
    """Say for every column what it was taken for, and for an unknown one that it was left out."""
    report.header_rows[sheet.name] = header.last_row
    for column in header.columns:
        title = titles.get(column.field, "")
        report.mapping.append(MappedColumn(sheet.name, column.header, column.field, title, column.how))
        if column.how == "unknown" and simplified(column.header) not in _ORDINALS:
            message = f"Столбец {quoted(column.header)} не распознан, его значения не перенесены."
            report.note(sheet.name, header.last_row, column.header, Remark("column_unknown", message))
        if column.how == "repeated":
            message = f"Столбец {quoted(column.header)} повторяет другой, его значения не перенесены."
            report.note(sheet.name, header.last_row, column.header, Remark("column_repeated", message))
    if sheet.encoding not in {"", "utf_8", "utf_8_sig"}:
        report.note(
            sheet.name, 1, "", Remark("encoding", f"Кодировка файла определена как {sheet.encoding}.")
        )


_ORDINALS = frozenset({"№", "№ п п", "п п", "n", "n п п", "номер", "№№", "№ пп", "замечания", "нпп", "№ п"})


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


class _SheetReader:
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
        self._carried: dict[int, Any] = {}
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
        mapped = {column.index: column.header for column in self._header.columns if column.field}
        notes = []
        for (row, index), formula in self._sheet.formulas.items():
            place = row + 1 - numbers[0]
            if not 0 <= place < len(numbers) or index not in mapped or index >= len(columns):
                continue
            value = columns[index][place]
            notes.append((row + 1, mapped[index], formula_note(formula, value)))
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
                self._header_words,
                merged=self._is_merged(numbers[index]),
            )
            if line.kind == "person":
                continue
            people[index] = False
            if line.kind == "heading":
                self._enter(line)
                rest = height - index
                kinds[index:], groups[index:] = [self._kind] * rest, [self._group] * rest
        return kinds, groups, people

    def _is_merged(self, number: int) -> bool:
        return any(
            top <= number - 1 <= bottom and right - left >= 2
            for top, left, bottom, right in self._sheet.merged
        )

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
            bad.add(failure.index)
            self._report.fault(
                self._sheet.name, numbers[failure.index], self._title(failure.field), failure.remark
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
        yield from _genders(names, columns.get("gender"), odd)
        places = columns.get("class_label" if self._base_kind == "pupil" else "position")
        yield from self._seen.repeated(self._sheet.name, numbers, names, births, places)
        if numbered := columns.get("personnel_number"):
            yield from self._seen.repeated_numbers(self._sheet.name, numbers, numbered)
        for prefix, _, gender in PARENTS:
            if not gender and f"{prefix}_name" in columns:
                yield from _parent_genders(columns[f"{prefix}_name"])


_NAME_PARTS = frozenset({"surname", "first_name", "patronymic"})


def _part_contracts(columns: dict[str, list[Any]]) -> None:
    """«№ 15 от 01.09.2020» in one column becomes two, unless the file has those as well."""
    if both := columns.pop("contract", None):
        pairs = [value if isinstance(value, tuple) else ("", None) for value in both]
        columns.setdefault("contract_number", [number for number, _ in pairs])
        columns.setdefault("contract_date", [day for _, day in pairs])


def _genders(names: list[str], told: list[str] | None, odd: Iterable[int]) -> Iterator[checks.Failure]:
    """The gender must be known, by the name or by the column, and the two must not contradict."""
    for index in range(len(names)) if told else odd:
        if not names[index]:
            continue
        _, first_name, patronymic = parts(names[index])
        by_name, said = gender_of(first_name, patronymic), told[index] if told else ""
        shown = quoted(names[index].replace(INNER, " "))
        if not by_name and not said:
            message = f"По имени не понять пол: {shown}; добавьте столбец «Пол»."
            yield checks.Failure(index, "full_name", Remark("gender_unknown", message))
        elif said and by_name and said != by_name and patronymic:
            message = f"Пол не согласуется с отчеством: {shown}; исправьте одно из двух."
            yield checks.Failure(index, "gender", Remark("gender_contradicts", message))


def _parent_genders(names: list[str]) -> Iterator[checks.Failure]:
    for failure in _genders([name or "" for name in names], None, range(len(names))):
        yield failure._replace(field="parent_name")
