"""The vocabulary: facts in, Russian words out."""

from __future__ import annotations

from pathlib import Path

import factories
import pytest
from papers import CATALOG

from templates_docx.vocabulary import Registration, build_context
from templates_docx.vocabulary.page import page
from templates_docx.vocabulary.people import class_label, name_forms, post_forms
from templates_docx.vocabulary.places import place_name

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"


class TestPageOfWords:
    def test_is_current(self) -> None:
        assert PAGE.read_text(encoding="utf-8") == page(CATALOG)


class TestClass:
    @pytest.mark.parametrize("label", ["7А", "7 А", "7а", '7 "А"', "7«А»", " 7 «А» "])
    def test_is_written_one_way(self, label: str) -> None:
        assert class_label(label) == "7\N{NO-BREAK SPACE}«А»"

    def test_of_an_unusual_kind_stays_as_it_is(self) -> None:
        assert class_label("разновозрастная группа") == "разновозрастная группа"
        assert class_label("  ") is None


class TestPlace:
    @pytest.mark.parametrize(
        ("kept", "printed"),
        [
            ("город Верхнереченск", "г. Верхнереченск"),
            ("г.Томск", "г.Томск"),
            ("г. Томск", "г. Томск"),
            ("посёлок Солнечный", "пос. Солнечный"),
            ("Москва", "Москва"),
        ],
    )
    def test_is_written_as_on_a_letterhead(self, kept: str, printed: str) -> None:
        place = place_name(kept)

        assert place is not None
        assert place.replace("\N{NO-BREAK SPACE}", " ") == printed


class TestPost:
    def test_of_a_pupil_follows_the_gender(self) -> None:
        forms = post_forms(factories.make_pupil("Ким Алина", "f", class_label="10Б"))

        assert forms is not None
        assert forms.instrumental.replace("\N{NO-BREAK SPACE}", " ") == "обучающейся 10 «Б» класса"

    def test_of_a_partner_ends_with_the_employer(self) -> None:
        person = factories.make_person(
            "Лебедев Олег Игоревич",
            "m",
            kind="partner",
            position="главный инженер",
            employer="Завод «Вектор»",
        )
        forms = post_forms(person)

        assert forms is not None
        assert forms.dative == "главному инженеру Завода «Вектор»"

    def test_that_nobody_wrote_down_is_no_word(self) -> None:
        assert post_forms(factories.make_person(position=" ")) is None


class TestName:
    def test_takes_the_confirmed_form(self) -> None:
        name = factories.make_name("Бебко Анна Петровна", genitive="Бебки Анны Петровны")

        assert name_forms(name, "f").genitive == "Бебки Анны Петровны"
        assert name_forms(name, "f").dative == "Бебко Анне Петровне"


class TestContext:
    def test_takes_an_empty_answer_for_none(self) -> None:
        order = CATALOG["order_pairing"]
        answers = order.parse_inputs({"положение": "  ", "исполнитель": 'методист "Точки роста"'})
        subject = factories.make_pairs_subject(factories.make_pair())
        words = build_context(order, subject, answers, Registration("1-ОД", subject.on))

        assert words["ввод"]["положение"] is None
        assert words["ввод"]["исполнитель"] == "методист «Точки роста»"

    def test_gives_each_kind_of_subject_its_roots(self) -> None:
        common = {"документ", "организация", "руководитель", "акт", "учебный_год", "ввод"}
        common |= {"акты", "основания"}
        person = factories.make_subject(person=factories.make_person())
        consent = CATALOG["consent_pd_adult"]
        words = build_context(consent, person, consent.parse_inputs({}), Registration("1-С", person.on))

        assert set(words) == common | {"лицо", "представитель", "согласие"}
