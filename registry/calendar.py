"""The production calendar: which days are worked, and how terms in working days are counted.

Public holidays and the transferred days off come from the ``holidays`` library; a school's own transfers
stand over them. It knows no term by name: whoever asks brings the day and the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays
from holidays.countries.russia import RussiaStaticHolidays

SATURDAY, SUNDAY = 5, 6
_FARTHEST = 400  # No school rests for a year: a longer search means a calendar of nothing but days off.
_TRANSFERRED = re.compile(r"перенесено с (\d{2})\.(\d{2})\.(\d{4})")
_OBSERVED = " (выходной)"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ProductionCalendar:
    """The working days of a school: a week of five or of six days, the holidays, its own transfers.

    ``own``: a day → whether it is worked, whatever the common calendar says.
    """

    days_a_week: int = 5
    own: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        if day in self.own:
            return self.own[day]
        off, worked = _year(day.year, self.days_a_week)
        if day in off or day in worked:
            return day in worked
        return day.weekday() < self.days_a_week

    def working_days_from(self, day: date) -> Iterator[date]:
        """The working days after ``day``, the nearest first."""
        for step in range(1, _FARTHEST):
            following = day + step * _DAY
            if self.is_working(following):
                yield following


COMMON = ProductionCalendar()
"""Five days a week and no transfers but those of the whole country."""


def working_days_after(day: date, number: int, calendar: ProductionCalendar = COMMON) -> date:
    """The ``number``-th working day after ``day``; the day itself is not counted (ГК РФ, ст. 191).

    Raises ValueError for a number below one or beyond a year of working days.
    """
    for count, found in enumerate(calendar.working_days_from(day), start=1):
        if count == number:
            return found
    raise ValueError(f"no {number}-th working day after {day}")


def working_days_between(first: date, last: date, calendar: ProductionCalendar = COMMON) -> int:
    """How many working days lie after ``first`` up to ``last``, which is counted itself."""
    length = (last - first).days
    return sum(calendar.is_working(first + step * _DAY) for step in range(1, length + 1))


def last_known_year() -> int:
    """The last year whose transferred days the library knows; later ones have only the yearly holidays."""
    return max(RussiaStaticHolidays.special_public_holidays)


def holidays_of(year: int, days_a_week: int = 5) -> dict[date, str]:
    """Every day off of the year that is no plain weekend, with its name in Russian (ТК РФ, ст. 112)."""
    named = country_holidays("RU", years=year, language="ru")
    off, _ = _year(year, days_a_week)
    return {day: named[day] for day in sorted(off)}


@cache
def _year(year: int, days_a_week: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off beyond the weekends, and Saturdays that are worked in a week of five days."""
    named = country_holidays("RU", years=year, language="ru")
    off = {day for day, name in named.items() if _concerns(named, day, name, days_a_week)}
    worked = frozenset(named.weekend_workdays) if days_a_week == 5 else frozenset()
    return frozenset(off), worked


def _concerns(named: Mapping[date, str], day: date, name: str, days_a_week: int) -> bool:
    """Whether a day off is one for a week of so many days.

    Where Saturday is worked no day off was lost to a holiday on it, and none is given back (ТК РФ, ст. 112
    ч. 2: a day off that falls on a holiday is moved).
    """
    lost = _lost_day(named, day, name)
    return lost is None or days_a_week == 5 or lost.weekday() == SUNDAY


def _lost_day(named: Mapping[date, str], day: date, name: str) -> date | None:
    """The weekend day that this day off replaces; None for a holiday in its own right."""
    moved = _TRANSFERRED.search(name)
    if moved:
        return date(int(moved[3]), int(moved[2]), int(moved[1]))
    if name.endswith(_OBSERVED):
        holiday = name.removesuffix(_OBSERVED)
        return max(other for other, its in named.items() if other < day and its == holiday)
    return None
