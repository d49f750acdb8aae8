"""The rules of how a pair's work ends, from both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rule_cases import found, subject_of

from registry.snapshot import Ending, IssuedReference, Pair, Subject, Terms

ORDER = IssuedReference(7, "order_pairing", "12-ОД", date(2026, 9, 15))
LAST = date(2026, 12, 25)


@pytest.fixture
def fixed(pair: Pair) -> Pair:
    return replace(pair, order=ORDER, status="active", terms=Terms(Decimal(5000), 8))


def ending_subject(pair: Pair, on: date, **facts: object) -> Subject:
    told: dict[str, object] = {"reason": "finished", "last_day": LAST} | facts
    return replace(subject_of(pair, on=on), ending=Ending(**told))  # type: ignore[arg-type]


def messages(rule: str, subject: Subject) -> list[str]:
    return [message for message, _ in found(rule, subject)]


class TestAChange:
    """V-38: only by another order, not earlier than what it rests on."""

    def test_after_the_order_and_the_statement_is_lawful(self, fixed: Pair) -> None:
        notified = date(2026, 12, 1)
        assert messages("V-38", ending_subject(fixed, date(2026, 12, 1), notified_on=notified)) == []

    def test_of_a_pair_without_an_order_is_refused(self, pair: Pair) -> None:
        assert "не закреплена" in messages("V-38", ending_subject(pair, LAST))[0]

    def test_before_the_order_is_refused(self, fixed: Pair) -> None:
        assert "раньше приказа" in messages("V-38", ending_subject(fixed, date(2026, 9, 14)))[0]

    def test_before_the_statement_is_refused(self, fixed: Pair) -> None:
        subject = ending_subject(fixed, date(2026, 12, 1), notified_on=date(2026, 12, 2))
        assert "раньше заявления" in messages("V-38", subject)[0]

    def test_alone_leads_to_the_event(self, fixed: Pair) -> None:
        assert found("V-38", subject_of(fixed, on=LAST))[0][1] is not None

    def test_ends_inside_the_period(self, fixed: Pair) -> None:
        assert messages("V-38-PERIOD", ending_subject(fixed, LAST)) == []
        late = ending_subject(fixed, LAST, last_day=date(2027, 6, 1))
        assert "вне периода" in messages("V-38-PERIOD", late)[0]


class TestANotice:
    """V-38-NOTICE warns an employee's statement, V-39 forbids the employer's haste."""

    EARLIEST = date(2026, 12, 24)

    def told(self, fixed: Pair, reason: str, last_day: date) -> Subject:
        return ending_subject(
            fixed, date(2026, 12, 21), reason=reason, last_day=last_day,
            notified_on=date(2026, 12, 21), earliest=self.EARLIEST,
        )  # fmt: skip

    def test_on_the_third_working_day_is_lawful(self, fixed: Pair) -> None:
        assert messages("V-39", self.told(fixed, "cancellation", self.EARLIEST)) == []
        assert messages("V-38-NOTICE", self.told(fixed, "refusal", self.EARLIEST)) == []

    def test_a_day_earlier_is_forbidden_to_the_employer(self, fixed: Pair) -> None:
        assert "24.12.2026" in messages("V-39", self.told(fixed, "cancellation", date(2026, 12, 23)))[0]

    def test_a_day_earlier_is_only_told_of_an_employee(self, fixed: Pair) -> None:
        early = self.told(fixed, "refusal", date(2026, 12, 23))
        assert messages("V-39", early) == []
        assert "меньше трёх рабочих дней" in messages("V-38-NOTICE", early)[0]

    def test_not_handed_over_is_refused(self, fixed: Pair) -> None:
        subject = ending_subject(fixed, LAST, reason="cancellation")
        assert "когда уведомление вручается" in messages("V-39", subject)[0]


class TestWhatEndsWithThePair:
    """V-40: pay and programme."""

    def test_stopped_is_enough(self, fixed: Pair) -> None:
        assert messages("V-40", ending_subject(fixed, LAST)) == []

    def test_forgotten_is_told(self, fixed: Pair) -> None:
        forgotten = ending_subject(fixed, LAST, stops_pay=False, closes_programme=False)
        assert len(messages("V-40", forgotten)) == 2

    def test_unpaid_needs_no_order_of_pay(self, fixed: Pair) -> None:
        unpaid = replace(fixed, terms=Terms(None, 8), programme=None)
        assert messages("V-40", ending_subject(unpaid, LAST, stops_pay=False)) == []
