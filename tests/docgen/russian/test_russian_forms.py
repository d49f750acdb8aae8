"""Six cases as one value."""

import subprocess
import sys

import pytest

from docgen.russian import CASES, Forms, PersonForms
from docgen.russian.forms import frozen, least_sure

CHAIR = Forms("стул", "стула", "стулу", "стул", "стулом", "стуле", "m", "low", ("Проверьте.",))
PERSON = PersonForms(
    *("Ли Анна Олеговна",) * 6,
    gender="f",
    first_name="Анна",
    patronymic="Олеговна",
    initials="А. О.",
)


class TestForms:
    def test_prints_as_the_nominative(self):
        assert f"{CHAIR}" == "стул"

    def test_gives_a_form_by_the_english_name_of_its_case(self):
        assert [CHAIR.case(case) for case in CASES] == ["стул", "стула", "стулу", "стул", "стулом", "стуле"]
        assert CHAIR.by_case["dative"] == "стулу"

    def test_refuses_an_unknown_case_by_name(self):
        with pytest.raises(ValueError, match="vocative"):
            CHAIR.case("vocative")

    def test_a_confirmed_form_wins_and_the_doubt_stays_until_all_are_confirmed(self):
        mended = CHAIR.replace_confirmed({"instrumental": "стулём", "dative": "  "})
        assert mended.instrumental == "стулём"
        assert mended.dative == "стулу"
        assert mended.confidence == "low"

    def test_five_confirmed_cases_end_the_doubt(self):
        mended = CHAIR.replace_confirmed({case: CHAIR.case(case) for case in CASES[1:]})
        assert (mended.confidence, mended.doubts) == ("high", ())

    def test_refuses_to_confirm_a_case_that_does_not_exist(self):
        with pytest.raises(ValueError, match="sixth"):
            CHAIR.replace_confirmed({"sixth": "стулам"})

    def test_frozen_text_is_the_same_in_every_case(self):
        assert set(frozen("МБОУ", gender="n").by_case.values()) == {"МБОУ"}

    def test_a_whole_is_as_sure_as_its_weakest_part(self):
        assert least_sure("high", "low", "medium") == "low"
        assert least_sure() == "high"


class TestPersonForms:
    def test_keeps_the_surname_apart_in_every_case(self):
        confirmed = PERSON.replace_confirmed({"genitive": "Лии Анны Олеговны"})
        assert confirmed.surname() == "Ли"
        assert confirmed.surname("genitive") == "Лии"
        assert confirmed.given_names("genitive") == "Анны Олеговны"
        assert isinstance(confirmed, PersonForms)


class TestStart:
    def test_the_dictionary_is_opened_on_first_use_and_not_at_import(self):
        script = (
            "from docgen import russian; from docgen.russian import dictionary, petrovich; "
            "opened = (dictionary._analyzer, petrovich._maker); "
            "sizes = lambda: tuple(one.cache_info().currsize for one in opened); "
            "before = sizes(); russian.decline_full_name('Дзюба Анна Петровна'); print(before, sizes())"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "(0, 0) (1, 1)"
