"""The rules of an addendum from both sides: facts that keep them, sentence and remedy when they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import factories
import pytest
from rule_cases import found, subject_of

from registry.rules import Remedy
from registry.snapshot import Contract, Pair, Terms


class TestTheTermsOfTheWork:
    """V-41: form and amount of the work are told."""

    def test_told_are_enough(self, pair: Pair) -> None:
        assert found("V-41", subject_of(pair)) == []

    def test_missing_are_all_named(self, pair: Pair) -> None:
        remedy = Remedy("pair", pair_id=pair.id)

        assert found("V-41", subject_of(replace(pair, terms=Terms(mode="")))) == [
            (
                "Не указана форма работы (очно, дистанционно): Иванова Анна Петровна — Сидоров Пётр Ильич.",
                remedy,
            ),
            ("Не указан объём работы (часов в месяц): Иванова Анна Петровна — Сидоров Пётр Ильич.", remedy),
        ]


class TestThePay:
    """V-42: the work is paid, or it is part of the job and no addendum is made."""

    def test_settled_is_enough(self, pair: Pair) -> None:
        assert found("V-42", subject_of(pair)) == []

    @pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1)])
    def test_missing_is_asked_for(self, pair: Pair, amount: Decimal | None) -> None:
        assert found("V-42", subject_of(replace(pair, terms=Terms(amount)))) == [
            ("Не указан размер выплаты наставнику: Иванова Анна Петровна.", Remedy("pair", pair_id=pair.id))
        ]

    def test_within_the_job_needs_no_addendum(self, pair: Pair) -> None:
        within = replace(pair, terms=Terms(Decimal(5000), in_job_function=True))

        assert found("V-42", subject_of(within)) == [
            (
                "Наставничество входит в трудовую функцию, дополнительное соглашение не требуется: "
                "Иванова Анна Петровна.",
                Remedy("omit", pair_id=pair.id),
            )
        ]


class TestTheContract:
    """V-43: the addendum names a contract and comes before the work."""

    def test_named_in_time_is_enough(self, pair: Pair) -> None:
        assert found("V-43", subject_of(pair)) == []

    @pytest.mark.parametrize("contract", [None, Contract("", date(2018, 9, 3))])
    def test_missing_is_asked_for(self, pair: Pair, contract: Contract | None) -> None:
        mentor = replace(pair.mentor, contract=contract)

        assert found("V-43", subject_of(replace(pair, mentor=mentor))) == [
            (
                "Не указаны номер и дата трудового договора: Иванова Анна Петровна.",
                Remedy("person", person_id=mentor.id),
            )
        ]

    def test_is_not_amended_after_the_work_began(self, pair: Pair) -> None:
        assert found("V-43", subject_of(pair, on=date(2026, 9, 16))) == [
            (
                "Дополнительное соглашение датировано 16.09.2026, позже начала наставничества 15.09.2026: "
                "Иванова Анна Петровна.",
                Remedy("pair", pair_id=pair.id),
            )
        ]

    def test_of_an_outsider_does_not_exist(self) -> None:
        pair = factories.make_partner_pair()

        assert found("V-43", subject_of(pair)) == [
            (
                "Наставник не работник школы, трудового договора нет: Лебедев Олег Игоревич.",
                Remedy("omit", pair_id=pair.id),
            )
        ]
