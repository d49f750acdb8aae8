"""First names and patronymics."""

import pytest

from docgen.russian import decline_first_name, decline_patronymic
from docgen.russian.forms import CASES
from docgen.russian.name_parts import patronymic_gender

FIRST_NAMES = [
    ("Пётр", "m", "Петра Петру Петра Петром Петре"),
    ("Артём", "m", "Артёма Артёму Артёма Артёмом Артёме"),
    ("Артем", "m", "Артема Артему Артема Артемом Артеме"),
    ("Лев", "m", "Льва Льву Льва Львом Льве"),
    ("Павел", "m", "Павла Павлу Павла Павлом Павле"),
    ("Илья", "m", "Ильи Илье Илью Ильей Илье"),
    ("Ирек", "m", "Ирека Иреку Ирека Иреком Иреке"),  # pytrovich: Ирька
    ("Маис", "m", "Маиса Маису Маиса Маисом Маисе"),
    ("Санек", "m", "Санька Саньку Санька Саньком Саньке"),
    ("Мкртич", "m", "Мкртича Мкртичу Мкртича Мкртичом Мкртиче"),
    ("Казбич", "m", "Казбича Казбичу Казбича Казбичем Казбиче"),
    ("Важа", "m", "Важи Важе Важу Важей Важе"),
    ("Анания", "m", "Анании Анании Ананию Ананией Анании"),  # pytrovich: Анание
    ("Жан-Поль", "m", "Жан-Поля Жан-Полю Жан-Поля Жан-Полем Жан-Поле"),
    ("Абдул-Азиз", "m", "Абдул-Азиза Абдул-Азизу Абдул-Азиза Абдул-Азизом Абдул-Азизе"),
    ("Али", "m", "Али Али Али Али Али"),
    ("Гарегин", "m", "Гарегина Гарегину Гарегина Гарегином Гарегине"),
    ("Любовь", "f", "Любови Любови Любовь Любовью Любови"),
    ("Нинель", "f", "Нинели Нинели Нинель Нинелью Нинели"),
    ("Наталия", "f", "Наталии Наталии Наталию Наталией Наталии"),
    ("Софья", "f", "Софьи Софье Софью Софьей Софье"),
    ("Анна-Мария", "f", "Анны-Марии Анне-Марии Анну-Марию Анной-Марией Анне-Марии"),
    ("Снежа", "f", "Снежи Снеже Снежу Снежей Снеже"),  # pytrovich: Снежы
    ("Ирен", "f", "Ирен Ирен Ирен Ирен Ирен"),
    ("Алие", "f", "Алие Алие Алие Алие Алие"),
]


class TestFirstName:
    @pytest.mark.parametrize(("name", "gender", "expected"), FIRST_NAMES)
    def test_declines_in_five_cases(self, name, gender, expected):
        forms = decline_first_name(name, gender)
        assert [forms.case(case) for case in CASES[1:]] == expected.split()

    @pytest.mark.parametrize("name", ["Алия", "Лия", "Гузель", "Айгуль", "Асель"])
    def test_says_that_usage_differs(self, name):
        forms = decline_first_name(name, "f")
        assert forms.confidence == "low"
        assert "привычка семьи" in forms.doubts[0]

    @pytest.mark.parametrize(("name", "gender"), [("Карменсита", "f"), ("Доротеа", "f"), ("Мадемуаз", "m")])
    def test_a_name_no_dictionary_knows_is_worth_a_look(self, name, gender):
        assert decline_first_name(name, gender).confidence == "medium"


class TestPatronymic:
    @pytest.mark.parametrize(
        ("name", "gender", "genitive", "instrumental"),
        [
            ("Ильич", "m", "Ильича", "Ильичом"),
            ("Кузьмич", "m", "Кузьмича", "Кузьмичом"),
            ("Никитич", "m", "Никитича", "Никитичем"),
            ("Олегович", "m", "Олеговича", "Олеговичем"),
            ("Ильинична", "f", "Ильиничны", "Ильиничной"),
            ("Олеговна", "f", "Олеговны", "Олеговной"),
            ("Савельич", "m", "Савельича", "Савельичем"),  # pytrovich: Савельичом
            ("Георгиевна-Авраамовна", "f", "Георгиевны-Авраамовны", "Георгиевной-Авраамовной"),
            ("Гасан оглы", "m", "Гасан оглы", "Гасан оглы"),
            ("Гасан кызы", "f", "Гасан кызы", "Гасан кызы"),
            ("Гасан-оглы", "m", "Гасан-оглы", "Гасан-оглы"),
            ("Ага-Алиевич", "m", "Ага-Алиевича", "Ага-Алиевичем"),
        ],
    )
    def test_declines(self, name, gender, genitive, instrumental):
        forms = decline_patronymic(name, gender)
        assert (forms.genitive, forms.instrumental, forms.confidence) == (genitive, instrumental, "high")

    def test_of_the_other_gender_stands_still_and_says_so(self):
        forms = decline_patronymic("Олеговна", "m")
        assert (forms.genitive, forms.confidence) == ("Олеговна", "low")

    def test_that_is_none_is_doubted(self):
        forms = decline_patronymic("Гасан", "m")
        assert forms.confidence == "low"
        assert "не похоже на отчество" in forms.doubts[0]

    @pytest.mark.parametrize(
        ("name", "gender"), [("Олегович", "m"), ("Фоминична", "f"), ("Али кызы", "f"), ("Али", None)]
    )
    def test_tells_the_gender(self, name, gender):
        assert patronymic_gender(name) == gender
