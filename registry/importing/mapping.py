"""Which columns were taken for what: checked when a person gives it, said when the words decide.

Knows headers and findings; knows no rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.errors import InvalidFact
from registry.importing.report import Findings, MappedColumn, Remark, quoted
from registry.spreadsheet.header import Header, simplified
from registry.spreadsheet.reading import Sheet

SheetMapping = Mapping[str, Mapping[str, str]]
"""Sheet → header as in the file → field; an empty field leaves the column out."""

_ORDINALS = frozenset({"№", "№ п п", "п п", "n", "n п п", "номер", "№№", "№ пп", "замечания", "нпп", "№ п"})


def check_mapping(mapping: SheetMapping | None, fields: Iterable[str]) -> None:
    """Raises InvalidFact when a mapping names a field the import does not have."""
    known = {"", *fields}
    wrong = sorted({field for columns in (mapping or {}).values() for field in columns.values()} - known)
    if wrong:
        raise InvalidFact(
            f"Импорт не знает такого поля: {quoted(', '.join(wrong))}; выберите поле из списка."
        )


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
