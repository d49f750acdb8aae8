"""Every number to a million, every day of a leap year: two implementations that share nothing must agree."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
import second_numerals as second

from docgen import russian
from docgen.russian.dates import MONTHS
from docgen.russian.numerals import number_in_words, ordinal_in_words

MILLION = 10**6
ROUND = [MILLION, MILLION - 1, *range(10_000, MILLION, 10_000), *range(1000, 100_000, 1000)]
SAMPLE = sorted({*range(1200), *ROUND, *Random(225).sample(range(MILLION), 1500)})  # noqa: S311 - a sample of numbers.
BELOW_TEN_THOUSAND = range(10_000)
GENDERS = ("m", "f", "n")


def differing(ours: Iterable[str], theirs: Iterable[str]) -> list[tuple[str, str]]:
    return [(own, other) for own, other in zip(ours, theirs, strict=True) if own != other][:5]


@pytest.mark.parametrize("case", second.CASES)
class TestEveryCase:
    def test_cardinals_and_ordinals_below_ten_thousand(self, case):
        for spell, other in ((number_in_words, second.cardinal), (ordinal_in_words, second.ordinal)):
            ours = (spell(n, "m", case) for n in BELOW_TEN_THOUSAND)
            theirs = (other(n, "m", case) for n in BELOW_TEN_THOUSAND)
            assert differing(ours, theirs) == []

    @pytest.mark.parametrize("gender", GENDERS)
    def test_a_sample_up_to_a_million_in_every_gender(self, case, gender):
        for spell, other in ((number_in_words, second.cardinal), (ordinal_in_words, second.ordinal)):
            ours = (spell(n, gender, case) for n in SAMPLE)
            assert differing(ours, (other(n, gender, case) for n in SAMPLE)) == []

    @pytest.mark.parametrize("unit", second.UNITS)
    def test_things_are_counted(self, case, unit):
        ours = (russian.count(n, unit, case) for n in SAMPLE)
        assert differing(ours, (second.count(n, unit, case) for n in SAMPLE)) == []

    def test_sums_with_every_number_of_kopecks(self, case):
        sums = [(roubles, kopecks) for roubles in (0, 1, 2, 5, 11, 21, 1000, 2024) for kopecks in range(100)]
        ours = (russian.money(Decimal(f"{roubles}.{kopecks:02d}"), case) for roubles, kopecks in sums)
        assert differing(ours, (second.money(*each, case) for each in sums)) == []

    def test_every_day_of_a_leap_year(self, case):
        days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
        ours = (russian.date_in_words(day, case) for day in days)
        assert differing(ours, (date_in_words(day, case) for day in days)) == []

    def test_every_year_of_two_centuries(self, case):
        days = [date(year, 2, 28) for year in range(1900, 2101)]
        ours = (russian.date_in_words(day, case) for day in days)
        assert differing(ours, (date_in_words(day, case) for day in days)) == []


def date_in_words(day: date, case: str) -> str:
    year = second.ordinal(day.year, "m", "genitive")
    return f"{second.ordinal(day.day, 'n', case)} {MONTHS[day.month - 1]} {year} года"


@pytest.mark.slow
@pytest.mark.parametrize("case", second.CASES)
class TestTheWholeMillion:
    @pytest.mark.parametrize("gender", GENDERS)
    def test_cardinals(self, case, gender):
        ours = (number_in_words(n, gender, case) for n in range(MILLION + 1))
        assert differing(ours, (second.cardinal(n, gender, case) for n in range(MILLION + 1))) == []

    @pytest.mark.parametrize("gender", GENDERS)
    def test_ordinals(self, case, gender):
        ours = (ordinal_in_words(n, gender, case) for n in range(MILLION + 1))
        assert differing(ours, (second.ordinal(n, gender, case) for n in range(MILLION + 1))) == []

    def test_sums(self, case):
        ours = (russian.money(n, case) for n in range(MILLION + 1))
        assert differing(ours, (second.money(n, 0, case) for n in range(MILLION + 1))) == []
