"""Dates as the papers write them. Knows no clock: the date is always an argument."""

from __future__ import annotations

from datetime import date

from docgen.russian.numerals import known_case, ordinal_in_words

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_NBSP = "\N{NO-BREAK SPACE}"


def date_long(day: date) -> str:
    """«20 ноября 2026 г.», held together by no-break spaces."""
    return _NBSP.join((str(day.day), MONTHS[day.month - 1], str(day.year), "г."))


def date_short(day: date) -> str:
    """«20.11.2026»."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def date_in_words(day: date, case: str = "nominative") -> str:
    """«первого сентября две тысячи двадцать шестого года»: only the day changes with the case."""
    number = ordinal_in_words(day.day, "n", known_case(case))
    year = ordinal_in_words(day.year, "m", "genitive")
    return f"{number} {MONTHS[day.month - 1]} {year} года"


def school_year(day: date) -> str:
    """«2026–2027»: the school year the day belongs to; it begins on 1 September (273-ФЗ, ст. 13; уставы)."""
    start = day.year if day.month >= 9 else day.year - 1
    return f"{start}–{start + 1}"
