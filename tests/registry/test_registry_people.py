"""People: adding them, who stands for a minor, what is sealed."""

from __future__ import annotations

from datetime import date

import pytest
from schools import AT, DAY, forget, make_person, make_school
from sqlalchemy import text

from registry import history, people, reading
from registry.errors import Conflict, InvalidFact, NotFound
from registry.models import PersonPrivate
from registry.snapshot import Contract, PrivateFacts
from registry.unit_of_work import UnitOfWork

SECRETS = PrivateFacts(
    passport="45 10 123456, выдан ОВД", address="ул. Лесная, д. 5", phone="+7 900 000-00-00"
)

FORMS = {
    "genitive": "Ивановой Марии Петровны",
    "dative": "Ивановой Марии Петровне",
    "accusative": "Иванову Марию Петровну",
    "instrumental": "Ивановой Марией Петровной",
    "prepositional": "Ивановой Марии Петровне",
}


class TestAPerson:
    def test_is_read_back_as_told(self, uow: UnitOfWork) -> None:
        facts = {
            "birth_date": date(1980, 2, 29),
            "category": "высшая",
            "email": "ivanova@example.org",
            "experience_years": 20,
            "hired_on": date(2005, 9, 1),
            "contract_number": "15/05",
            "contract_date": date(2005, 9, 1),
        }
        told = make_person(uow, make_school(uow), "Иванова Мария Петровна", **facts)
        forget(uow)

        person = reading.person(uow, told, DAY)
        assert person.name.full == "Иванова Мария Петровна"
        assert (person.kind, person.gender, person.birth_date) == ("staff", "f", date(1980, 2, 29))
        assert (person.position, person.department, person.category) == (
            "учитель",
            "Кафедра физики",
            "высшая",
        )
        assert (person.email, person.experience_years) == ("ivanova@example.org", 20)
        assert (person.hired_on, person.dismissed_on) == (date(2005, 9, 1), None)
        assert person.contract == Contract("15/05", date(2005, 9, 1))
        assert person.private is None

    def test_may_have_no_patronymic_and_no_contract(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow), "Ли Чен", kind="partner", employer="АО «Вектор»")
        forget(uow)

        person = reading.person(uow, told, DAY)
        assert (person.name.full, person.employer, person.contract) == ("Ли Чен", "АО «Вектор»", None)

    def test_is_not_hired_before_birth(self, uow: UnitOfWork) -> None:
        with pytest.raises(InvalidFact, match=r"^Дата приёма не может быть раньше даты рождения\.$"):
            make_person(uow, make_school(uow), birth_date=DAY, hired_on=DAY)

    def test_is_not_dismissed_before_being_hired(self, uow: UnitOfWork) -> None:
        with pytest.raises(InvalidFact, match=r"^Дата увольнения не может быть раньше даты приёма\.$"):
            make_person(uow, make_school(uow), hired_on=DAY, dismissed_on=date(2025, 8, 31))

    def test_may_leave_on_the_day_of_coming(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow), hired_on=DAY, dismissed_on=DAY)

        assert reading.person(uow, told, DAY).dismissed_on == DAY

    def test_does_not_share_a_personnel_number(self, uow: UnitOfWork) -> None:
        school, other = make_school(uow), make_school(uow)
        make_person(uow, school, personnel_number="0017")
        make_person(uow, other, personnel_number="0017")

        with pytest.raises(Conflict, match="Такой табельный номер уже есть у другого человека") as caught:
            make_person(uow, school, personnel_number="0017")
        assert caught.value.place == "табельный № 0017"

    def test_without_a_personnel_number_is_no_ones_double(self, uow: UnitOfWork) -> None:
        school = make_school(uow)

        assert make_person(uow, school, personnel_number="") != make_person(uow, school, personnel_number="")

    def test_unknown_is_not_found(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match=r"^Такого человека в реестре нет\.$"):
            reading.person(uow, 999_999, DAY)
        with pytest.raises(NotFound, match=r"^Такого человека в реестре нет\.$"):
            people.organisation_of(uow.session, 999_999)

    def test_belongs_to_an_organisation(self, uow: UnitOfWork) -> None:
        school, other = make_school(uow), make_school(uow)
        one, two = make_person(uow, school), make_person(uow, other)

        assert people.organisation_of(uow.session, one) == school
        assert people.organisations_of(uow.session, [one, two, two]) == {one: school, two: other}


