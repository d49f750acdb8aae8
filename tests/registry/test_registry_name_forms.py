"""The forms kept with a name: declined when it is written, confirmed once, asked anew when respelt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from schools import AT, DAY, DIRECTOR, forget, make_person, make_school
from sqlalchemy import text

from registry import name_forms, organisations, people, person_changes, reading
from registry.database import Database
from registry.declension import NameForms
from registry.importing.rows import PersonRow
from registry.importing.saving_people import save
from registry.person_changes import Undated
from registry.privacy import Cipher
from registry.snapshot import CASES, PersonName
from registry.unit_of_work import UnitOfWork

OCTOBER = date(2025, 10, 1)


def decline(surname: str, first_name: str, patronymic: str, gender: str) -> NameForms:
    """A grammar of the tests' own: «Ремень» is in doubt, every case has its mark."""
    full = " ".join(filter(None, (surname, first_name, patronymic)))
    sure = surname != "Ремень"
    forms = {case: f"{full}-{case[:3]}{gender}" for case in CASES}
    return NameForms(forms, "high" if sure else "low", "" if sure else "Ременя или Ремня?")


def confirmed(full: str) -> dict[str, str]:
    return {case: f"{full}!{case}" for case in CASES[1:]}


@pytest.fixture
def declining(database_url: str, cipher: Cipher) -> Iterator[UnitOfWork]:
    """A unit of work that declines the names it writes."""
    database = Database(database_url, cipher, decline)
    with UnitOfWork(database, actor="secretary", at=AT) as uow:
        yield uow
    database.close()


def name_on(uow: UnitOfWork, person_id: int, day: date = DAY) -> PersonName:
    forget(uow)
    return reading.person(uow, person_id, day).name


