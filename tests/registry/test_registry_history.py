"""What has been true from day to day."""

from __future__ import annotations

from datetime import date

import pytest
import schools

from registry import history, organisations, people, person_changes, reading
from registry.errors import InvalidFact, NotFound
from registry.organisations import Details, Signing
from registry.person_changes import Undated
from registry.snapshot import PrivateFacts
from registry.unit_of_work import UnitOfWork

OCTOBER = date(2025, 10, 1)


class TestHistory:
    def test_of_a_person_tells_every_span_the_newest_first(self, uow: UnitOfWork) -> None:
        person = schools.make_person(uow, schools.make_school(uow), private=PrivateFacts(phone="+7 900"))
        people.rename(uow, person, "Петрова", "Мария", "Петровна", since=OCTOBER)
        people.appoint(uow, person, since=OCTOBER, title="методист")
        people.give_role(uow, person, "куратор", since=OCTOBER)
        past = history.of_person(uow.session, person)
        assert [(one.text, one.until) for one in past.names] == [
            ("Петрова Мария Петровна", None),
            ("Иванова Мария Петровна", date(2025, 9, 30)),
        ]
        assert [one.text for one in past.positions] == ["методист", "учитель, Кафедра физики"]
        assert [(one.text, one.since) for one in past.roles] == [("куратор", OCTOBER)]
        assert past.has_private
        assert past.confirmed_by == ""

    def test_of_a_parent_tells_whom_they_stand_for(self, uow: UnitOfWork) -> None:
        school = schools.make_school(uow)
        pupil = schools.make_person(uow, school, "Кузнецова Дарья", "pupil")
        mother = schools.make_person(uow, school, "Кузнецова Елена", "parent")
        people.represent(uow, pupil, mother, "мать", "свидетельство")
        (one,) = history.of_person(uow.session, mother).represents
        assert (one.person_id, one.relation, one.basis) == (pupil, "мать", "свидетельство")
        assert history.of_person(uow.session, pupil).positions[0].text == "7А класс"

    def test_of_a_school_tells_its_names_and_who_signed(self, uow: UnitOfWork) -> None:
        school = schools.make_school(uow)
        organisations.change_details(uow, school, Details("Лицей № 1", "Лицей"), since=OCTOBER)
        acting = Signing("Соколов", "Илья", "", "m", acting=True)
        organisations.change_signatory(uow, school, acting, since=OCTOBER)
        assert history.details(uow.session, school)[0].text == "Лицей № 1"
        texts = [one.text for one in history.signatories(uow.session, school)]
        assert texts == ["и. о. директор — Соколов Илья", "директор — Орлова Анна Сергеевна"]


class TestCorrections:
    def test_replace_what_was_told(self, uow: UnitOfWork) -> None:
        person = schools.make_person(uow, schools.make_school(uow), email="old@school.example")
        person_changes.correct(uow, person, Undated("f", email="new@school.example", hired_on=OCTOBER))
        schools.forget(uow)
        found = reading.person(uow, person, OCTOBER)
        assert (found.email, found.hired_on, found.contract) == ("new@school.example", OCTOBER, None)

    @pytest.mark.parametrize(
        ("facts", "place"),
        [
            (Undated("f", birth_date=date(2031, 1, 1)), "birth_date"),
            (Undated("f", birth_date=date(1990, 1, 1), hired_on=date(1989, 1, 1)), "hired_on"),
            (Undated("f", hired_on=OCTOBER, dismissed_on=date(2025, 9, 1)), "dismissed_on"),
            (Undated("f", contract_number="12"), "contract_date"),
            (Undated("f", contract_date=OCTOBER), "contract_number"),
        ],
    )
    def test_that_cannot_be_are_refused_at_their_place(
        self, uow: UnitOfWork, facts: Undated, place: str
    ) -> None:
        person = schools.make_person(uow, schools.make_school(uow))
        with pytest.raises(InvalidFact) as refused:
            person_changes.correct(uow, person, facts)
        assert refused.value.place == place

    def test_of_nobody_are_not_found(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound):
            person_changes.correct(uow, 999, Undated("f"))
