"""Dates as people type them: «01.02.2003», «1/2/03», «2003-02-01», «1 февраля 2003 г.», the number of a day.

Knows the calendar and Russian months. Knows nothing of what a date is the date of, and has no clock.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()  # noqa: SIM905
_ENDINGS = ("", "я", "ь", "а", "й", "ю")
_TAIL = r"\s*(?:г|год|года)?\.?$"
# Programs that keep a moment write midnight beside a day.
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[.,/\\-]\s?(\d{1,2})\s?[.,/\\-]\s?(\d{4}|\d{2})" + _TIME + _TAIL)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})" + _TIME + "$")
_IN_WORDS = re.compile(r"[«\"]?(\d{1,2})[»\"]?\s+([а-я]+)\.?\s+(\d{4})" + _TAIL)
_LETTERS_FOR_DIGITS = str.maketrans("оoзli", "00311")
_SIGNS_OF_DATES = frozenset("0123456789 .,/\\-оoзlOIОЗi")
_TAILED = re.compile(_TAIL)
_EPOCH = date(1899, 12, 30)
# The numbers Excel keeps for the days from 1920 to 2099: a lesser or greater number is not a date.
_FIRST_SERIAL, _LAST_SERIAL = 7306, 73050


class ImpossibleDate(ValueError):
    """A date that is spelled as one and is not in the calendar: 31.02.2010."""


def from_text(text: str) -> date | None:
    """The date a text spells; None when it spells none. Raises ImpossibleDate for one not in the calendar.

    A year of two digits is of this century up to 35, else of the last one.
    """
    plain = text.strip().lower()
    if match := _IN_WORDS.match(plain):
        return _named(match[1], match[2], match[3])
    if set(_TAILED.sub("", plain)) <= _SIGNS_OF_DATES:
        plain = plain.translate(_LETTERS_FOR_DIGITS)
    if match := _DAY_FIRST.match(plain):
        return _date(_full_year(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.match(plain):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    return None


def from_number(number: float) -> date | None:
    """The date behind Excel's own number of a day, when a column of dates lost its format."""
    if number == int(number) and _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(number))
    return None


def without_time(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _named(day: str, month: str, year: str) -> date | None:
    for number, stem in enumerate(_MONTHS, start=1):
        is_short = len(month) in {3, 4} and stem.startswith(month)
        if is_short or (month.startswith(stem) and month.removeprefix(stem) in _ENDINGS):
            return _date(int(year), number, int(day))
    return None


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) <= 35 else 1900)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ImpossibleDate from error
