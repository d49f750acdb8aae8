"""Builds the sample school: ``python samples/make_school.py`` writes the workbooks of ``samples/school``.

Fictional people in files as a real school keeps them: titles above the header, groups, dates as text,
spaces, Latin letters. The same run gives the same bytes. It reads ``school_people`` and ``school_pairs``,
where the people are.
"""

# ruff: noqa: E501 — Rows of tables read best as rows.
from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # The people stand beside this script, which is not part of the package.

import school_pairs  # noqa: E402
import school_people  # noqa: E402

SCHOOL = "МБОУ «СОШ № 12 города Верхнереченска»"
CREATED = datetime(2026, 9, 1)  # noqa: DTZ001 — A property of the file; Excel keeps it without a zone.


class Book:
    """A workbook in the making: the few looks a school's list has, and rows one under another."""

    def __init__(self) -> None:
        self.stream = BytesIO()
        self.book = Workbook(self.stream, {"in_memory": True})
        self.book.set_properties({"title": SCHOOL, "author": "Секретарь", "created": CREATED})
        thin: dict[str, Any] = {
            "border": 1,
            "text_wrap": True,
            "valign": "top",
            "font_name": "Times New Roman",
        }
        self.title = self.book.add_format({"bold": True, "align": "center", "font_size": 14})
        self.head = self.book.add_format({**thin, "bold": True, "align": "center", "bg_color": "#DDE8F5"})
        self.group = self.book.add_format({**thin, "bold": True, "bg_color": "#F2F2F2"})
        self.cell = self.book.add_format(thin)
        self.date = self.book.add_format({**thin, "num_format": "dd.mm.yyyy"})

    def sheet(self, name: str, titles: Iterable[str], widths: list[int]) -> tuple[Worksheet, int]:
        """A sheet with title rows; gives the number of the next free row."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        row = 0
        for text in titles:
            if text:
                sheet.merge_range(row, 0, row, len(widths) - 1, text, self.title)
            row += 1
        return sheet, row

    def heads(self, sheet: Worksheet, row: int, *lines: list[str]) -> int:
        """The header; with two lines a word over «<» spans to the left and one over «^» down."""
        if len(lines) == 1:
            sheet.write_row(row, 0, lines[0], self.head)
            return row + 1
        upper, lower = lines
        column = 0
        while column < len(upper):
            width = 1
            while column + width < len(upper) and upper[column + width] == "<":
                width += 1
            _merge(
                sheet,
                (row, column, row + (lower[column] == "^"), column + width - 1),
                upper[column],
                self.head,
            )
            column += width
        for column, text in enumerate(lower):
            if text != "^":
                sheet.write(row + 1, column, text, self.head)
        return row + 2

    def line(self, sheet: Worksheet, row: int, values: Iterable[object]) -> None:
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, self.date)
            elif isinstance(value, str) and value.startswith("="):
                formula, _, result = value.partition(" -> ")
                sheet.write_formula(row, column, formula, self.cell, result)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, self.cell)
            else:
                sheet.write(row, column, value, self.cell)

    def bytes(self) -> bytes:
        self.book.close()
        return self.stream.getvalue()


def _merge(sheet: Worksheet, area: tuple[int, int, int, int], text: str, look: Format) -> None:
    if area[:2] == area[2:]:
        sheet.write(area[0], area[1], text, look)
    else:
        sheet.merge_range(*area, text, look)


def _listed(book: Book, sheet: Worksheet, row: int, lines: Iterable[Any], width: int) -> int:
    """Group headings (a plain string) across the sheet, people (a list) numbered down it."""
    number = 0
    for line in lines:
        if isinstance(line, str):
            sheet.merge_range(row, 0, row, width - 1, line, book.group)
        elif line:
            number += 1
            book.line(sheet, row, [number, *line])
        row += 1
    return row


def staff(lines: list[Any]) -> bytes:
    book = Book()
    titles = (SCHOOL, "Список работников по состоянию на 1 сентября 2026 года", "")
    sheet, row = book.sheet("Сотрудники", titles, [6, 9, 34, 13, 34, 10, 16, 13, 22, 26, 20, 44, 44])
    row = book.heads(
        sheet,
        row,
        [
            "№ п/п", "Таб. №", "Ф.И.О. (полностью)", "Дата рожд.", "Занимаемая\nдолжность", "Стаж, лет",
            "Квалиф. категория", "Дата приёма\nна работу", "Трудовой договор\n(№, дата)", "E-mail", "Контактный телефон",
            "Паспорт (серия, №, кем и когда выдан)", "Адрес регистрации",
        ],
    )  # fmt: skip
    book.line(sheet, row, [str(number) for number in range(1, 14)])
    first = row + 1
    row = _listed(book, sheet, first, lines, 13)
    sheet.write(row, 1, "Итого:", book.group)
    count = sum(isinstance(line, list) and bool(line) for line in lines)
    sheet.write_formula(row, 2, f"=COUNTA(C{first + 1}:C{row})", book.group, count)
    sheet.write(row + 2, 1, "Директор школы ____________ Е. В. Громова")
    sheet.write(row + 3, 1, "Исполнитель: Сидорчук Н. П., тел. 2-34-56")
    _partners(book)
    notes = book.book.add_worksheet("Пояснения")
    notes.write_column(0, 0, ["Список обновляется ежемесячно.", "Вопросы – в отдел кадров, кабинет 104."])
    return book.bytes()


def _partners(book: Book) -> None:
    sheet, row = book.sheet(
        "Социальные партнёры",
        ("Внешние участники программы наставничества",),
        [6, 34, 46, 34, 14, 26, 20, 44, 44],
    )
    heads = [
        "№",
        "ФИО",
        "Организация",
        "Должность, курс",
        "Дата рождения",
        "Эл. почта",
        "Телефон",
        "Паспортные данные",
        "Адрес",
    ]
    row = book.heads(sheet, row, heads)
    _listed(book, sheet, row, school_people.partners(), len(heads))


def pupils() -> bytes:
    book = Book()
    titles = (SCHOOL, "Обучающиеся – участники программы наставничества, 2026/2027 учебный год")
    widths = [5, 34, 13, 40, 40, 30, 34, 20, 40, 34, 20, 40, 34, 16, 20, 40]
    sheet, row = book.sheet("Обучающиеся", titles, widths)
    row = book.heads(
        sheet,
        row,
        [
            "№", "Фамилия, имя, отчество\nобучающегося", "Дата рождения", "Паспорт / св-во о рождении", "Домашний адрес",
            "Документ о родстве", "Мать", "<", "<", "Отец", "<", "<", "Законный представитель (если не родители)", "<", "<", "<",
        ],
        ["^", "^", "^", "^", "^", "^", "ФИО", "телефон", "паспорт", "ФИО", "телефон", "паспорт", "ФИО",
         "кем приходится", "телефон", "паспорт"],
    )  # fmt: skip
    row = _listed(book, sheet, row, school_people.pupils(), len(widths))
    sheet.merge_range(row, 0, row, 3, "ВСЕГО обучающихся: 60", book.group)
    return book.bytes()


def pairs() -> bytes:
    book = Book()
    _pairs(
        book,
        "Наставнические пары и группы на 2026/2027 учебный год",
        school_pairs.lines(),
        "14 пар, 3 группы",
    )
    _plans(book)
    return book.bytes()


def winter_pairs() -> bytes:
    book = Book()
    _pairs(book, "Наставнические пары, сложившиеся в ноябре 2026 года", school_pairs.winter_lines(), "3 пары")
    return book.bytes()


def _pairs(book: Book, title: str, lines: list[list[list[Any]]], total: str) -> None:
    titles = (SCHOOL, title, "(проект к приказу)")
    widths = [5, 26, 18, 34, 40, 38, 30, 32, 13, 13, 10, 12, 14, 46, 46]
    sheet, row = book.sheet("Пары и группы", titles, widths)
    row = book.heads(
        sheet,
        row,
        [
            "№ пары", "Форма наставничества", "Вид", "Наставник", "<", "Наставляемый (наставляемые)", "<", "Куратор",
            "Период", "<", "Часов\nв месяц", "Выплата, руб. в месяц", "Формат встреч", "Запрос", "Цель программы",
        ],
        ["^", "^", "^", "Ф.И.О.", "должность (класс, место работы)", "Ф.И.О.", "класс, должность", "^", "с",
        "по", "^", "^", "^", "^", "^"],
    )  # fmt: skip
    for line in lines:
        for offset, values in enumerate(line):
            book.line(sheet, row + offset, values)
        if len(line) > 1:  # A group: what is common stands once, in cells merged down.
            for column in (*range(5), *range(7, 15)):
                _merge_down(book, sheet, row, row + len(line) - 1, column, line[0][column])
        row += len(line)
    book.line(sheet, row, ["Итого:", total])


def _merge_down(book: Book, sheet: Worksheet, first: int, last: int, column: int, value: Any) -> None:
    look = book.date if isinstance(value, date) else book.cell
    sheet.merge_range(first, column, last, column, "", look)
    if isinstance(value, date):
        sheet.write_datetime(first, column, value, look)
    elif value != "":
        sheet.write(first, column, value, look)


def _plans(book: Book) -> None:
    sheet, row = book.sheet(
        "Программы", ("Мероприятия персонализированных программ",), [9, 34, 60, 26, 24, 28, 50]
    )
    heads = [
        "№ пары",
        "Раздел",
        "Мероприятие",
        "Форма проведения",
        "Срок",
        "Ответственный",
        "Планируемый результат",
    ]
    row = book.heads(sheet, row, heads)
    for line in school_pairs.plan_lines():
        book.line(sheet, row, line)
        row += 1


def files() -> dict[str, bytes]:
    """Every file of the sample school that is built, by its name."""
    return {
        "staff.xlsx": staff(school_people.staff()),
        "staff_with_faults.xlsx": staff(school_people.staff_with_faults()),
        "pupils.xlsx": pupils(),
        "pairs.xlsx": pairs(),
        "pairs_winter.xlsx": winter_pairs(),
    }


def main() -> None:
    target = HERE / "school"
    target.mkdir(exist_ok=True)
    for name, content in files().items():
        (target / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")  # noqa: T201 — A script tells what it wrote.


if __name__ == "__main__":
    main()
