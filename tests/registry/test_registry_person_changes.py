"""Undated facts of a person: corrected all at once, or refused with the name of the fact at fault."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from schools import DAY, forget, make_person, make_school

from registry import person_changes, reading
from registry.errors import InvalidFact, NotFound
from registry.person_changes import Undated
from registry.snapshot import Contract
from registry.unit_of_work import UnitOfWork

TOLD = Undated(
    gender="m",
    birth_date=date(1980, 2, 29),
    email="new@example.org",
    experience_years=20,
    hired_on=date(2005, 9, 1),
    dismissed_on=date(2025, 12, 31),
    contract_number="15/05",
    contract_date=date(2005, 9, 1),
)


class TestUndatedFacts:
    def test_replace_what_was_told_before(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), email="old@example.org")
        person_changes.correct(uow, person, TOLD)
        forget(uow)

        read = reading.person(uow, person, DAY)
        assert (read.gender, read.birth_date, read.email) == ("m", date(1980, 2, 29), "new@example.org")
        assert (read.hired_on, read.dismissed_on) == (date(2005, 9, 1), date(2025, 12, 31))
        assert (read.experience_years, read.contract) == (20, Contract("15/05", date(2005, 9, 1)))

    def test_left_out_are_taken_away(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), email="old@example.org")
        person_changes.correct(uow, person, TOLD)
        person_changes.correct(uow, person, Undated("f"))
        forget(uow)

        read = reading.person(uow, person, DAY)
        assert (read.gender, read.birth_date, read.email, read.contract) == ("f", None, "", None)

    @pytest.mark.parametrize(
        ("facts", "message", "place"),
        [
            (
                {"birth_date": date(2025, 9, 2)},
                "Дата рождения ещё не наступила: проверьте год.",
                "birth_date",
            ),
            (
                {"birth_date": DAY, "hired_on": DAY},
                "Дата приёма не может быть раньше даты рождения.",
                "hired_on",
            ),
            (
                {"hired_on": DAY, "dismissed_on": date(2025, 8, 31)},
                "Дата увольнения не может быть раньше даты приёма.",
                "dismissed_on",
            ),
            (
                {"contract_number": "1"},
                "У трудового договора укажите и номер, и дату.",
                "contract_date",
            ),
            (
                {"contract_date": DAY},
                "У трудового договора укажите и номер, и дату.",
                "contract_number",
            ),
        ],
    )
    def test_that_cannot_be_are_refused(
        self, uow: UnitOfWork, facts: dict[str, Any], message: str, place: str
    ) -> None:
        person = make_person(uow, make_school(uow))

        with pytest.raises(InvalidFact) as caught:
            person_changes.correct(uow, person, Undated("f", **facts))
        assert (caught.value.message, caught.value.place) == (message, place)

    def test_of_somebody_unknown_are_refused(self, uow: UnitOfWork) -> None:
        with pytest.raises(NotFound, match=r"^Такого человека в реестре нет\.$"):
            person_changes.correct(uow, 999_999, Undated("f"))
