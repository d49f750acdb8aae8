"""Numbers, sums, counted nouns and dates in words."""

from datetime import date
from decimal import Decimal

import pytest

from docgen import russian
from docgen.errors import RenderError
from docgen.russian.numerals import money_in_figures


class TestNumberInWords:
    @pytest.mark.parametrize(
        ("n", "gender", "case", "expected"),
        [
            (0, "m", "dative", "нолю"),
            (22, "f", "nominative", "двадцать две"),
            (51_000_000, "f", "nominative", "пятьдесят один миллион"),  # num2words: пятьдесят одна миллион
            (1_000_001, "f", "nominative", "один миллион одна"),
            (1500, "m", "genitive", "одной тысячи пятисот"),
            (200, "m", "instrumental", "двумястами"),
            (21, "n", "accusative", "двадцать одно"),
        ],
    )
    def test_by_gender_and_case(self, n, gender, case, expected):
        assert russian.number_in_words(n, gender, case) == expected

    @pytest.mark.parametrize("n", [-1, 10**12])
    def test_refuses_what_it_cannot_spell(self, n):
        with pytest.raises(RenderError, match="не пишется прописью"):
            russian.number_in_words(n)

    def test_refuses_an_unknown_case(self):
        with pytest.raises(RenderError, match="нет падежа «vocative»"):
            russian.number_in_words(1, case="vocative")


class TestWhatAnotherTableHasOtherwise:
    """Each difference from a table typed by others stands here once; docs/russian.md tells why ours is so."""

    @pytest.mark.parametrize(
        ("n", "case", "ours"),
        [
            (344, "genitive", "трёхсот сорока четырёх"),  # There without ё.
            (1000, "instrumental", "одной тысячей"),  # There «тысячей».
            (890, "instrumental", "восемьюстами девяноста"),  # There «восьмистами», which is no form.
        ],
    )
    def test_numbers(self, n, case, ours):
        assert russian.number_in_words(n, "m", case) == ours

    @pytest.mark.parametrize(
        ("n", "unit", "case", "ours"),
        [
            (
                42,
                "свинья",
                "accusative",
                "сорок две свиньи",
            ),  # There «сорок двух свиней»: only 2…4 alone are.
            (8, "берёза", "instrumental", "восемью берёзами"),  # There «восьмью», as right.
            (10_000, "рубль", "dative", "десяти тысячам рублей"),  # There «рублям»: a thousand is a noun.
        ],
    )
    def test_things(self, n, unit, case, ours):
        assert russian.count(n, unit, case) == ours

    def test_an_ordinal_is_of_a_thing_unless_told(self):
        assert russian.ordinal(3, "класс", "accusative") == "третий класс"
        assert russian.ordinal(3, "ученик", "accusative") == "третьего ученика"


