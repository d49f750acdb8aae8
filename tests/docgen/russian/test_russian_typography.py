"""Quotation marks, dashes, no-break spaces, agreement and capitals of endings."""

import pytest

from docgen.errors import RenderError
from docgen.russian import agree, typeset
from docgen.russian.adjectives import adjective_form, is_adjectival
from docgen.russian.spelling import like_spelling, title_case


class TestTypeset:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('МАОУ "СОШ № 5"', "МАОУ «СОШ №~5»"),
            ("„Лицей“ и “Гимназия”", "«Лицей» и «Гимназия»"),
            ('"Школа "Теремок""', "«Школа «Теремок»»"),
            ("в 2026 г. и 2027 г.", "в 2026~г. и 2027~г."),
            ("№5", "№~5"),
            ("А.П. Белова", "А.~П.~Белова"),
            ("Белова А. П.", "Белова~А.~П."),
            ("2026-2027 учебный год", "2026–2027 учебный год"),
            ("№ 12-34", "№~12-34"),
            ("25-3", "25-3"),
            ("8-800-555", "8-800-555"),
            ("273-ФЗ, ст. 13", "273-ФЗ, ст.~13"),
            ("пара - это двое", "пара~– это двое"),
            ("и. о. директора", "и. о. директора"),
            ("г. Липовск", "г.~Липовск"),
        ],
    )
    def test_sets_a_line_as_in_print(self, text, expected):
        assert typeset(text).replace("\N{NO-BREAK SPACE}", "~") == expected

    def test_setting_twice_changes_nothing(self):
        once = typeset('А.П. Белова, "СОШ №5", 2026 г. - 5-10')
        assert typeset(once) == once


class TestAgreement:
    @pytest.mark.parametrize(
        ("word", "gender", "expected"),
        [
            ("назначен", "f", "назначена"),
            ("ознакомлен", "p", "ознакомлены"),
            ("переведён", "f", "переведена"),
            ("переведен", "f", "переведена"),
            ("согласен", "f", "согласна"),
            ("именуемый", "n", "именуемое"),
            ("именуемый", "m", "именуемый"),
            ("действующего", "f", "действующей"),
            ("нижеподписавшийся", "f", "нижеподписавшаяся"),
            ("обучающийся", "p", "обучающиеся"),
            ("Зарегистрирован", "f", "Зарегистрирована"),
            ("получил", "f", "получила"),
            ("обязался", "f", "обязалась"),
            ("его", "f", "её"),
            ("сына", "f", "дочери"),
            ("моего", "f", "моей"),
            ("который", "n", "которое"),
            ("подписан", "n", "подписано"),
            ("введён", "f", "введена"),
            ("ознакомился", "f", "ознакомилась"),
            ("провёл", "p", "провели"),
            ("молодого", "f", "молодой"),
        ],
    )
    def test_follows_the_gender(self, word, gender, expected):
        assert agree(word, gender) == expected

    @pytest.mark.parametrize(
        ("word", "gender", "match"),
        [
            ("красивый", "f", "нет в таблице"),
            ("сын", "n", "нет нужного рода"),
            ("назначен", "x", "нет рода"),
        ],
    )
    def test_refuses_what_the_table_has_not(self, word, gender, match):
        with pytest.raises(RenderError, match=match):
            agree(word, gender)


class TestAdjectives:
    @pytest.mark.parametrize(
        ("word", "case", "gender", "expected"),
        [
            ("третий", "genitive", "m", "третьего"),
            ("третий", "accusative", "f", "третью"),
            ("третий", "dative", "p", "третьим"),
            ("большая", "genitive", "f", "большой"),
            ("старшая", "genitive", "f", "старшей"),
            ("высший", "genitive", "m", "высшего"),
            ("нижнее", "dative", "n", "нижнему"),
            ("среднее", "accusative", "n", "среднее"),
            ("СТАРШИЙ", "dative", "m", "СТАРШЕМУ"),
        ],
    )
    def test_ending_by_the_stem(self, word, case, gender, expected):
        assert adjective_form(word, case, gender) == expected

    def test_knows_an_adjective_by_its_ending(self):
        assert is_adjectival("третий")
        assert is_adjectival("обучающаяся")
        assert not is_adjectival("учитель")


class TestSpelling:
    def test_the_own_yo_goes_only_where_the_library_drops_it(self):
        assert like_spelling("петра", "Пётр", "пётр") == "Петра"
        assert like_spelling("ПЕТРА", "ПЁТР", "пётр") == "ПЕТРА"
        assert like_spelling("артема", "Артём", "артем") == "Артёма"

    def test_a_foreign_yo_never_comes_in(self):
        assert like_spelling("семёнова", "Семенов", "семёнов") == "Семенова"
        assert like_spelling("ильёй", "Илья", "илья") == "Ильей"
        assert like_spelling("рублём", "рубль", "рубль", ending_yo=True) == "рублём"

    def test_only_capitals_become_title_case(self):
        assert [title_case(word) for word in ("БЕЛОВ-ТКАЧ", "фон", "МакКей", "Я")] == [
            "Белов-Ткач",
            "фон",
            "МакКей",
            "Я",
        ]
