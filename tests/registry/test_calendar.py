"""The production calendar: holidays, transfers, both weeks, a school's own days, terms counted by them."""

from __future__ import annotations

from datetime import date

import pytest

from registry.calendar import (
    COMMON,
    ProductionCalendar,
    holidays_of,
    last_known_year,
    working_days_after,
    working_days_between,
)

SIX = ProductionCalendar(days_a_week=6)


class TestADay:
    @pytest.mark.parametrize(
        ("day", "five", "six"),
        [
            (date(2026, 9, 4), True, True),  # A Friday.
            (date(2026, 9, 5), False, True),  # A Saturday.
            (date(2026, 9, 6), False, False),  # A Sunday.
            (date(2026, 11, 4), False, False),  # A holiday on a Wednesday.
            (date(2026, 1, 9), False, True),  # Off instead of a Saturday.
            (date(2026, 12, 31), False, False),  # Off instead of a Sunday.
            (date(2026, 3, 9), False, False),  # The Monday after a holiday on a Sunday.
            (date(2026, 5, 11), False, True),  # The Monday after a holiday on a Saturday.
            (date(2025, 11, 1), True, True),  # A Saturday worked for a Monday off.
            (date(2025, 11, 3), False, True),  # That Monday.
        ],
    )
    def test_is_worked_or_not_by_the_week(self, day: date, five: bool, six: bool) -> None:
        assert (COMMON.is_working(day), SIX.is_working(day)) == (five, six)

    def test_is_what_the_school_says_over_everything(self) -> None:
        moved = ProductionCalendar(own={date(2026, 9, 5): True, date(2026, 9, 7): False})

        assert moved.is_working(date(2026, 9, 5))
        assert not moved.is_working(date(2026, 9, 7))

    def test_of_a_year_not_yet_settled_knows_the_yearly_holidays(self) -> None:
        far = last_known_year() + 3

        assert not COMMON.is_working(date(far, 1, 1))
        assert date(far, 6, 12) in holidays_of(far)


class TestATerm:
    def test_does_not_count_the_day_it_begins(self) -> None:
        assert working_days_after(date(2026, 9, 1), 3) == date(2026, 9, 4)

    def test_steps_over_weekends_and_holidays(self) -> None:
        assert working_days_after(date(2026, 11, 2), 3) == date(2026, 11, 6)
        assert working_days_after(date(2026, 12, 30), 3) == date(2027, 1, 13)

    def test_counts_saturdays_where_they_are_worked(self) -> None:
        assert working_days_after(date(2026, 9, 3), 3, SIX) == date(2026, 9, 7)
        assert working_days_after(date(2026, 9, 3), 3) == date(2026, 9, 8)

    def test_counts_a_schools_own_days(self) -> None:
        own = ProductionCalendar(own={date(2026, 9, 2): False})

        assert working_days_after(date(2026, 9, 1), 3, own) == date(2026, 9, 7)

    def test_of_no_days_is_none(self) -> None:
        with pytest.raises(ValueError, match="no 0-th working day"):
            working_days_after(date(2026, 9, 1), 0)

    @pytest.mark.parametrize(
        ("last", "days"), [(date(2026, 9, 4), 3), (date(2026, 9, 7), 4), (date(2026, 8, 1), 0)]
    )
    def test_is_the_number_of_days_between(self, last: date, days: int) -> None:
        assert working_days_between(date(2026, 9, 1), last) == days


class TestTheYear:
    def test_names_its_days_off_in_russian(self) -> None:
        found = holidays_of(2026)

        assert found[date(2026, 11, 4)] == "День народного единства"
        assert found[date(2026, 1, 9)] == "Выходной (перенесено с 03.01.2026)"
        assert date(2026, 1, 9) not in holidays_of(2026, days_a_week=6)
