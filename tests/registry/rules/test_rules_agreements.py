"""Pay, personnel orders and agreements with partners (V-11…V-13, V-46)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import factories
import pytest

from docgen.russian import money
from registry.acts import Act
from registry.law_facts import Law
from registry.rules import RULES, Paper
from registry.snapshot import Subject

DAY = date(2026, 9, 15)
PAID = {"основание_выплаты": "пункт 4.5 Положения об оплате труда работников"}
PARTNER = {"партнёр_инн": "5900000002", "партнёр_огрн": "1025900000002", "партнёр_полномочия": "Устава"}


def found(rule: str, subject: Subject | None = None, **facts: Any) -> list[str]:
    subject = subject or factories.make_subject()
    return [one.message for one in RULES[rule].findings(subject, Paper("any", DAY, **facts))]


class TestPay:
    """V-11."""

    @pytest.mark.parametrize("ground", ["", "Положение об оплате труда", "пункт 4.5", "п. 3 приказа"])
    def test_rests_on_no_point(self, ground: str) -> None:
        assert len(found("V-11", inputs={"основание_выплаты": ground})) == 1

    def test_rests_on_a_point(self) -> None:
        assert found("V-11", inputs=PAID) == []

    def test_rests_on_a_regulation_in_force(self) -> None:
        gone = Act("own-1", "положение", "5", date(2020, 1, 10), "Об оплате труда", level="own",
                   in_force_to=date(2026, 8, 31))  # fmt: skip
        subject = replace(factories.make_subject(), law=Law(own_acts=(gone,)))
        assert len(found("V-11", subject, inputs=PAID)) == 1
        holds = replace(gone, in_force_to=None)
        assert found("V-11", replace(subject, law=Law(own_acts=(holds,))), inputs=PAID) == []


class TestUnion:
    """V-12."""

    def test_is_heard_and_the_agreement_registered(self) -> None:
        heard = {"мнение_профсоюза": "протокол № 3"}
        assert found("V-12", inputs=heard) == []
        assert len(found("V-12")) == 1
        assert len(found("V-12", inputs={**heard, "уведомительная_регистрация": ""})) == 1
        assert found("V-12", inputs={**heard, "уведомительная_регистрация": "от 01.09.2026 № 7"}) == []


class TestAgreement:
    """V-13."""

    def test_names_both_sides(self) -> None:
        assert found("V-13", inputs=PARTNER) == []
        for name in PARTNER:
            assert len(found("V-13", inputs={**PARTNER, name: ""})) == 1
        nameless = replace(factories.make_subject(), organisation=factories.make_organisation(inn=""))
        assert len(found("V-13", nameless, inputs=PARTNER)) == 1

    def test_covers_the_pairs(self) -> None:
        subject = factories.make_subject(factories.make_partner_pair())
        ends = {**PARTNER, "действует_по": date(2027, 5, 31)}
        assert found("V-13", subject, inputs=ends) == []
        assert len(found("V-13", subject, inputs={**ends, "действует_по": date(2027, 5, 30)})) == 1


class TestPersonnelOrder:
    """V-46."""

    def test_has_its_own_journal_and_a_ground(self) -> None:
        ground = {"основание": "протокол комиссии от 01.09.2026 № 2"}
        assert found("V-46", series="personnel", inputs=ground) == []
        assert len(found("V-46", series="od", inputs=ground)) == 1
        assert len(found("V-46", series="personnel", inputs={"основание": ""})) == 1

    @pytest.mark.parametrize("amount", [Decimal("5000"), Decimal("12345.60"), Decimal("1")])
    def test_has_one_sum_in_figures_and_words(self, amount: Decimal) -> None:
        figures = f"{amount:,.2f}".replace(",", " ").replace(".", ",")
        right = f"в размере {figures} руб. ({money(amount)})."
        wrong = f"в размере {figures} руб. ({money(amount + 1)})."
        assert found("V-46-SUM", lines=(right,), in_words=money) == []
        assert len(found("V-46-SUM", lines=(wrong,), in_words=money)) == 1
