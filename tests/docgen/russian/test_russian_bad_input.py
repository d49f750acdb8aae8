"""Whatever is typed into a field: a clear answer, never an exception and never an invented form."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import russian
from docgen.russian import CASES

SLOTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="АБВабвгеёийклнорстуяь-. '«»,", max_size=30),
    st.lists(
        st.sampled_from(
            [
                "Белов",
                "Белова",
                "Иван",
                "Анна",
                "Ильич",
                "Петровна",
                "И.",
                "оглы",
                "Smith",
                "7",
                "и",
                "-",
                "фон",
            ]
        ),
        max_size=6,
    ).map(" ".join),
)
CYRILLIC_NAME = re.compile(r"[А-ЯЁа-яё' ’ʼ-]+")


def whole(forms) -> str:
    return " ".join(forms.nominative.split())


class TestAnyText:
    @settings(max_examples=300, deadline=None)
    @given(SLOTS, st.sampled_from([None, "m", "f", "?"]))
    def test_as_a_full_name(self, text, gender):
        forms = russian.decline_full_name(text, gender)
        assert whole(forms) == " ".join(text.split())
        if len(set(forms.by_case.values())) > 1:
            assert (
                CYRILLIC_NAME.fullmatch(text.replace("\N{NO-BREAK SPACE}", " ").strip())
                or not text.isprintable()
            )
        assert forms.confidence != "low" or forms.doubts

    @settings(max_examples=300, deadline=None)
    @given(SLOTS, st.sampled_from(["m", "f", ""]))
    def test_as_a_part_of_a_name(self, text, gender):
        for decline in (russian.decline_surname, russian.decline_first_name, russian.decline_patronymic):
            forms = decline(text, gender)
            assert whole(forms) == " ".join(text.split())
            assert forms.confidence != "low" or forms.doubts

    @settings(max_examples=300, deadline=None)
    @given(SLOTS)
    def test_as_a_post_or_an_organisation(self, text):
        for forms in (russian.decline_post(text), russian.decline_organisation(text)):
            assert whole(forms) == " ".join(text.split())
            assert forms.confidence != "low" or forms.doubts

    @settings(max_examples=200, deadline=None)
    @given(st.lists(SLOTS, max_size=4))
    def test_as_a_finished_document(self, lines):
        assert isinstance(russian.read_back(lines), list)


class TestNoFullName:
    @pytest.mark.parametrize(
        "text",
        [
            *("", " ", "Белов", "БЕЛОВ", "Белов Иван Ильич Ткач", "Белов Иван Ильич Ткач Пётр"),
            *("John Smith", "Белов John", "Б. И. И.", "Белов И. И.", "И. И. Белов", "12345", "Белов 2"),
            *("Белов Иван, Ткач Пётр", "Белов Иван и Ткач Анна", "Белов Иван; Ткач Пётр", "Белов/Ткач"),
            *("белов@школа.рф", "???", "нет", "—", "Белов Иван (мл.)"),
            *("нет данных", "г-н Белов", "гр. Белов Иван", "Белов + Ткач", "ФИО Наставника", "не указан"),
            *("учитель Белов Иван Ильич", "Белов Иван б/о", "Белов\nИван Ильич Ткач", "Сaша Белов"),
        ],
    )
    def test_stands_still_with_low_confidence_and_a_reason(self, text):
        forms = russian.decline_full_name(text)
        assert {" ".join(form.split()) for form in forms.by_case.values()} == {" ".join(text.split())}
        assert forms.confidence == "low"
        assert forms.doubts[0]
        assert forms.alternatives == ()

    def test_every_case_is_given(self):
        assert list(russian.decline_full_name("???").by_case) == list(CASES)


class TestSurnamesOfSeveralWords:
    @pytest.mark.parametrize(
        ("text", "genitive"),
        [
            ("фон Штейн Иван Ильич", "фон Штейна Ивана Ильича"),
            ("фон дер Лейен Анна Ивановна", "фон дер Лейен Анны Ивановны"),
            ("де ла Круз Мария Ивановна", "де ла Круз Марии Ивановны"),
        ],
    )
    def test_keep_their_particles(self, text, genitive):
        assert russian.decline_full_name(text).genitive == genitive

    def test_signs_have_no_initials(self):
        assert russian.initials("+", "-") == ""
