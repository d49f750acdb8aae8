"""A small workbook that shows how a list may look, to be filled in by those who have none."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from service.operations.take_document import File

_Sheets = dict[str, tuple[tuple[str, ...], ...]]

_PEOPLE: _Sheets = {
    "Работники": (
        ("Фамилия, имя, отчество", "Дата рождения", "Должность", "Методическое объединение", "Дата приёма",
         "№ трудового договора", "Дата трудового договора", "Эл. почта"),
        ("Образцова Анна Ильинична", "14.03.1981", "учитель математики", "МО учителей математики",
         "25.08.2008", "14/08", "25.08.2008", "obraztsova@school.example"),
        ("Примеров Олег Львович", "02.11.1999", "учитель физики", "МО учителей физики", "28.08.2025",
         "31/25", "28.08.2025", "primerov@school.example"),
    ),
    "Обучающиеся": (
        ("Фамилия, имя, отчество", "Класс", "Дата рождения", "Мать", "Отец"),
        ("Учебникова Дарья Олеговна", "7А", "05.03.2012", "Учебникова Елена Викторовна",
         "Учебников Олег Юрьевич"),
    ),
}  # fmt: skip

_PAIRS: _Sheets = {
    "Пары": (
        ("№", "Форма наставничества", "Наставник", "Наставляемый", "Куратор", "Начало", "Окончание",
         "Часов в месяц", "Выплата, руб.", "Запрос"),
        ("1", "педагог – педагог", "Образцова Анна Ильинична", "Примеров Олег Львович", "",
         "15.09.2025", "31.05.2026", "8", "5000", "трудности с дисциплиной на уроке"),
    ),
}  # fmt: skip

_SAMPLES: dict[str, tuple[str, _Sheets]] = {
    "people": ("Образец списка людей", _PEOPLE),
    "pairs": ("Образец списка пар", _PAIRS),
}


def sample_table(kind: str) -> File:
    """``kind``: "people" or "pairs"."""
    title, sheets = _SAMPLES[kind]
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(rows[0]) - 1, 24)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    sheet.write_string(number, column, text, None if number else bold)
    return File(f"{title}.xlsx", target.getvalue())
