"""The Word filters, called as a form calls them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from docgen.errors import RenderError
from docgen.russian import FILTERS, decline_organisation, decline_person, decline_post

ANNA = decline_person("Белова", "Анна", "Петровна", "f")
NBSP = "\N{NO-BREAK SPACE}"


@dataclass
class Member:
    gender: str = ""


class Group:
    """What a form knows only by Russian words."""


GROUP = Group()
setattr(GROUP, "род", "мн")  # noqa: B010 — a Russian attribute, as the vocabulary of the forms has them.


class TestCases:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("именительный", "Белова Анна Петровна"),
            ("родительный", "Беловой Анны Петровны"),
            ("дательный", "Беловой Анне Петровне"),
            ("винительный", "Белову Анну Петровну"),
            ("творительный", "Беловой Анной Петровной"),
            ("предложный", "Беловой Анне Петровне"),
        ],
    )
    def test_decline_forms(self, name, expected):
        assert FILTERS[name](ANNA) == expected

    def test_decline_posts_and_organisations_too(self):
        assert FILTERS["дательный"](decline_post("учитель химии")) == "учителю химии"
        assert FILTERS["родительный"](decline_organisation("Гимназия № 2")) == "Гимназии № 2"

    def test_a_plain_text_is_an_error_that_names_the_filter(self):
        with pytest.raises(RenderError, match=r"«родительный».*простой текст"):
            FILTERS["родительный"]("учитель химии")


class TestPeople:
    def test_initials_in_any_case(self):
        assert FILTERS["инициалы"](ANNA) == f"Белова{NBSP}А.{NBSP}П."
        assert FILTERS["инициалы"](ANNA, "дательный") == f"Беловой{NBSP}А.{NBSP}П."

    def test_signature(self):
        assert FILTERS["подпись"](ANNA) == f"А.{NBSP}П.{NBSP}Белова"
        assert FILTERS["фамилия_в_конце"](ANNA, "genitive") == f"А.{NBSP}П.{NBSP}Беловой"

    def test_address(self):
        assert FILTERS["имя_отчество"](ANNA) == "Анна Петровна"

    def test_a_post_has_no_initials(self):
        with pytest.raises(RenderError, match="имени человека"):
            FILTERS["инициалы"](decline_post("учитель"))

    def test_an_unknown_case_is_named(self):
        with pytest.raises(RenderError, match="нет падежа «звательный»"):
            FILTERS["инициалы"](ANNA, "звательный")


class TestNumbersAndDates:
    @pytest.mark.parametrize(
        ("name", "arguments", "expected"),
        [
            ("прописью", (22, "ж", "родительный"), "двадцати двух"),
            ("прописью", (2,), "два"),
            ("сумма", (Decimal("1500"),), f"1{NBSP}500,00"),
            ("сумма_прописью", (1500, "родительный"), "одной тысячи пятисот рублей 00 копеек"),
            ("дата", (date(2026, 11, 20),), f"20{NBSP}ноября{NBSP}2026{NBSP}г."),
            ("дата_кратко", (date(2026, 11, 20),), "20.11.2026"),
            (
                "дата_прописью",
                (date(2026, 9, 1), "родительный"),
                "первого сентября две тысячи двадцать шестого года",
            ),
            ("учебный_год", (date(2026, 11, 20),), "2026–2027"),
            ("склонение", (2, "календарный день"), f"2{NBSP}календарных дня"),
            ("порядковый", (9, "класс", "предложный"), "девятом классе"),
        ],
    )
    def test_give_text(self, name, arguments, expected):
        assert FILTERS[name](*arguments) == expected

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("прописью", "два"),
            ("прописью", True),
            ("сумма", 1.5),
            ("сумма_прописью", "1500"),
            ("дата", "20.11.2026"),
            ("учебный_год", 2026),
        ],
    )
    def test_refuse_the_wrong_kind_of_value(self, name, value):
        with pytest.raises(RenderError, match=f"«{name}» ждёт"):
            FILTERS[name](value)


class TestWords:
    @pytest.mark.parametrize(
        ("who", "expected"),
        [
            (ANNA, "ознакомлена"),
            ("ж", "ознакомлена"),
            ("f", "ознакомлена"),
            ("мужской", "ознакомлен"),
            (Member(gender="f"), "ознакомлена"),
            (GROUP, "ознакомлены"),
        ],
    )
    def test_agree_with_a_person_or_a_letter(self, who, expected):
        assert FILTERS["род"]("ознакомлен", who) == expected

    def test_agree_with_an_organisation(self):
        assert FILTERS["род"]("именуемый", decline_organisation("МБОУ «Лицей»")) == "именуемое"

    @pytest.mark.parametrize("who", [None, 7, Member()])
    def test_refuse_who_has_no_gender(self, who):
        with pytest.raises(RenderError, match="нужен род"):
            FILTERS["род"]("ознакомлен", who)

    @pytest.mark.parametrize(
        ("name", "text", "expected"),
        [
            ("с_прописной", "учитель химии", "Учитель химии"),
            ("со_строчной", "Учитель химии", "учитель химии"),
            ("со_строчной", "МБОУ «Лицей»", "МБОУ «Лицей»"),
            ("со_строчной", "И. о. директора", "И. о. директора"),
            ("с_прописной", "", ""),
            ("типографика", 'гимназия "Лада" №5', f"гимназия «Лада» №{NBSP}5"),
        ],
    )
    def test_set_capitals_and_marks(self, name, text, expected):
        assert FILTERS[name](text) == expected

    def test_every_filter_says_what_it_does(self):
        assert all(function.__doc__ for function in FILTERS.values())