class TestCount:
    @pytest.mark.parametrize(
        ("n", "unit", "case", "expected"),
        [
            (1, "ученик", "accusative", "1 ученика"),
            (2, "ученик", "nominative", "2 ученика"),
            (2, "ученик", "accusative", "2 учеников"),
            (22, "ученик", "accusative", "22 ученика"),
            (22, "ученик", "genitive", "22 учеников"),
            (5, "ученик", "nominative", "5 учеников"),
            (12, "неделя", "nominative", "12 недель"),
            (3, "календарный день", "nominative", "3 календарных дня"),
            (3, "учебная неделя", "nominative", "3 учебные недели"),
            (28, "календарный день", "instrumental", "28 календарными днями"),
            (14, "год", "genitive", "14 лет"),
            (21, "год", "nominative", "21 год"),
            (5, "человек", "nominative", "5 человек"),
            (4, "обучающийся", "nominative", "4 обучающихся"),
            (1000, "рубль", "dative", "1000 рублей"),
            (0, "час", "instrumental", "0 часов"),
            (2, "сутки", "nominative", "2 суток"),
            (2, "час работы", "nominative", "2 часа работы"),
        ],
    )
    def test_agrees_the_noun_with_the_number(self, n, unit, case, expected):
        assert russian.count(n, unit, case, in_words=False) == expected

    @pytest.mark.parametrize(
        ("n", "unit", "case", "expected"),
        [
            (22, "ученик", "accusative", "двадцать два ученика"),
            (2, "ученик", "accusative", "двух учеников"),
            (21, "ученик", "accusative", "двадцать одного ученика"),
            (2, "ученица", "nominative", "две ученицы"),
            (34, "неделя", "instrumental", "тридцатью четырьмя неделями"),
            (1, "рубль", "instrumental", "одним рублём"),
            (1, "сутки", "nominative", "одни сутки"),
            (3, "сутки", "nominative", "трое суток"),
            (3, "сутки", "dative", "трём суткам"),
            (12, "сутки", "nominative", "двенадцать суток"),
        ],
    )
    def test_in_words(self, n, unit, case, expected):
        assert russian.count(n, unit, case) == expected

    @pytest.mark.parametrize("unit", ["", "7 дней", "быстро"])
    def test_refuses_what_cannot_be_counted(self, unit):
        with pytest.raises(RenderError, match="не понято, что считать"):
            russian.count(2, unit)

    def test_twenty_two_of_a_plural_thing_has_no_words(self):
        with pytest.raises(RenderError, match="напишите число цифрами"):
            russian.count(22, "сутки")


class TestOrdinal:
    @pytest.mark.parametrize(
        ("n", "unit", "case", "expected"),
        [
            (9, "класс", "prepositional", "девятом классе"),
            (2, "полугодие", "genitive", "второго полугодия"),
            (4, "учебная четверть", "dative", "четвёртой учебной четверти"),
        ],
    )
    def test_agrees_with_its_noun(self, n, unit, case, expected):
        assert russian.ordinal(n, unit, case) == expected


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "case", "expected"),
        [
            (1500, "nominative", "одна тысяча пятьсот рублей 00 копеек"),
            (Decimal("1"), "nominative", "один рубль 00 копеек"),
            (Decimal("2.01"), "genitive", "двух рублей 01 копейки"),
            (Decimal("3000.50"), "dative", "трём тысячам рублей 50 копейкам"),
            (0, "dative", "нолю рублей 00 копеек"),
            (40000, "instrumental", "сорока тысячами рублей 00 копеек"),
        ],
    )
    def test_in_words(self, amount, case, expected):
        assert russian.money(amount, case) == expected

    @pytest.mark.parametrize("amount", [Decimal("-1"), Decimal("1.005"), Decimal("NaN")])
    def test_refuses_what_is_no_sum(self, amount):
        with pytest.raises(RenderError, match="сумма"):
            russian.money(amount)

    def test_in_figures(self):
        assert money_in_figures(Decimal("1234567.5")) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,50"


class TestDates:
    def test_long_with_spaces_that_do_not_break(self):
        assert russian.date_long(date(2026, 11, 20)).split("\N{NO-BREAK SPACE}") == [
            "20",
            "ноября",
            "2026",
            "г.",
        ]

    def test_short(self):
        assert russian.date_short(date(2026, 9, 1)) == "01.09.2026"

    @pytest.mark.parametrize(
        ("day", "case", "expected"),
        [
            (date(2026, 9, 1), "nominative", "первое сентября две тысячи двадцать шестого года"),
            (date(2026, 9, 1), "genitive", "первого сентября две тысячи двадцать шестого года"),
            (date(2027, 5, 31), "accusative", "тридцать первое мая две тысячи двадцать седьмого года"),
            (date(2000, 3, 3), "genitive", "третьего марта двухтысячного года"),
        ],
    )
    def test_in_words(self, day, case, expected):
        assert russian.date_in_words(day, case) == expected

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2026, 9, 1), "2026–2027"),
            (date(2026, 8, 31), "2025–2026"),
            (date(2027, 1, 15), "2026–2027"),
        ],
    )
    def test_the_school_year_begins_in_september(self, day, expected):
        assert russian.school_year(day) == expected
