"""Who answers and what a cell lists, as people write them."""

from __future__ import annotations

import pytest

from registry.plan_facts import Entry
from registry.plan_responsible import name_in, read_responsible, roles_of_account
from registry.roadmaps.entries import read_entries
from registry.roadmaps.heading import read_approval


class TestResponsible:
    @pytest.mark.parametrize(
        ("words", "roles"),
        [
            ("директор заместитель директора", ["director", "deputy"]),
            ("Педагог-наставники, заместитель директора по МР", ["mentor", "deputy"]),
            ("МАУ ЦРО Управление образования", ["method_centre", "education_authority"]),
            ("председатель комиссии по распределению стимулирующих выплат педагогам", ["pay_commission"]),
            ("наставник и наставляемый", ["mentor", "mentee"]),
            ("Старший методист; советник директора по воспитанию", ["methodist", "organiser"]),
            ("кто-нибудь", [""]),
            ("", []),
        ],
    )
    def test_roles_are_found_with_and_without_signs_between(self, words: str, roles: list[str]) -> None:
        assert [one.role for one in read_responsible(words)] == roles

    def test_the_words_stay_as_they_are(self) -> None:
        found = read_responsible("куратор школы юных, Орлова А. С.")
        assert [one.words for one in found] == ["куратор школы юных", "Орлова А. С."]

    @pytest.mark.parametrize("words", ["Орлова А. С.", "А.С. Орлова", "куратор Орлова Анна Сергеевна"])
    def test_a_name_is_known_in_any_order(self, words: str) -> None:
        name = name_in(words)
        assert name is not None
        assert (name.surname, name.first, name.second) == ("Орлова", "А", "С")

    def test_an_account_has_what_its_role_answers_for(self) -> None:
        assert roles_of_account("deputy") == {"deputy", "curator"}
        assert roles_of_account("administrator") == frozenset()


class TestLists:
    def test_a_lead_takes_its_lines(self) -> None:
        (entry,) = read_entries(["Принятие документов: – положение (Приложение 1 – карта), – приказ."])
        assert entry == Entry(
            "Принятие документов:", (Entry("положение (Приложение 1 – карта),"), Entry("приказ."))
        )

    def test_numbers_one_after_another_are_a_list(self) -> None:
        found = read_entries(["3. Семинары по ФГОС 2. поколения 4. Конкурсы"])
        assert [entry.text for entry in found] == ["Семинары по ФГОС 2. поколения", "Конкурсы"]

    def test_a_dash_inside_a_sentence_is_no_list(self) -> None:
        assert len(read_entries(["наставник – тот, кто помогает"])) == 1

    def test_paragraphs_are_lines(self) -> None:
        found = read_entries(["Совет.", "– Опыт", "Итоги"])
        assert [entry.text for entry in found] == ["Совет.", "Опыт", "Итоги"]


class TestApproval:
    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("Приложение № 2 к приказу МБОУ «СОШ № 12» от 10.08.2026 № 41-ОД", "41-ОД"),
            ("к приказу № 2331 от 27.10.2022 управления образования", "2331"),
            ("Приказ № 295 от «22» сентября 2023г.", "295"),
            ("УТВЕРЖДЕНО приказом от 22 сентября 2023 г. № 295/1", "295/1"),
            ("приказом директора МБОУ «Лицей № 9» № 7", "7"),
            ("Утверждаю директор МБОУ «СОШ № 5»", ""),
        ],
    )
    def test_the_number_is_that_of_the_act(self, words: str, number: str) -> None:
        assert read_approval((words,)).number == number
