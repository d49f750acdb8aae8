"""Rules of reports: shares, cuts, answers, the jury."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import factories
import pytest

from registry.indicator_facts import Cut, Indicator, Indicators, Measure
from registry.law_facts import Law, RelatedPaper
from registry.rules import check
from registry.rules.finding import Paper
from registry.snapshot import Subject

ON = factories.TODAY
YOUNG = Indicator("I1", "Доля", "а / б", "Р-145", now=Measure(Decimal(3)), asks_whole="всего")
PAIRS = Indicator("I7", "Пары", "счёт", "реестр", "count", now=Measure(Decimal(10)))
MENTEES = Indicator("I8", "Наставляемые", "счёт", "реестр", "count", now=Measure(Decimal(10)))


def found(
    rule: str, subject: Subject | None = None, *items: Indicator, ordered: int = 10, **inputs: Any
) -> list[str]:
    known = subject or factories.make_school_subject()
    counted = Indicators(ON, date(2025, 9, 15), items, ordered)
    paper = Paper("annual_report_org", ON, inputs)
    return [
        one.message for one in check([rule], replace(known, indicators=counted), paper) if one.rule == rule
    ]


class TestShares:
    @pytest.mark.parametrize("whole", [0, -4, 2])
    def test_are_of_somebody_and_not_above_a_hundred(self, whole: int) -> None:
        assert len(found("V-58", None, YOUNG, всего=whole)) == 1

    @pytest.mark.parametrize("inputs", [{"всего": 3}, {"всего": 40}, {}])
    def test_may_be_whole_and_may_be_unknown(self, inputs: dict[str, int]) -> None:
        assert found("V-58", None, YOUNG, **inputs) == []

    def test_of_nobody_in_the_registry_are_just_not_known(self) -> None:
        counted = replace(YOUNG, asks_whole="", asks_part="обучено", now=Measure(None, Decimal(0)))
        assert found("V-58", None, counted, обучено=0) == []

    def test_of_the_year_before_too(self) -> None:
        past = replace(YOUNG, before=Measure(Decimal(9)))
        assert "год назад" in found("V-58", None, past, всего=20, всего_год_назад=4)[0]


class TestCuts:
    def test_make_the_whole(self) -> None:
        parts = (Cut("очно", 6), Cut("дистанционно", 4))
        assert found("V-53-CUTS", None, replace(PAIRS, cuts=parts)) == []
        assert "по разрезу" in found("V-53-CUTS", None, replace(PAIRS, cuts=parts[:1]))[0]

    def test_pairs_are_those_of_the_orders(self) -> None:
        assert "приказы журнала называют 9" in found("V-53-CUTS", None, PAIRS, ordered=9)[0]

    def test_the_day_is_one(self) -> None:
        counted = Indicators(date(2026, 9, 1), date(2025, 9, 1), ())
        subject = replace(factories.make_school_subject(), indicators=counted)
        assert len(check(["V-53-CUTS"], subject, Paper("annual_report_org", ON))) == 1


class TestAnswers:
    @pytest.mark.parametrize(("answered", "findings"), [(4, 1), (5, 0), (10, 0)])
    def test_are_half_of_those_asked(self, answered: int, findings: int) -> None:
        assert len(found("V-52", None, MENTEES, анкет_наставляемых=answered)) == findings

    def test_are_in_before_the_report(self) -> None:
        assert "дождитесь" in found("V-52", None, MENTEES, анкеты_закрыты=date(2026, 9, 16))[0]


class TestJury:
    def test_meets_before_the_awards(self) -> None:
        assert len(found("V-54")) == 1
        assert found("V-54", протокол="от 14.09.2026 № 2") == []

    def test_a_protocol_of_the_journal_will_do(self) -> None:
        law = Law(papers=(RelatedPaper(1, "final_event_protocol", "2", date(2026, 9, 14)),))
        assert found("V-54", replace(factories.make_school_subject(), law=law)) == []

    @pytest.mark.parametrize(("present", "findings"), [(3, 1), (4, 0)])
    def test_more_than_half_are_there(self, present: int, findings: int) -> None:
        assert len(found("V-54-QUORUM", членов_жюри=6, присутствовало=present)) == findings
