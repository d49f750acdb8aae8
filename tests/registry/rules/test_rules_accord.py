"""What a paper agrees with: V-35, V-53, V-55, each from both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest

from registry import rules
from registry.law_facts import Law, RelatedPaper
from registry.rules import Paper
from registry.snapshot import IssuedReference, Pair, Subject

DAY = factories.TODAY
ORDER = IssuedReference(1, "order_pairing", "1-ОД", date(2026, 9, 10))


def found(rule: str, subject: Subject, paper: Paper) -> list[str]:
    findings = rules.check([rule], subject, paper, reads=("subject", "paper", "words", "text"))
    return [one.message for one in findings if one.rule == rule]


class TestThePeopleOfAPairInThePaper:
    """V-35."""

    @pytest.fixture
    def group(self) -> Pair:
        mentees = (
            factories.make_person("Смирнова Ольга Ильинична"),
            factories.make_person("Ткач Олег Ильич", "m"),
        )
        return factories.make_pair(mentees=mentees)

    @staticmethod
    def lines(*said: str) -> Paper:
        return Paper("labour_addendum", DAY, lines=said)

    def test_are_all_named(self, group: Pair) -> None:
        mentor = group.mentor.name.full
        paper = self.lines(
            f"{mentor}, Смирнова Ольга Ильинична", "О.\N{NO-BREAK SPACE}И.\N{NO-BREAK SPACE}Ткач"
        )
        assert found("V-35", factories.make_subject(group), paper) == []

    def test_are_not_all_named(self, group: Pair) -> None:
        paper = self.lines(f"{group.mentor.name.full}, Смирнова Ольга Ильинична")
        assert found("V-35", factories.make_subject(group), paper) == [
            "В документе не назван участник пары: Ткач Олег Ильич."
        ]

    def test_may_be_left_out_together(self, group: Pair) -> None:
        assert found("V-35", factories.make_subject(group), self.lines(group.mentor.name.full)) == []


class TestTheCountsOfAReport:
    """V-53."""

    @pytest.fixture
    def school(self) -> Subject:
        pairs = [factories.make_pair(status="active", order=ORDER) for _ in range(3)]
        return replace(factories.make_pairs_subject(*pairs), kind="organisation")

    @staticmethod
    def report(**told: object) -> Paper:
        return Paper("monitoring_report_org", DAY, inputs=told)

    def test_equal_the_registry(self, school: Subject) -> None:
        paper = self.report(пар=3, пар_очно=2, пар_дистанционно=1, вывод="хорошо")
        assert found("V-53", school, paper) == []

    def test_differ_from_the_registry(self, school: Subject) -> None:
        assert found("V-53", school, self.report(пар=4)) == [
            "В ответе «пар» указано 4, а в реестре на дату отчёта 3."
        ]

    def test_do_not_add_up(self, school: Subject) -> None:
        assert found("V-53", school, self.report(пар_очно=2, пар_дистанционно=2)) == [
            "Сумма по разрезу «пар» – 4, а всего 3: проверьте слагаемые."
        ]

    def test_hold_a_pair_without_an_order(self, school: Subject) -> None:
        unordered = replace(school.pairs[0], order=None)
        subject = replace(school, pairs=(unordered, *school.pairs[1:]))
        (message,) = found("V-53", subject, self.report())
        assert message.startswith("Пара работает, но приказа о ней нет")


class TestACertificate:
    """V-55."""

    @staticmethod
    def subject(*papers: RelatedPaper) -> Subject:
        return replace(factories.make_subject(person=factories.make_person()), law=Law(papers=papers))

    @staticmethod
    def paper(type_id: str, subject: Subject, number: str, day: date) -> RelatedPaper:
        assert subject.person
        return RelatedPaper(7, type_id, number, day, (subject.person.id,))

    def rewarded(self, number: str = "5-ЛС", day: date = date(2026, 9, 10)) -> Subject:
        subject = self.subject()
        return replace(subject, law=Law(papers=(self.paper("order_awards", subject, number, day),)))

    def test_follows_the_order_that_names_the_person(self) -> None:
        told = {"номер_приказа": "5-ЛС", "дата_приказа": date(2026, 9, 10)}
        assert found("V-55", self.rewarded(), Paper("award_certificate", DAY, told)) == []

    def test_has_no_order(self) -> None:
        (message,) = found("V-55", self.subject(), Paper("award_certificate", DAY))
        assert message.startswith("Приказа о поощрении, где назван награждаемый, нет")

    @pytest.mark.parametrize("told", [{"номер_приказа": "6-ЛС"}, {"дата_приказа": date(2026, 9, 11)}])
    def test_names_another_order(self, told: dict[str, object]) -> None:
        assert found("V-55", self.rewarded(), Paper("award_certificate", DAY, told)) == [
            "Номер и дата приказа о поощрении не те: № 5-ЛС от 10.09.2026."
        ]

    def test_is_older_than_its_order(self) -> None:
        late = self.rewarded(day=date(2026, 12, 1))
        assert found("V-55", late, Paper("award_certificate", DAY)) == [
            "Грамота датирована раньше приказа о поощрении."
        ]

    def test_is_given_once_a_school_year(self) -> None:
        subject = self.subject()
        given = [
            self.paper("award_certificate", subject, f"{number}-Г", day)
            for number, day in enumerate((date(2026, 5, 20), date(2026, 9, 3)), start=1)
        ]
        asked = Paper("award_certificate", DAY)
        assert found("V-55-TWICE", replace(subject, law=Law(papers=(given[0],))), asked) == []
        (message,) = found("V-55-TWICE", replace(subject, law=Law(papers=tuple(given))), asked)
        assert message.startswith("В этом учебном году такая награда уже выдана (№ 2-Г от 03.09.2026)")
