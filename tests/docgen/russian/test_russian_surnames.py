"""Surnames, class by class: the faults of the libraries first."""

import pytest

from docgen.russian import decline_surname
from docgen.russian.forms import CASES


def oblique(surname: str, gender: str) -> list[str]:
    forms = decline_surname(surname, gender)
    return [forms.case(case) for case in CASES[1:]]


# Surname, gender, five oblique cases; the comment names what a library says instead.
FIVE_CASES = [
    ("Белов", "m", "Белова Белову Белова Беловым Белове"),
    ("Белова", "f", "Беловой Беловой Белову Беловой Беловой"),
    ("Ильинский", "m", "Ильинского Ильинскому Ильинского Ильинским Ильинском"),
    ("Ткач", "m", "Ткача Ткачу Ткача Ткачом Ткаче"),  # pytrovich: Ткачем
    ("Ткач", "f", "Ткач Ткач Ткач Ткач Ткач"),
    ("Рогач", "m", "Рогача Рогачу Рогача Рогачом Рогаче"),
    ("Бабич", "m", "Бабича Бабичу Бабича Бабичем Бабиче"),
    ("Кузьмич", "m", "Кузьмича Кузьмичу Кузьмича Кузьмичом Кузьмиче"),
    ("Осипенок", "m", "Осипенка Осипенку Осипенка Осипенком Осипенке"),  # pytrovich: Осипенока
    ("Игнатёнок", "m", "Игнатёнка Игнатёнку Игнатёнка Игнатёнком Игнатёнке"),
    ("Стрелец", "m", "Стрельца Стрельцу Стрельца Стрельцом Стрельце"),  # pytrovich: Стрелеца
    ("Жнец", "m", "Жнеца Жнецу Жнеца Жнецом Жнеце"),
    ("Мудрец", "m", "Мудреца Мудрецу Мудреца Мудрецом Мудреце"),
    ("Коломиец", "m", "Коломийца Коломийцу Коломийца Коломийцем Коломийце"),
    ("Кравец", "m", "Кравца Кравцу Кравца Кравцом Кравце"),  # the dictionary: Кравцем
    ("Волчок", "m", "Волчка Волчку Волчка Волчком Волчке"),
    ("Конёк", "m", "Конька Коньку Конька Коньком Коньке"),
    ("Шток", "m", "Штока Штоку Штока Штоком Штоке"),
    ("Муравей", "m", "Муравья Муравью Муравья Муравьем Муравье"),  # pytrovich: Муравея
    ("Глухой", "m", "Глухого Глухому Глухого Глухим Глухом"),  # pytrovich: Глухым
    ("Заболотный", "m", "Заболотного Заболотному Заболотного Заболотным Заболотном"),
    ("Рабочий", "m", "Рабочего Рабочему Рабочего Рабочим Рабочем"),
    ("Летний", "m", "Летнего Летнему Летнего Летним Летнем"),
    ("Корний", "m", "Корния Корнию Корния Корнием Корнии"),  # pytrovich: Корнего
    ("Палий", "m", "Палия Палию Палия Палием Палии"),
    ("Хой", "m", "Хоя Хою Хоя Хоем Хое"),  # pytrovich: Хого
    ("Герой", "m", "Героя Герою Героя Героем Герое"),
    ("Горячая", "f", "Горячей Горячей Горячую Горячей Горячей"),
    ("Летняя", "f", "Летней Летней Летнюю Летней Летней"),
    ("Ворона", "f", "Вороны Вороне Ворону Вороной Вороне"),  # pytrovich: Вороной
    ("Рева", "f", "Ревы Реве Реву Ревой Реве"),
    ("Крапива", "f", "Крапивы Крапиве Крапиву Крапивой Крапиве"),
    ("Верба", "m", "Вербы Вербе Вербу Вербой Вербе"),
    ("Груша", "m", "Груши Груше Грушу Грушей Груше"),  # pytrovich: Грушой
    ("Ханжа", "f", "Ханжи Ханже Ханжу Ханжой Ханже"),
    ("Калина", "m", "Калины Калине Калину Калиной Калине"),
    ("Леска", "f", "Лески Леске Леску Леской Леске"),
    ("Гамалея", "m", "Гамалеи Гамалее Гамалею Гамалеей Гамалее"),
    ("Хурция", "f", "Хурции Хурции Хурцию Хурцией Хурции"),
    ("Кингсли", "m", "Кингсли Кингсли Кингсли Кингсли Кингсли"),
    ("Эрлих", "m", "Эрлиха Эрлиху Эрлиха Эрлихом Эрлихе"),
    ("Чаплин", "m", "Чаплина Чаплину Чаплина Чаплином Чаплине"),  # the dictionary: Чаплиным
    ("Лось", "m", "Лося Лосю Лося Лосем Лосе"),
    ("Нечай", "m", "Нечая Нечаю Нечая Нечаем Нечае"),
    ("Завгородний", "m", "Завгороднего Завгороднему Завгороднего Завгородним Завгороднем"),
    ("Кий", "m", "Кия Кию Кия Кием Кие"),
    ("Гаджий", "m", "Гаджия Гаджию Гаджия Гаджием Гаджии"),
    ("Оюн", "m", "Оюна Оюну Оюна Оюном Оюне"),  # pytrovich: Оюным
    ("Шарафутдин", "m", "Шарафутдина Шарафутдину Шарафутдина Шарафутдином Шарафутдине"),
    ("Гец", "m", "Геца Гецу Геца Гецем Геце"),
    ("Муромец", "m", "Муромца Муромцу Муромца Муромцем Муромце"),  # the dictionary: Муромцом
    ("Лисица", "f", "Лисицы Лисице Лисицу Лисицей Лисице"),
    ("Путина", "f", "Путиной Путиной Путину Путиной Путиной"),
    ("Шварц", "m", "Шварца Шварцу Шварца Шварцем Шварце"),
    ("Андроников", "m", "Андроникова Андроникову Андроникова Андрониковым Андроникове"),
]

