"""The rules of plans, each from both sides: V-08, V-09, V-10, V-56, V-57."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest
from rule_cases import found

from registry.plan_checks import late_answers
from registry.plan_facts import Approval, Entry, Plan, PlanItem, PlanStage, Responsible
from registry.plan_responsible import read_responsible
from registry.plan_terms import read_terms
from registry.rules import Remedy
from registry.snapshot import Subject


def item(
    term: str = "октябрь 2026", responsible: str = "директор", title: str = "Совет", **facts: object
) -> PlanItem:
    told = PlanItem(
        1,
        title,
        term_words=term,
        terms=read_terms(term),
        responsible_words=responsible,
        responsible=read_responsible(responsible),
    )
    return replace(told, **facts)  # type: ignore[arg-type]


def plan_of(*items: PlanItem, profile: str = "az-1128", last: date = date(2027, 8, 31)) -> Plan:
    numbered = tuple(replace(one, ordinal=n) for n, one in enumerate(items, start=1))
    return Plan(
        profile=profile,
        title="Дорожная карта",
        starts_on=date(2026, 9, 1),
        ends_on=last,
        approval=Approval(("Приложение",), "attachment", "41-ОД", date(2026, 9, 10)),
        stages=(PlanStage(1, "Подготовка", items=numbered),),
    )


def said(rule: str, plan: Plan, above: Plan | None = None) -> list[str]:
    subject = replace(factories.make_pairs_subject(), kind="organisation", plan=plan, plan_above=above)
    found_here = found(rule, subject)
    assert all(remedy == Remedy("plan") for _, remedy in found_here)
    return [message for message, _ in found_here]


def test_a_paper_about_no_plan_is_asked_nothing() -> None:
    subject: Subject = factories.make_pairs_subject()
    assert not [
        rule for rule in ("V-08", "V-09", "V-10", "V-10-BEFORE", "V-56", "V-57") if found(rule, subject)
    ]


class TestRetroactive:
    """V-08."""

    @pytest.mark.parametrize("term", ["до 09.09.2026", "август 2026"])
    def test_a_term_over_before_the_approval_is_told(self, term: str) -> None:
        (message,) = said("V-08", plan_of(item(term)))
        assert "10.09.2026" in message
        assert term in message

    @pytest.mark.parametrize(
        "term", ["до 10.09.2026", "сентябрь 2026", "в течение года", "ежегодно, май", ""]
    )
    def test_what_ends_on_the_day_or_later_is_not(self, term: str) -> None:
        assert said("V-08", plan_of(item(term))) == []

    def test_without_a_date_of_approval_nothing_can_be_told(self) -> None:
        assert said("V-08", replace(plan_of(item("до 01.01.2020")), approval=Approval())) == []


class TestUnanswered:
    """V-09."""

    def test_an_empty_term_and_nobody_responsible_are_told_each(self) -> None:
        messages = said("V-09", plan_of(item(""), item(responsible=""), item()))
        assert len(messages) == 2
        assert messages[0].startswith("Не указан срок")
        assert messages[1].startswith("Не указан ответственный")

    def test_an_empty_column_is_told_once(self) -> None:
        (message,) = said("V-09", plan_of(item(""), item("")))
        assert "ни у одного из 2" in message

    def test_somebody_who_left_is_told_by_name(self) -> None:
        gone = replace(item(), responsible=(Responsible("Орлова А. С.", "", 7, True),))
        (message,) = said("V-09", plan_of(gone))
        assert "Ответственный уволен: Орлова А. С." in message

    def test_a_full_plan_is_not(self) -> None:
        assert said("V-09", plan_of(item(), item("ежегодно"))) == []


class TestPeriod:
    """V-10, both halves."""

    def test_a_term_after_the_end_is_refused(self) -> None:
        (message,) = said("V-10", plan_of(item("октябрь 2027")))
        assert "позже окончания" in message

    def test_yearly_is_refused_in_a_plan_of_one_year(self) -> None:
        (message,) = said("V-10", plan_of(item("ежегодно, май")))
        assert "только в карте на несколько лет" in message

    def test_yearly_is_well_in_a_plan_of_several(self) -> None:
        assert said("V-10", plan_of(item("ежегодно, май"), last=date(2029, 8, 31))) == []

    @pytest.mark.parametrize("term", ["октябрь 2026 – апрель 2027", "до 31.08.2027", "2026-2027 учебный год"])
    def test_inside_of_the_period_is_well(self, term: str) -> None:
        assert said("V-10", plan_of(item(term))) == []
        assert said("V-10-BEFORE", plan_of(item(term))) == []

    def test_a_term_before_the_beginning_is_warned_of(self) -> None:
        assert said("V-10", plan_of(item("март 2026"))) == []
        (message,) = said("V-10-BEFORE", plan_of(item("март 2026")))
        assert "раньше начала" in message


class TestMunicipalReport:
    """V-56."""

    @pytest.mark.parametrize("term", ["ежегодно, не позднее 30 ноября", "ежегодно, ноябрь", "до 20.11.2026"])
    def test_a_report_in_time_is_well(self, term: str) -> None:
        report = item(term, document_types=("municipal_report",))
        assert said("V-56", plan_of(report, profile="municipal")) == []

    @pytest.mark.parametrize("term", ["ежегодно, декабрь", "ежегодно", "", "до 01.12.2026"])
    def test_a_later_one_is_told(self, term: str) -> None:
        report = item(term, document_types=("municipal_report",))
        (message,) = said("V-56", plan_of(report, profile="municipal"))
        assert "не позднее 30 ноября" in message

    def test_a_map_without_a_report_is_told(self) -> None:
        (message,) = said("V-56", plan_of(item(), profile="municipal"))
        assert "нет итогового отчёта" in message

    def test_a_school_reports_to_nobody_by_this_rule(self) -> None:
        assert said("V-56", plan_of(item())) == []

    def test_schools_that_have_not_answered_are_told_of_near_the_day(self) -> None:
        due = date(2026, 11, 30)
        assert [one.message for one in late_answers(7, 10, due, date(2026, 11, 16))] == [
            "Сведения для муниципального отчёта прислали не все школы: 7 из 10, осталось дней: 14."
        ]
        assert "срок прошёл" in next(late_answers(7, 10, due, date(2026, 12, 1))).message
        assert not list(late_answers(7, 10, due, date(2026, 9, 1)))
        assert not list(late_answers(10, 10, due, date(2026, 11, 29)))


class TestReflected:
    """V-57."""

    ABOVE = plan_of(
        item(
            responsible="Руководители общеобразовательных учреждений",
            title="Обновление дорожных карт школ",
            id=50,
        ),
        item(responsible="МБУ ЦРО", title="Ведение реестра города", id=51),
        profile="municipal",
    )

    def test_a_row_asked_of_schools_and_missing_is_told(self) -> None:
        (message,) = said("V-57", plan_of(item(title="Педагогический совет")), self.ABOVE)
        assert "Обновление дорожных карт школ" in message

    def test_the_same_words_carry_it_out(self) -> None:
        own = item(title="Обновить дорожную карту", content=(Entry("обновление карт школы и положений"),))
        assert said("V-57", plan_of(own), self.ABOVE) == []

    def test_a_link_carries_it_out_whatever_the_words(self) -> None:
        assert said("V-57", plan_of(item(title="Правка документов", reflects_id=50)), self.ABOVE) == []

    def test_without_a_municipal_map_nothing_is_asked(self) -> None:
        assert said("V-57", plan_of(item()), None) == []
