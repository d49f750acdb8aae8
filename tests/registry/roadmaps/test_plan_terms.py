"""Terms of plans: every kind that real road maps use, read into types with their own words kept."""

from __future__ import annotations

from datetime import date

import pytest

from registry.plan_facts import Term
from registry.plan_points import UNDATED, spans
from registry.plan_terms import read_terms, term_parts

SCHOOL_YEAR = (date(2026, 9, 1), date(2027, 8, 31))
THREE_YEARS = (date(2024, 1, 1), date(2026, 12, 31))


def due(words: str, first: date = THREE_YEARS[0], last: date = THREE_YEARS[1]) -> list[date | None]:
    """The last days the words ask for within a period."""
    return [span.due_on for span in spans(read_terms(words), first, last)]


class TestReading:
    @pytest.mark.parametrize(
        ("words", "first", "last"),
        [
            ("Март 2022 года", date(2022, 3, 1), date(2022, 3, 31)),
            ("Октябрь 2022 года – апрель 2023 года", date(2022, 10, 1), date(2023, 4, 30)),
            ("Сентябрь-октябрь 2023", date(2023, 9, 1), date(2023, 10, 31)),
            ("май – сентябрь 2024", date(2024, 5, 1), date(2024, 9, 30)),
            ("ноябрь – январь 2025", date(2024, 11, 1), date(2025, 1, 31)),
            ("До 20.09.2023", None, date(2023, 9, 20)),
            ("не позднее 5 мая 2027 г.", None, date(2027, 5, 5)),
            ("22 сентября 2023 г.", date(2023, 9, 22), date(2023, 9, 22)),
            ("с 01.09.2023 по 30.09.2023", date(2023, 9, 1), date(2023, 9, 30)),
            ("с 5 по 20 сентября 2026 г.", date(2026, 9, 20), date(2026, 9, 20)),
            ("2022-2023 учебный год", date(2022, 9, 1), date(2023, 8, 31)),
            ("2024-2027 гг.", date(2024, 1, 1), date(2027, 12, 31)),
        ],
    )
    def test_dated_terms_know_their_days(self, words: str, first: date | None, last: date) -> None:
        term = read_terms(words)[-1]
        assert (term.starts_on, term.ends_on) == (first, last)

    @pytest.mark.parametrize(
        ("words", "kinds"),
        [
            ("", []),
            ("в течение года", ["whole_year"]),
            ("В течение учебного года (по отдельному плану)", ["whole_year", "separate_plan"]),
            ("Сентябрь 2023 В течение учебного года", ["month", "whole_year"]),
            ("ежегодно", ["yearly"]),
            ("когда придётся", ["unknown"]),
            ("31.02.2024", ["unknown"]),
            ("май 2024 – март 2024", ["unknown"]),
        ],
    )
    def test_every_other_kind(self, words: str, kinds: list[str]) -> None:
        assert [term.kind for term in read_terms(words)] == kinds

    def test_no_word_is_lost(self) -> None:
        words = "до 1 сентября, затем ежеквартально; по плану школы"
        kept = " ".join(term.words for term in read_terms(words))
        assert kept == "до 1 сентября затем ежеквартально по плану школы"

    def test_two_terms_of_one_cell_are_cut_and_a_remark_stays(self) -> None:
        assert term_parts("январь 2022, далее ежегодно февраль 2022, далее ежегодно") == (
            "январь 2022, далее ежегодно",
            "февраль 2022, далее ежегодно",
        )
        assert term_parts("В течение учебного года (по отдельному плану)") == (
            "В течение учебного года (по отдельному плану)",
        )


class TestSpans:
    def test_a_yearly_month_comes_every_year(self) -> None:
        assert due("ежегодно, сентябрь") == [date(2024, 9, 30), date(2025, 9, 30), date(2026, 9, 30)]

    def test_months_apart_are_several_and_a_range_is_one(self) -> None:
        assert len(due("ежегодно, декабрь, апрель")) == 6
        assert due("ежегодно, октябрь - ноябрь") == [
            date(2024, 11, 30),
            date(2025, 11, 30),
            date(2026, 11, 30),
        ]

    @pytest.mark.parametrize("words", ["ежегодно, не позднее 30 ноября", "не позднее 30 ноября ежегодно"])
    def test_the_last_day_of_every_year(self, words: str) -> None:
        assert due(words) == [date(2024, 11, 30), date(2025, 11, 30), date(2026, 11, 30)]

    def test_what_began_goes_on(self) -> None:
        assert due("январь 2024, далее ежегодно") == [date(2024, 1, 31), date(2025, 1, 31), date(2026, 1, 31)]

    def test_a_whole_year_ends_with_the_school_year(self) -> None:
        assert due("в течение года", *SCHOOL_YEAR) == [date(2027, 8, 31)]

    def test_a_month_without_a_year_is_found_in_the_school_year(self) -> None:
        assert due("октябрь", *SCHOOL_YEAR) == [date(2026, 10, 31)]
        assert due("февраль", *SCHOOL_YEAR) == [date(2027, 2, 28)]

    @pytest.mark.parametrize("words", ["", "по отдельному плану", "когда придётся"])
    def test_no_day_is_made_up(self, words: str) -> None:
        assert spans(read_terms(words), *SCHOOL_YEAR) == (UNDATED,)

    def test_without_a_period_only_dated_terms_have_days(self) -> None:
        assert spans(read_terms("ежегодно, май"), None, None) == (UNDATED,)
        assert spans(read_terms("май 2027"), None, None)[0].due_on == date(2027, 5, 31)

    def test_of_terms_that_are_shared_the_latest_counts(self) -> None:
        terms = read_terms("Апрель 2027; Апрель - май 2027; Май 2027")
        assert [span.due_on for span in spans(terms, *SCHOOL_YEAR, shared=True)] == [date(2027, 5, 31)]

    def test_a_term_is_plain_data(self) -> None:
        assert read_terms("ежегодно, декабрь, апрель") == (
            Term("yearly", "ежегодно, декабрь, апрель", months=(12, 4)),
        )