class TestConfirmedForms:
    def test_stand_with_the_name_they_were_confirmed_for(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow))
        people.confirm_forms(uow, told, FORMS, on=DAY, by="secretary")
        forget(uow)

        assert reading.person(uow, told, DAY).name.confirmed == FORMS
        assert history.of_person(uow.session, told).confirmed_by == "secretary"

    def test_are_asked_anew_for_a_new_name(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow))
        people.confirm_forms(uow, told, FORMS, on=DAY, by="secretary")
        people.rename(uow, told, "Белова", "Мария", "Петровна", since=date(2025, 10, 1))
        forget(uow)

        assert reading.person(uow, told, date(2025, 10, 1)).name.confirmed == {}
        assert reading.person(uow, told, DAY).name.confirmed

    def test_need_a_name_on_that_day(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow), since=DAY)

        with pytest.raises(NotFound, match="У этого человека нет имени на указанную дату"):
            people.confirm_forms(uow, told, {}, on=date(2025, 8, 31), by="secretary")

    def test_are_confirmed_all_five_together(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow))

        with pytest.raises(InvalidFact, match="все пять падежей"):
            people.confirm_forms(uow, told, {"dative": FORMS["dative"]}, on=DAY, by="secretary")


class TestRepresentatives:
    def test_come_with_the_minor(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        pupil = make_person(uow, school, "Лукин Пётр Ильич", "pupil")
        mother = make_person(uow, school, "Лукина Вера Львовна", "parent", title="")
        father = make_person(uow, school, "Лукин Илья Петрович", "parent", title="", gender="m")
        people.represent(uow, pupil, mother, "мать")
        people.represent(uow, pupil, father, "опекун", "постановление № 7")
        forget(uow)

        found = reading.person(uow, pupil, DAY).representatives
        assert [(one.person.name.surname, one.relation, one.basis) for one in found] == [
            ("Лукина", "мать", ""),
            ("Лукин", "опекун", "постановление № 7"),
        ]
        kinship = history.of_person(uow.session, mother).represents
        assert [(one.person_id, one.relation) for one in kinship] == [(pupil, "мать")]

    def test_told_twice_are_kept_once_as_told_last(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        pupil = make_person(uow, school, "Лукин Пётр Ильич", "pupil")
        mother = make_person(uow, school, "Лукина Вера Львовна", "parent")
        people.represent(uow, pupil, mother, "опекун")
        people.represent(uow, pupil, mother, "мать")
        forget(uow)

        assert [one.relation for one in reading.person(uow, pupil, DAY).representatives] == ["мать"]

    def test_are_never_the_minor_himself(self, uow: UnitOfWork) -> None:
        pupil = make_person(uow, make_school(uow), "Лукин Пётр Ильич", "pupil")

        with pytest.raises(InvalidFact, match="не может быть собственным законным представителем"):
            people.represent(uow, pupil, pupil, "мать")


class TestSealedFacts:
    def test_are_opened_only_when_asked(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow), private=SECRETS)
        forget(uow)

        assert reading.person(uow, told, DAY).private is None
        assert reading.person(uow, told, DAY, private=True).private == SECRETS

    def test_never_lie_open_in_the_database(self, uow: UnitOfWork) -> None:
        make_person(uow, make_school(uow), private=SECRETS)
        uow.session.flush()

        (row,) = uow.session.execute(
            text("SELECT passport_sealed, address_sealed, phone_sealed FROM person_private")
        )
        for sealed, plain in zip(row, (SECRETS.passport, SECRETS.address, SECRETS.phone), strict=True):
            assert plain.encode() not in bytes(sealed)
            assert uow.cipher.open(bytes(sealed)).decode() == plain

    def test_not_given_again_stay_as_they_were(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow), private=SECRETS)
        people.set_private(uow, told, PrivateFacts(phone="+7 911 111-11-11"))
        people.set_private(uow, told, PrivateFacts())
        forget(uow)

        private = reading.person(uow, told, DAY, private=True).private
        assert private == PrivateFacts(SECRETS.passport, SECRETS.address, "+7 911 111-11-11")

    def test_that_nobody_told_leave_no_row(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow))
        forget(uow)

        assert uow.session.get(PersonPrivate, told) is None
        assert not history.of_person(uow.session, told).has_private
        assert reading.person(uow, told, DAY, private=True).private is None

    def test_are_known_to_exist_without_being_opened(self, uow: UnitOfWork) -> None:
        told = make_person(uow, make_school(uow), private=SECRETS)
        forget(uow)

        assert history.of_person(uow.session, told).has_private


class TestHistory:
    def test_tells_posts_classes_and_roles_in_words(self, uow: UnitOfWork) -> None:
        pupil = make_person(uow, make_school(uow), "Лукин Пётр Ильич", "pupil", class_label="7А")
        people.give_role(uow, pupil, "mentee", since=DAY)
        people.appoint(uow, pupil, since=DAY, class_label="8А")
        forget(uow)

        told = history.of_person(uow.session, pupil)
        assert [(span.text, span.until) for span in told.positions] == [
            ("8А класс", None),
            ("7А класс", date(2025, 8, 31)),
        ]
        assert [(span.text, span.since) for span in told.roles] == [("mentee", AT.date())]

    def test_of_somebody_unknown_is_empty(self, uow: UnitOfWork) -> None:
        told = history.of_person(uow.session, 999_999)

        assert (told.names, told.confirmed_by) == ((), "")
