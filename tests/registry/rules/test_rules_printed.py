"""What a paper may not print, and how it leaves the house (V-37, V-44, V-45, V-50)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import factories
import pytest

from registry.law_facts import Law, RelatedPaper
from registry.rules import RULES, Paper
from registry.snapshot import Subject

DAY = date(2026, 9, 15)
PAIR = factories.make_pupil_pair()
SUBJECT = factories.make_pairs_subject(PAIR)


def found(rule: str, *lines: str, subject: Subject = SUBJECT, **facts: Any) -> list[str]:
    paper = Paper("any", DAY, lines=lines, **facts)
    return [one.message for one in RULES[rule].findings(subject, paper)]


class TestHealth:
    """V-37."""

    @pytest.mark.parametrize("word", ["ОВЗ", "ребёнок-инвалид", "заключение ПМПК", "диагноз"])
    def test_is_not_printed_beside_names(self, word: str) -> None:
        assert len(found("V-37", "Закрепить за Петровым Иваном, 8 класс", f"({word})")) == 1

    def test_may_be_spoken_of_in_general(self) -> None:
        assert found("V-37", "Наставничество обучающихся с ОВЗ организуется так же.") == []
        assert found("V-37", "Закрепить за Петровым Иваном наставника.") == []

    def test_nor_are_names_on_the_site(self) -> None:
        assert found("V-37-SITE", "Создано 12 пар.") == []
        told = found("V-37-SITE", f"Победитель – {PAIR.mentor.name.full}.")
        assert PAIR.mentor.name.full in told[0]


class TestCopies:
    """V-44."""

    def test_on_paper_are_two(self) -> None:
        assert found("V-44", copies=2) == []
        assert len(found("V-44", copies=1)) == 1

    def test_of_an_electronic_paper_are_but_a_draft(self) -> None:
        assert len(found("V-44", copies=2, inputs={"способ_оформления": "электронный (КЭДО)"})) == 1
        assert found("V-44", copies=2, inputs={"способ_оформления": "на бумаге"}) == []


class TestRefusal:
    """V-45."""

    @pytest.mark.parametrize(
        "line",
        [
            "Объявить выговор за отказ от наставничества.",
            "За отказ работник привлекается к дисциплинарной ответственности.",
            "Лишить стимулирующей выплаты за октябрь.",
            "Снизить размер оплаты труда на 10 процентов.",
        ],
    )
    def test_is_punished(self, line: str) -> None:
        assert len(found("V-45", line)) == 1

    @pytest.mark.parametrize(
        "line",
        [
            "Отказ Работника не влечёт дисциплинарной ответственности и не ухудшает условий его труда.",
            "Выплата прекращается со дня, следующего за последним днём работы.",
            "Дисциплинарное взыскание за отказ недопустимо.",
        ],
    )
    def test_is_not_punished(self, line: str) -> None:
        assert found("V-45", line) == []


class TestRecords:
    """V-50."""

    DUTY = "Наставник обязан ежемесячно представлять отчёт и вести журнал."

    def test_are_no_duty_without_a_ground(self) -> None:
        assert len(found("V-50", self.DUTY)) == 1
        assert found("V-50", "Куратор ведёт журнал встреч.") == []

    def test_are_one_where_the_addendum_says_so(self) -> None:
        addendum = RelatedPaper(1, "labour_addendum", "1", DAY, pair_ids=(PAIR.id,))
        agreed = replace(SUBJECT, law=Law(papers=(addendum,)))
        assert found("V-50", self.DUTY, subject=agreed) == []
