"""Full names in one line and in parts."""

import logging

import pytest

from docgen.russian import decline_full_name, decline_person, initials
from docgen.russian.forms import CASES

NBSP = "\N{NO-BREAK SPACE}"


class TestFullName:
    @pytest.mark.parametrize(
        ("text", "genitive", "gender"),
        [
            ("Ткач Иван Ильич", "Ткача Ивана Ильича", "m"),
            ("Белова Анна Петровна", "Беловой Анны Петровны", "f"),
            ("  Белова  Анна Петровна ", "Беловой Анны Петровны", "f"),
            ("Анна Петровна Белова", "Анны Петровны Беловой", "f"),
            ("Иван Белов", "Ивана Белова", "m"),
            ("Ким Ольга", "Ким Ольги", "f"),
            ("Гасанов Али Салим оглы", "Гасанова Али Салим оглы", "m"),
            ("фон Штейн Карл Карлович", "фон Штейна Карла Карловича", "m"),
            ("БЕЛОВ ПЁТР ИЛЬИЧ", "БЕЛОВА ПЕТРА ИЛЬИЧА", "m"),
            ("Абрамович Роман Маркович", "Абрамовича Романа Марковича", "m"),
        ],
    )
    def test_declines_whatever_the_order_of_its_parts(self, text, genitive, gender):
        forms = decline_full_name(text)
        assert (forms.genitive, forms.gender, forms.confidence) == (genitive, gender, "high")

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("", "не указано"),
            ("Белов", "одно слово"),
            ("Smith John", "не русскими буквами"),
            ("Белов И. И.", "инициалы"),
            ("Белов И.И.", "инициалы"),
            ("Белов Иван, Ткач Пётр", "нескольких людей"),
            ("Белов и Ткач", "нескольких людей"),
            ("Белов 2 Иван", "цифрами"),
            ("Белов Иван Ильич Ткач", "слов больше"),
            ("Ли Саша", "укажите пол"),
        ],
    )
    def test_what_is_not_one_full_name_stands_still_and_says_why(self, text, word):
        forms = decline_full_name(text)
        assert set(forms.by_case.values()) == {text}
        assert forms.confidence == "low"
        assert word in forms.doubts[0]

    def test_a_patronymic_against_the_gender_is_low(self):
        forms = decline_full_name("Ткач Иван Ильич", "f")
        assert forms.confidence == "low"
        assert len(forms.doubts) == 1

    def test_a_quarrel_of_first_name_and_surname_is_not_decided(self):
        assert decline_full_name("Белова Иван").confidence == "low"

    def test_names_never_reach_the_log(self, caplog):
        with caplog.at_level(logging.DEBUG):
            decline_full_name("Незнамова Аристарх")
            decline_full_name("Гзхрв Иван Ильич")
        assert not caplog.records


class TestPerson:
    def test_declines_the_parts_the_registry_has(self):
        forms = decline_person("Ткач", "Иван", "Ильич", "m")
        assert forms.instrumental == "Ткачом Иваном Ильичом"
        assert forms.surname("dative") == "Ткачу"
        assert forms.given_names("accusative") == "Ивана Ильича"
        assert forms.initials == f"И.{NBSP}И."

    def test_needs_no_patronymic_when_the_gender_is_given(self):
        forms = decline_person("Шевчук", "Женя", gender="f")
        assert (forms.genitive, forms.confidence) == ("Шевчук Жени", "high")

    def test_confirmed_forms_win(self):
        confirmed = {"instrumental": "Кулишом Петром Ильичом"}
        forms = decline_person("Кулиш", "Пётр", "Ильич", "m", confirmed)
        assert forms.instrumental == "Кулишом Петром Ильичом"
        assert forms.surname("instrumental") == "Кулишом"
        assert forms.confidence == "low"

    def test_all_cases_confirmed_leave_no_doubt(self):
        first = decline_person("Кулиш", "Пётр", "Ильич", "m")
        confirmed = {case: first.case(case) for case in CASES[1:]}
        assert decline_person("Кулиш", "Пётр", "Ильич", "m", confirmed).confidence == "high"

    def test_a_missing_first_name_is_said(self):
        forms = decline_person("Белов", "", "", "m")
        assert (forms.genitive, forms.initials, forms.confidence) == ("Белов", "", "low")

    def test_an_unreadable_part_stops_the_whole(self):
        forms = decline_person("Белов", "Иван", "I.", "m")
        assert forms.genitive == "Белов Иван I."


class TestInitials:
    @pytest.mark.parametrize(
        ("first", "patronymic", "expected"),
        [
            ("Анна", "Петровна", f"А.{NBSP}П."),
            ("Анна-Мария", "Львовна", f"А.-М.{NBSP}Л."),
            ("Ольга", "", "О."),
            ("анна", "петровна", f"А.{NBSP}П."),
            ("Али", "Салим оглы", f"А.{NBSP}С."),
            ("Али", "Салим-оглы", f"А.{NBSP}С."),
            ("", "", ""),
        ],
    )
    def test_of_given_names(self, first, patronymic, expected):
        assert initials(first, patronymic) == expected
