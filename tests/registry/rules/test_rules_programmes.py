"""The rules of a programme's terms, measure and time, from both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest
from rule_cases import found, subject_of

from registry.snapshot import IssuedReference, Pair

ORDER = IssuedReference(7, "order_pairing", "12-ОД", date(2026, 9, 15))


def with_terms(pair: Pair, *terms: str) -> Pair:
    rows = tuple(factories.make_activity(n, term=term) for n, term in enumerate(terms, 1))
    return replace(pair, programme=factories.make_programme(activities=rows))


def messages(rule: str, pair: Pair, on: date = date(2026, 9, 20)) -> list[str]:
    return [message for message, _ in found(rule, subject_of(pair, on=on))]


class TestThePlan:
    def test_inside_the_period_is_enough(self, pair: Pair) -> None:
        inside = with_terms(pair, "октябрь 2026 г.", "апрель – май 2027 г.")
        assert messages("V-47-COVER", inside) == []
        assert messages("V-47-END", inside) == []

    def test_outside_the_period_is_refused(self, pair: Pair) -> None:
        assert "вне периода" in messages("V-47-COVER", with_terms(pair, "март 2026 г."))[0]

    def test_that_ends_too_early_is_told(self, pair: Pair) -> None:
        assert "План кончается" in messages("V-47-END", with_terms(pair, "октябрь 2026 г."))[0]

    def test_without_dates_is_not_judged(self, pair: Pair) -> None:
        undated = with_terms(pair, "октябрь 2026 г.", "в течение периода программы")
        assert messages("V-47-END", undated) == []


class TestTheGoal:
    def test_measured_is_enough(self, pair: Pair) -> None:
        assert messages("V-47-MEASURE", pair) == []

    def test_without_a_measure_is_told(self, pair: Pair) -> None:
        vague = replace(pair, programme=factories.make_programme(expected_result="всё станет лучше"))
        assert "чем он измеряется" in messages("V-47-MEASURE", vague)[0]


class TestTheTime:
    @pytest.mark.parametrize(
        ("ends_on", "expected"),
        [(date(2027, 5, 31), 0), (date(2026, 12, 14), 0), (date(2026, 12, 1), 1), (date(2027, 9, 15), 1)],
    )
    def test_from_three_months_to_a_year(self, pair: Pair, ends_on: date, expected: int) -> None:
        assert len(messages("V-48", replace(pair, ends_on=ends_on))) == expected

    def test_within_thirty_days_of_the_order(self, pair: Pair) -> None:
        fixed = replace(pair, order=ORDER)
        assert messages("V-49", fixed, on=date(2026, 10, 15)) == []
        assert "позже 30 дней" in messages("V-49", fixed, on=date(2026, 10, 16))[0]


class TestTheHiring:
    """DISMISSED: nobody mentors before being employed."""

    def test_after_the_pair_began_is_refused(self, pair: Pair) -> None:
        late = replace(pair, mentor=replace(pair.mentor, hired_on=date(2026, 9, 18)))
        assert "позже начала работы пары" in messages("DISMISSED", late)[0]

    def test_on_its_first_day_is_lawful(self, pair: Pair) -> None:
        assert (
            messages("DISMISSED", replace(pair, mentor=replace(pair.mentor, hired_on=pair.starts_on))) == []
        )
