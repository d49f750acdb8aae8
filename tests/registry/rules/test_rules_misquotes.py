"""Citations in texts: found, and held against the register of acts (V-L1…V-L6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest

from registry import acts, rules
from registry.act_citations import cited
from registry.acts import Act
from registry.law_facts import Law
from registry.rules import Paper, Remedy
from registry.rules.misquotes import misquotes

ON = date(2026, 11, 20)
NBSP, HYPHEN = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}"


def found_in(text: str, on: date = ON) -> list[str]:
    return [one.rule for one in misquotes(text, on)]


class TestCitations:
    @pytest.mark.parametrize(
        ("text", "references"),
        [
            ("со статьями 57, 72 и 351.8 Трудового кодекса РФ", ["tk:57", "tk:72", "tk:351.8"]),
            ("ст. 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных»", ["fz-152:9"]),
            (f"от 27{NBSP}июля 2006{NBSP}г. №{NBSP}152{HYPHEN}ФЗ", ["fz-152"]),
            ("распоряжением Министерства просвещения от 25 декабря 2019 г. № Р-145", ["r-145"]),
            ("методология Р-145", ["r-145"]),
            ("приказ Минпросвещения России от 21.07.2022 № 582", ["mp-582"]),
            ("приказ № 276 Минобрнауки России об аттестации", ["mp-276"]),
            ("по ГОСТ Р 7.0.97-2016", ["gost-7-0-97-2016"]),
            ("приказом школы от 29.08.2025 № 236-ОД и протоколом № 18", []),
            ("приказ директора от 01.09.2026 № 196", []),
            ("телефон 152-45-67, кабинет № 236", []),
        ],
    )
    def test_are_found(self, text: str, references: list[str]) -> None:
        assert [one.reference for one in cited(text, acts.federal())] == references

    def test_of_a_school_s_own_act_are_found_too(self) -> None:
        own = Act("own-1", "постановление", "78", date(2022, 4, 14), "О ЦМН", issuer="администрации района")
        text = "постановлением администрации района от 14.04.2022 № 78"
        assert [one.reference for one in cited(text, acts.merged([own]))] == ["own-1"]


class TestMisquotes:
    @pytest.mark.parametrize(
        "text",
        [
            "в соответствии со статьёй 358.1 ТК РФ",
            "согласно ст. 358.1 Трудового кодекса",
            "постановление Министерства просвещения РФ от 25.12.2019 № Р-145",
            "распоряжение Минпросвещения от 24.12.2019 № Р-145",
            "распоряжение Минпросвещения от 24 декабря 2019 г. № Р-145",
        ],
    )
    def test_of_the_best_known_norms_forbid(self, text: str) -> None:
        assert found_in(text) == ["V-L1"]

    @pytest.mark.parametrize(
        "text",
        [
            "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации",
            "распоряжением Минпросвещения России от 25.12.2019 № Р-145",
            "постановлением администрации утверждён план; распоряжение от 25.12.2019 № Р-145",
            "приказ Минпросвещения России от 24.03.2023 № 196",
        ],
    )
    def test_are_not_seen_in_what_is_right(self, text: str) -> None:
        assert found_in(text) == []

    def test_of_other_acts_warn(self) -> None:
        assert found_in("Федеральный закон от 29.12.2013 № 273-ФЗ") == ["V-L1-OTHER"]
        assert found_in("приказ от 21.12.2021 № АЗ-1128/08") == ["V-L1-OTHER"]

    @pytest.mark.parametrize(
        ("text", "last_day"),
        [
            ("ГОСТ Р 7.0.97-2016", date(2025, 8, 17)),
            ("приказ Минпросвещения России от 21.07.2022 № 582", date(2025, 2, 28)),
            ("приказ Минобрнауки России от 07.04.2014 № 276", date(2023, 8, 31)),
            ("национальный проект «Образование»", date(2024, 12, 31)),
        ],
    )
    def test_are_acts_out_of_force_on_the_day(self, text: str, last_day: date) -> None:
        assert "V-L2" in found_in(text)
        assert "V-L2" not in found_in(text, last_day)

    def test_is_an_article_cited_before_it_was(self) -> None:
        assert found_in("статья 351.8 ТК РФ", date(2025, 2, 28)) == ["V-L2"]

    def test_name_what_holds_instead(self) -> None:
        (one,) = misquotes("ГОСТ Р 7.0.97-2016", ON)
        assert one.message.endswith("Вместо него: ГОСТ Р 7.0.97-2025.")

    def test_are_norms_that_end_within_half_a_year(self) -> None:
        text = "приказ Роскомнадзора от 24.02.2021 № 18"
        assert found_in(text, date(2027, 5, 1)) == ["V-L3"]
        assert found_in(text, date(2026, 5, 1)) == []

    def test_is_the_prevention_law_mixed_in(self) -> None:
        assert found_in("Федеральный закон от 08.08.2024 № 322-ФЗ") == ["V-L5"]

    def test_is_a_law_nobody_knows(self) -> None:
        assert found_in("Федеральный закон от 01.01.2020 № 999-ФЗ") == ["V-L6"]


class TestPaper:
    SUBJECT = factories.make_subject(on=ON)

    def check(self, *, law: Law | None = None, **facts: object) -> list[rules.Finding]:
        subject = replace(self.SUBJECT, law=law or Law())
        return rules.check([], subject, Paper("any", ON, **facts))  # type: ignore[arg-type]

    def test_is_told_of_what_was_typed_with_the_question(self) -> None:
        (one,) = self.check(inputs={"положение": "постановлением от 24.12.2019 № Р-145 Минпросвещения"})[:1]
        assert (one.rule, one.severity) == ("V-L1", "block")
        assert one.remedy == Remedy("input", field="положение")

    def test_is_told_of_its_finished_text_with_the_act(self) -> None:
        found = self.check(lines=("Статья 358.1 ТК РФ.",), inputs={"основание": "ст. 358.1"})
        assert [(one.rule, one.remedy) for one in found] == [("V-L1", Remedy("act", act_id="tk"))]

    def test_is_told_of_an_act_of_its_type_out_of_force(self) -> None:
        found = self.check(acts=("mp-582", "tk:351.8"))
        assert [(one.rule, one.remedy) for one in found] == [("V-L2", Remedy("act", act_id="mp-582"))]

    def test_is_told_of_an_act_the_school_knows_to_be_cancelled(self) -> None:
        cancelled = replace(acts.federal()["az-1128-08"], in_force_to=date(2026, 8, 31))
        (one,) = self.check(acts=("az-1128-08",), law=Law(own_acts=(cancelled,)))
        assert "последний день – 31.08.2026" in one.message

    def test_about_teachers_is_told_that_the_methodology_is_of_pupils(self) -> None:
        text = "распоряжение от 25.12.2019 № Р-145"
        assert [one.rule for one in self.check(lines=(text,))] == ["V-L4", "V-L4"]
        both = f"письмо от 21.12.2021 № АЗ-1128/08; {text}"
        assert [one.rule for one in self.check(lines=(both,))] == ["V-L4"]

    def test_is_not_told_so_once_somebody_has_read_the_act(self) -> None:
        confirmed = replace(acts.federal()["r-145"], standing="C")
        both = "письмо от 21.12.2021 № АЗ-1128/08; распоряжение от 25.12.2019 № Р-145"
        assert self.check(lines=(both,), law=Law(own_acts=(confirmed,))) == []

    def test_is_not_held_to_a_rule_that_is_switched_off(self) -> None:
        assert self.check(lines=("№ 322-ФЗ",), law=Law(off=("V-L5",))) == []
