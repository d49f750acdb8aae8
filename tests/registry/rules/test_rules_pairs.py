"""The rules of pairs from both sides: facts that keep them, sentence and remedy when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest
from rule_cases import DAY, EVE, found, subject_of

from registry.rules import Remedy
from registry.snapshot import IssuedReference, Pair, Programme


class TestPairsThatCannotBe:
    """V-34: nobody mentors himself, no pair stands twice, none is mirrored."""

    def test_are_not_among_ordinary_ones(self, pair: Pair) -> None:
        assert found("V-34", subject_of(pair, factories.make_pair())) == []

    def test_of_one_person(self, pair: Pair) -> None:
        lonely = replace(pair, mentees=(pair.mentor,))

        assert found("V-34", subject_of(lonely)) == [
            (
                "Наставник и наставляемый — один человек: Иванова Анна Петровна.",
                Remedy("pair", pair_id=pair.id),
            )
        ]

    def test_named_twice(self, pair: Pair) -> None:
        message = "Пара указана дважды: Иванова Анна Петровна — Сидоров Пётр Ильич."
        twin = replace(pair, id=999)

        assert found("V-34", subject_of(pair, pair)) == [(message, Remedy("pair", pair_id=pair.id))]
        assert found("V-34", subject_of(pair, twin)) == [(message, Remedy("pair", pair_id=999))]

    def test_of_another_period_are_other_pairs(self, pair: Pair) -> None:
        later = replace(pair, id=999, starts_on=date(2027, 6, 1), ends_on=date(2027, 8, 31))

        assert found("V-34", subject_of(pair, later)) == []

    def test_mirrored(self, pair: Pair) -> None:
        mirrored = replace(pair, id=999, mentor=pair.mentees[0], mentees=(pair.mentor,))

        assert found("V-34", subject_of(pair, mirrored)) == [
            (
                "Взаимная пара допустима только для вида «реверсивное»: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=999),
            )
        ]
        assert found("V-34", subject_of(pair, replace(mirrored, kind="реверсивное"))) == []


class TestPeopleWhoLeft:
    """DISMISSED: nobody in the pair has left, nobody comes later."""

    @pytest.mark.parametrize("part", ["mentor", "mentees", "curator"])
    def test_on_the_day_of_the_paper_stop_it(self, pair: Pair, part: str) -> None:
        left = factories.make_person("Громова Ирина Юрьевна", dismissed_on=DAY)
        broken = replace(pair, **{part: (left,) if part == "mentees" else left})

        assert found("DISMISSED", subject_of(broken)) == [
            (
                "Громова Ирина Юрьевна: выбыла 15.09.2026, в паре участвовать не может.",
                Remedy("person", person_id=left.id),
            )
        ]

    def test_stop_a_paper_about_one_person_too(self) -> None:
        left = factories.make_person("Громова Ирина Юрьевна", dismissed_on=DAY)

        assert found("DISMISSED", factories.make_subject(person=left)) == [
            (
                "Громова Ирина Юрьевна: выбыла 15.09.2026, не позже даты документа.",
                Remedy("person", person_id=left.id),
            )
        ]
        staying = replace(left, dismissed_on=date(2026, 9, 16), hired_on=date(2026, 9, 20))
        assert found("DISMISSED", factories.make_subject(person=staying)) == []

    def test_are_told_of_as_men_or_women(self, pair: Pair) -> None:
        left = replace(pair.mentees[0], dismissed_on=EVE)

        ((message, _),) = found("DISMISSED", subject_of(replace(pair, mentees=(left,))))
        assert message == "Сидоров Пётр Ильич: выбыл 14.09.2026, в паре участвовать не может."

    def test_later_do_not(self, pair: Pair) -> None:
        leaving = replace(pair.mentor, dismissed_on=date(2026, 9, 16))

        assert found("DISMISSED", subject_of(replace(pair, mentor=leaving))) == []

    def test_or_have_not_come_yet(self, pair: Pair) -> None:
        coming = replace(pair.mentor, hired_on=date(2026, 9, 16))

        assert found("DISMISSED", subject_of(replace(pair, mentor=coming))) == [
            (
                "Иванова Анна Петровна: дата приёма 16.09.2026 позже даты документа.",
                Remedy("person", person_id=coming.id),
            )
        ]
        assert found("DISMISSED", subject_of(replace(pair, mentor=replace(coming, hired_on=DAY)))) == []

    def test_are_looked_for_where_there_is_no_curator(self, pair: Pair) -> None:
        assert found("DISMISSED", subject_of(replace(pair, curator=None))) == []


class TestTheCurator:
    def test_is_named(self, pair: Pair) -> None:
        assert found("CURATOR", subject_of(pair)) == []

    def test_missing_is_asked_for(self, pair: Pair) -> None:
        assert found("CURATOR", subject_of(replace(pair, curator=None))) == [
            (
                "У пары не назначен куратор: Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=pair.id),
            )
        ]


class TestThePeriod:
    def test_lasts_through_its_last_day(self, pair: Pair) -> None:
        assert found("PERIOD", subject_of(pair, on=date(2027, 5, 31))) == []

    def test_over_stops_the_paper(self, pair: Pair) -> None:
        assert found("PERIOD", subject_of(pair, on=date(2027, 6, 1))) == [
            (
                "Период пары истёк 31.05.2027, раньше даты документа: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=pair.id),
            )
        ]


class TestTheOrder:
    """SECOND-ORDER and V-47: one live order, and it comes before the programme."""

    def test_is_only_one(self) -> None:
        ordered = factories.make_ordered_pair()

        assert found("SECOND-ORDER", subject_of(ordered)) == [
            (
                "Пара уже закреплена приказом от 15.09.2026 № 12-ОД: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич. Сначала отмените тот приказ.",
                Remedy("order", pair_id=ordered.id),
            )
        ]

    def test_is_not_in_the_way_of_a_pair_without_one(self, pair: Pair) -> None:
        assert found("SECOND-ORDER", subject_of(pair)) == []

    def test_comes_before_the_programme(self, pair: Pair) -> None:
        assert found("V-47", subject_of(factories.make_ordered_pair())) == []
        assert found("V-47", subject_of(pair)) == [
            (
                "Пара ещё не закреплена приказом: Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("order", pair_id=pair.id),
            )
        ]

    def test_is_not_later_than_the_programme(self) -> None:
        late = IssuedReference(1, "order_pairing", "12-ОД", date(2026, 9, 16))
        pair = factories.make_pair(order=late)

        assert found("V-47", subject_of(pair)) == [
            (
                "Программа датирована раньше приказа о закреплении пары: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("order", pair_id=pair.id),
            )
        ]


class TestThePlan:
    """V-47-PLAN: a programme has a goal and activities."""

    def test_written_is_enough(self, pair: Pair) -> None:
        assert found("V-47-PLAN", subject_of(pair)) == []

    @pytest.mark.parametrize(
        "programme", [None, factories.make_programme(goal=""), factories.make_programme(activities=())]
    )
    def test_missing_or_half_written_is_not(self, pair: Pair, programme: Programme | None) -> None:
        assert found("V-47-PLAN", subject_of(replace(pair, programme=programme))) == [
            (
                "Не заполнены цель или план мероприятий программы: "
                "Иванова Анна Петровна — Сидоров Пётр Ильич.",
                Remedy("pair", pair_id=pair.id),
            )
        ]
