"""Words of acts: cases, the grounds in force on the date, citations of every form held to the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import templates_docx
from docgen.catalog import Catalog
from registry import acts
from registry.act_citations import cited
from registry.acts import Act
from registry.rules import RULES
from registry.rules.misquotes import misquotes
from templates_docx.vocabulary.acts import act_words, ground_words, preposition, word_of
from templates_docx.vocabulary.listing import word_paths

CATALOG = Catalog.load(Path(templates_docx.__file__).parent)
ON = date(2026, 9, 15)
ISSUER = "Министерства просвещения Российской Федерации"
TK = "Трудового кодекса Российской Федерации"


def printed(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")


class TestWords:
    @pytest.mark.parametrize(
        ("word", "dative"),
        [
            ("тк_351_8", f"статье 351.8 {TK}"),
            ("тк", "Трудовому кодексу Российской Федерации"),
            ("фз_152_9", "статье 9 Федерального закона от 27 июля 2006 г. № 152-ФЗ"),
            ("р_145", f"распоряжению {ISSUER} от 25 декабря 2019 г. № Р-145"),
            ("фз_273_с_названием", "Федеральному закону от 29 декабря 2012 г. № 273-ФЗ «Об образовании в "
             "Российской Федерации»"),
            ("гост_7_0_97_2025", "ГОСТ Р 7.0.97-2025"),
        ],
    )  # fmt: skip
    def test_decline(self, word: str, dative: str) -> None:
        assert printed(act_words()[word].dative) == dative

    def test_name_every_act_once(self) -> None:
        assert len({word_of(one) for one in acts.federal()}) == len(acts.federal())

    def test_are_words_of_every_form(self) -> None:
        assert {"акты.тк_351_8", "основания.перечень"} <= word_paths(CATALOG["order_pairing"])

    def test_follow_what_the_school_says_of_an_act(self) -> None:
        known = replace(acts.federal()["r-145"], date=date(2019, 12, 26))
        assert "26 декабря" in printed(act_words((known,))["р_145"].nominative)


class TestGrounds:
    def test_join_articles_and_acts(self) -> None:
        words = ground_words(("tk:351.8", "tk:60.2", "r-3273"), (), ON)
        assert words["предлог"] == "со"
        assert printed(words["перечень"].instrumental) == (
            f"статьями 60.2 и 351.8 {TK}, распоряжением Правительства Российской Федерации "
            "от 31 декабря 2019 г. № 3273-р"
        )

    def test_are_those_in_force_on_the_date(self) -> None:
        words = ground_words(("mp-582", "mp-779"), (), ON)
        assert [printed(one.nominative)[-5:] for one in words["список"]] == ["№ 779"]
        assert ground_words(("mp-582",), (), ON)["перечень"] is None

    def test_end_with_the_school_s_own(self) -> None:
        own = Act("own-1", "постановление", "78", date(2022, 4, 14), "О ЦМН", issuer="администрации района",
                  is_basis=True)  # fmt: skip
        words = ground_words(("tk:351.8",), (own, replace(own, id="own-2", is_basis=False)), ON)
        assert (
            printed(words["список"][-1].genitive)
            == "постановления администрации района от 14 апреля 2022 г. № 78"
        )
        assert len(words["список"]) == 2

    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("статьёй", "со"),
            ("распоряжением", "с"),
            ("законом", "с"),
            ("соглашением", "с"),
            ("приказом", "с"),
        ],
    )
    def test_have_the_right_preposition(self, word: str, expected: str) -> None:
        assert preposition(word) == expected


class TestForms:
    @pytest.mark.parametrize("type_id", CATALOG)
    def test_lean_on_known_acts(self, type_id: str) -> None:
        assert {acts.parse(one).act_id for one in CATALOG[type_id].manifest.acts} <= acts.federal().keys()

    @pytest.mark.parametrize("type_id", CATALOG)
    def test_cite_without_a_fault(self, type_id: str) -> None:
        text = (CATALOG[type_id].folder / "outline.txt").read_text("utf-8")
        assert misquotes(text, ON) == []

    @pytest.mark.parametrize("type_id", CATALOG)
    def test_name_in_the_manifest_every_act_they_cite(self, type_id: str) -> None:
        text = (CATALOG[type_id].folder / "outline.txt").read_text("utf-8")
        named = {acts.parse(one).act_id for one in CATALOG[type_id].manifest.acts}
        words = {word_of(one): one for one in acts.federal()}
        by_word = {words[name] for name in words if f"акты.{name}" in text}
        assert {one.act_id for one in cited(text, acts.federal())} | by_word <= named


class TestRules:
    def test_lean_on_known_acts(self) -> None:
        named = {acts.parse(one).act_id for rule in RULES.values() for one in rule.acts}
        assert named <= acts.federal().keys()

    def test_without_an_act_are_the_registry_s_own(self) -> None:
        own = ("правило", "логика", "локальн", "муниципальн", "положение")
        lawless = [rule for rule in RULES.values() if not rule.acts]
        assert [rule.id for rule in lawless if not rule.norm.lower().startswith(own)] == []