STILL = [
    *[(name, gender) for name in ("Сахно", "Седых", "Долгих", "Живаго", "Дурново") for gender in "mf"],
    *[(name, gender) for name in ("Дюма", "Гулиа", "Неру", "Ли") for gender in "mf"],
    *[(name, "f") for name in ("Мельник", "Коваль", "Нечай", "Цой", "Бережной", "Григорян")],
    *[("Рашид-заде", "m"), ("Рашид-заде", "f"), ("Алиев оглы", "m")],
]


class TestSurname:
    @pytest.mark.parametrize(("surname", "gender", "expected"), FIVE_CASES)
    def test_declines_in_five_cases(self, surname: str, gender: str, expected: str):
        assert oblique(surname, gender) == expected.split()

    @pytest.mark.parametrize(("surname", "gender"), STILL)
    def test_stands_still(self, surname: str, gender: str):
        forms = decline_surname(surname, gender)
        assert set(forms.by_case.values()) == {surname}
        assert forms.confidence == "high"

    @pytest.mark.parametrize(
        ("surname", "gender", "genitive"),
        [
            ("Семенов", "m", "Семенова"),
            ("Семёнов", "m", "Семёнова"),
            ("Рева", "m", "Ревы"),
            ("Орёл", "m", "Орла"),
            ("Воробей", "m", "Воробья"),
        ],
    )
    def test_takes_yo_from_the_person_and_never_from_a_library(self, surname, gender, genitive):
        assert decline_surname(surname, gender).genitive == genitive

    def test_capitals_stay_capitals(self):
        assert oblique("КОВАЛЬ", "m") == ["КОВАЛЯ", "КОВАЛЮ", "КОВАЛЯ", "КОВАЛЕМ", "КОВАЛЕ"]
        assert decline_surname("БОНЧ-БРУЕВИЧ", "m").genitive == "БОНЧ-БРУЕВИЧА"

    @pytest.mark.parametrize(
        ("surname", "gender", "genitive"),
        [
            ("Римский-Корсаков", "m", "Римского-Корсакова"),
            ("Римская-Корсакова", "f", "Римской-Корсаковой"),
            ("Бонч-Бруевич", "m", "Бонч-Бруевича"),
            ("Тер-Акопян", "m", "Тер-Акопяна"),
            ("Мелик-Пашаев", "m", "Мелик-Пашаева"),
            ("Гасан-Джалалов", "m", "Гасан-Джалалова"),
            ("Белова-Ткач", "f", "Беловой-Ткач"),
            ("Гриценко-Белов", "m", "Гриценко-Белова"),
            ("фон Штейн", "m", "фон Штейна"),
            ("О'Коннор", "m", "О'Коннора"),
        ],
    )
    def test_declines_the_halves_that_decline(self, surname, gender, genitive):
        forms = decline_surname(surname, gender)
        assert (forms.genitive, forms.confidence) == (genitive, "high")

    def test_a_foreign_first_half_is_worth_a_look(self):
        forms = decline_surname("Лавр-Карамов", "m")
        assert forms.confidence == "medium"
        assert "Двойная фамилия" in forms.doubts[0]