class TestWriting:
    def test_a_new_name_is_kept_with_its_forms(self, declining: UnitOfWork) -> None:
        person = make_person(declining, make_school(declining), "Ремень Олег Ильич", gender="m")

        name = name_on(declining, person)
        assert name.declined["genitive"] == "Ремень Олег Ильич-genm"
        assert (name.confidence, name.doubt, name.source) == ("low", "Ременя или Ремня?", "rules")
        assert name.forms == name.declined
        assert not name.is_confirmed

    def test_so_is_a_name_from_a_list(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        save(declining, school, [PersonRow("Лист", 2, "staff", "Ремень", "Олег", "Ильич", "m")], DAY)

        (found,) = name_forms.doubtful(declining.session, school, DAY)
        assert found.full_name == "Ремень Олег Ильич"
        assert name_on(declining, found.person_id).declined["dative"] == "Ремень Олег Ильич-datm"

    def test_and_the_name_of_whoever_signs(self, declining: UnitOfWork) -> None:
        school = make_school(declining)

        director = reading.organisation(declining.session, school, DAY).director
        assert director.name.declined["genitive"] == "Орлова Анна Сергеевна-genf"

    def test_without_a_grammar_a_name_is_kept_alone(self, uow: UnitOfWork) -> None:
        name = name_on(uow, make_person(uow, make_school(uow)))

        assert (name.forms, name.confidence) == ({}, "")

    def test_what_was_told_before_the_grammar_is_declined_later(self, declining: UnitOfWork) -> None:
        person = make_person(declining, make_school(declining))
        declining.session.flush()
        for table in ("person_names", "signatories"):
            declining.session.execute(text(f"UPDATE {table} SET declined = NULL, confidence = ''"))
        assert name_forms.any_missing(declining.session)

        assert name_forms.decline_missing(declining) == 2
        assert not name_forms.any_missing(declining.session)
        assert name_on(declining, person).declined["genitive"] == "Иванова Мария Петровна-genf"

    def test_declined_anew_keeps_what_was_confirmed(self, declining: UnitOfWork) -> None:
        person = make_person(declining, make_school(declining))
        people.confirm_forms(declining, person, confirmed("Она"), on=DAY, by="hr")

        name_forms.decline_all(declining)

        assert name_on(declining, person).forms["genitive"] == "Она!genitive"


class TestConfirmation:
    def test_ends_the_doubt_and_says_whose_word_it_is(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        person = make_person(declining, school, "Ремень Олег Ильич", gender="m")
        assert name_forms.count_doubtful(declining.session, school, DAY) == 1

        people.confirm_forms(declining, person, confirmed("Ремень Олег Ильич"), on=DAY, by="hr")

        assert name_on(declining, person).is_confirmed
        assert name_forms.count_doubtful(declining.session, school, DAY) == 0
        assert people.confirmation(declining.session, person, DAY) == name_forms.Confirmation(
            "person", "hr", AT
        )

    def test_a_changed_spelling_asks_anew(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        person = make_person(declining, school, "Ремень Олег Ильич", gender="m")
        people.confirm_forms(declining, person, confirmed("Ремень Олег Ильич"), on=DAY, by="hr")

        people.rename(declining, person, "Ремень", "Олег", "Ильичевич", since=OCTOBER)

        assert not name_on(declining, person, OCTOBER).is_confirmed
        assert name_on(declining, person).is_confirmed
        assert name_forms.count_doubtful(declining.session, school, OCTOBER) == 1

    def test_the_old_spelling_come_back_is_known(self, declining: UnitOfWork) -> None:
        person = make_person(declining, make_school(declining), "Ремень Анна Ильинична")
        people.confirm_forms(declining, person, confirmed("Ремень Анна Ильинична"), on=DAY, by="hr")
        people.rename(declining, person, "Белова", "Анна", "Ильинична", since=OCTOBER)

        people.rename(declining, person, "Ремень", "Анна", "Ильинична", since=date(2025, 12, 1))

        assert name_on(declining, person, date(2025, 12, 1)).confirmed == confirmed("Ремень Анна Ильинична")

    def test_survives_the_same_list_told_again(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        row = PersonRow("Лист", 2, "staff", "Ремень", "Олег", "Ильич", "m", date(1980, 1, 2))
        save(declining, school, [row], DAY)
        (found,) = name_forms.doubtful(declining.session, school, DAY)
        people.confirm_forms(declining, found.person_id, confirmed("Он"), on=DAY, by="hr")

        save(declining, school, [replace(row, position="учитель")], OCTOBER)

        assert name_on(declining, found.person_id, OCTOBER).confirmed == confirmed("Он")

    def test_another_gender_asks_anew(self, declining: UnitOfWork) -> None:
        person = make_person(declining, make_school(declining), "Ремень Саша", gender="m")
        people.confirm_forms(declining, person, confirmed("Он"), on=DAY, by="hr")

        person_changes.correct(declining, person, Undated("f"))

        name = name_on(declining, person)
        assert name.declined["genitive"] == "Ремень Саша-genf"
        assert (name.is_confirmed, name.source) == (False, "rules")

    def test_of_whoever_signs_outlives_a_new_post(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        organisations.confirm_signatory_forms(declining, school, confirmed("Она"), on=DAY, by="hr")

        organisations.change_signatory(declining, school, replace(DIRECTOR, acting=True), since=OCTOBER)
        declining.session.flush()

        assert reading.organisation(declining.session, school, OCTOBER).director.name.is_confirmed

    def test_of_another_signatory_is_not_taken_over(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        organisations.confirm_signatory_forms(declining, school, confirmed("Она"), on=DAY, by="hr")

        organisations.change_signatory(declining, school, replace(DIRECTOR, surname="Белова"), since=OCTOBER)
        declining.session.flush()

        assert not reading.organisation(declining.session, school, OCTOBER).director.name.is_confirmed


class TestList:
    def test_shows_only_those_in_doubt_when_asked(self, declining: UnitOfWork) -> None:
        school = make_school(declining)
        make_person(declining, school)
        make_person(declining, school, "Ремень Олег Ильич", gender="m")

        found = people.search(declining.session, school, people.Query(doubtful=True), DAY)

        assert [row.full_name for row in found.rows] == ["Ремень Олег Ильич"]
        assert found.total == 1
