"""Typed text and typed dates, mended."""

from datetime import date

import pytest

from registry.spreadsheet import dates
from registry.spreadsheet.text import (
    capitalise_name,
    fold,
    mend_alphabet,
    mend_latin,
    mend_quotes,
    mend_spaces,
)


class TestText:
    @pytest.mark.parametrize(
        ("typed", "mended"),
        [
            ("  Иванов\u00a0 Иван ", "Иванов Иван"),
            ("Ива\u00adнов\u200b", "Иванов"),
            ("и\u0306од", "йод"),
            ("a\t b\nc", "a b c"),
        ],
    )
    def test_spaces(self, typed: str, mended: str) -> None:
        assert mend_spaces(typed) == mended

    def test_latin_letters_inside_russian_words(self) -> None:
        assert mend_alphabet("Cмирнoва") == "Смирнова"
        assert mend_alphabet("завод Bosch и KEMA") == "завод Bosch и KEMA"
        assert mend_alphabet("COXA", whole_words=True) == "СОХА"
        assert mend_alphabet("Смиrnова") == "Смиrnова"

    def test_russian_letters_inside_an_address(self) -> None:
        assert mend_latin("ivаnоv@school.example") == "ivanov@school.example"

    @pytest.mark.parametrize(
        ("typed", "mended"),
        [
            ("ПЕТРОВА-ВОДКИНА", "Петрова-Водкина"),
            ("алиев али вагиф ОГЛЫ", "Алиев Али Вагиф оглы"),
            ("О’КОННОР", "О’Коннор"),
        ],
    )
    def test_capitals(self, typed: str, mended: str) -> None:
        assert capitalise_name(typed) == mended

    def test_quotes_and_folding(self) -> None:
        assert mend_quotes('ГБПОУ "Колледж"') == "ГБПОУ «Колледж»"
        assert fold("  Фёдор  ИЛЬИЧ") == "федор ильич"


class TestDates:
    @pytest.mark.parametrize(
        "typed",
        [
            "01.02.2003", "1.2.2003", "01/02/2003", "01-02-2003", "2003-02-01",
            "2003-02-01 00:00:00", "01.02.2003 0:00:00", "01.02.03", "1 февраля 2003 г.",
            "«1» февраля 2003 года",
            "01.02.2003г.", " 01.02.2003 ", "O1.02.2003", "1 фев. 2003",
        ],
    )  # fmt: skip
    def test_every_way_to_type_one(self, typed: str) -> None:
        assert dates.from_text(typed) == date(2003, 2, 1)

    def test_a_year_of_two_digits(self) -> None:
        assert dates.from_text("09.05.85") == date(1985, 5, 9)
        assert dates.from_text("09.05.26") == date(2026, 5, 9)

    @pytest.mark.parametrize(
        "typed", ["31.02.2010", "32.01.2010", "2010-13-01", "30 февраля 2010", "00.00.0000"]
    )
    def test_one_that_is_not_in_the_calendar(self, typed: str) -> None:
        with pytest.raises(dates.ImpossibleDate):
            dates.from_text(typed)

    @pytest.mark.parametrize("typed", ["", "1985", "весной", "1 мартобря 1990", "12.1990"])
    def test_what_is_no_date(self, typed: str) -> None:
        assert dates.from_text(typed) is None

    def test_the_number_of_a_day(self) -> None:
        assert dates.from_number(31149.0) == date(1985, 4, 12)
        assert dates.from_number(12.0) is None
        assert dates.from_number(31149.5) is None