class TestDoubt:
    @pytest.mark.parametrize(
        ("surname", "gender", "alternatives"),
        [
            ("Калина", "f", ("Калиной", "Калины")),
            ("Кремень", "m", ("Кременя", "Кремня")),
            ("Скрипень", "m", ("Скрипеня", "Скрипня")),
            ("Кулиш", "m", ("Кулишем", "Кулишом")),
            ("Буш", "m", ("Бушем", "Бушом")),
            ("Заяц", "m", ("Заяца", "Зайца")),
            ("Качалок", "m", ("Качалка", "Качалока")),
            ("Шимчек", "m", ("Шимчека", "Шимчка")),
            ("Староселец", "m", ("Старосельца", "Староселеца")),
            ("Павел", "m", ("Павла", "Павела")),
            ("Ковальска", "f", ("Ковальской", "Ковальски")),
            ("Малих", "m", ("Малиха",)),
        ],
    )
    def test_what_spelling_cannot_decide_is_said_with_the_alternatives(self, surname, gender, alternatives):
        forms = decline_surname(surname, gender)
        assert forms.confidence == "low"
        assert all(alternative in forms.doubts[0] for alternative in alternatives)

    @pytest.mark.parametrize(
        ("surname", "gender"), [("Иванов", "f"), ("Иванова", "m"), ("Крутая", "m"), ("Ильинский", "f")]
    )
    def test_a_surname_of_the_other_gender_is_noticed(self, surname, gender):
        forms = decline_surname(surname, gender)
        assert forms.confidence == "low"
        assert "проверьте пол" in forms.doubts[0]

    @pytest.mark.parametrize("surname", ["Дрин", "Колодец"])
    def test_a_likely_form_is_only_a_grey_note(self, surname):
        assert decline_surname(surname, "m").confidence == "medium"

    def test_the_old_norm_of_enko_is_a_grey_note_for_a_man(self):
        man, woman = decline_surname("Шевченко", "m"), decline_surname("Шевченко", "f")
        assert (man.genitive, man.confidence, woman.confidence) == ("Шевченко", "medium", "high")

    @pytest.mark.parametrize("text", ["", "Smith", "Иванов1", "И.", "И", "Ивaнов"])
    def test_what_is_no_russian_name_comes_back_unchanged(self, text):
        forms = decline_surname(text, "m")
        assert set(forms.by_case.values()) == {text}
        assert forms.confidence == "low"
        assert forms.doubts

    def test_without_a_gender_nothing_is_invented(self):
        forms = decline_surname("Ткач", "")
        assert (forms.genitive, forms.confidence) == ("Ткач", "low")
