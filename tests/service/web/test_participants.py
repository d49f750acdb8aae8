"""The bases of participants in Excel: those of the registry, masked without a basis, never a formula."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from schools import make_order
from served import Served
from sqlalchemy import select

from registry.models import Consent, Person
from registry.unit_of_work import UnitOfWork


def rows(served: Served, base: str) -> list[list[Any]]:
    answer = served.client("secretary").get(f"/pairs/bases/{base}.xlsx")
    assert answer.status_code == 200
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def fixed(served: Served) -> Served:
    """Both pairs work; the pupil's mother has consented."""
    with UnitOfWork(served.parts.database, actor="tests", at=served.at) as uow:
        make_order(uow, served.told.school, served.told.pair, served.told.pupil_pair)
        uow.commit()
    return served


class TestMentees:
    def test_are_those_in_pairs_at_work(self, fixed: Served) -> None:
        head, *found = rows(fixed, "mentees")
        assert head[:4] == ["№", "Фамилия, имя, отчество", "Контакт", "Год рождения"]
        assert len(found) == 2
        assert {row[11] for row in found} == {"работник", "от 01.09.2025"}

    def test_a_pupil_whose_consent_is_withdrawn_is_a_dash(self, fixed: Served) -> None:
        with UnitOfWork(fixed.parts.database, actor="tests", at=fixed.at) as uow:
            for one in uow.session.scalars(select(Consent).where(Consent.person_id == fixed.told.pupil)):
                one.withdrawn_on = fixed.at.date()
            uow.commit()
        masked = next(row for row in rows(fixed, "mentees")[1:] if row[11] == "нет")
        assert masked[1:6] == ["—", "—", "—", "—", "—"]

    def test_a_representative_who_signed_is_the_contact(self, fixed: Served) -> None:
        with UnitOfWork(fixed.parts.database, actor="tests", at=fixed.at) as uow:
            uow.session.get_one(Person, fixed.told.mother).email = "=mama@example.org"
            uow.commit()
        row = next(one for one in rows(fixed, "mentees")[1:] if one[11] != "работник")
        assert row[2] == "=mama@example.org"

    def test_before_an_order_there_is_nobody(self, served: Served) -> None:
        assert len(rows(served, "mentees")) == 1


class TestMentors:
    def test_are_named_with_those_they_help(self, fixed: Served) -> None:
        head, *found = rows(fixed, "mentors")
        assert head[11] == "Наставляемые, класс или место работы"
        assert len(found) == 2
        assert all(isinstance(row[10], date) for row in found)


class TestAccess:
    def test_an_operator_sees_no_persons(self, served: Served) -> None:
        assert served.client("operator").get("/pairs/bases/mentees.xlsx").status_code == 403

    def test_another_base_there_is_not(self, served: Served) -> None:
        assert served.client("secretary").get("/pairs/bases/enemies.xlsx").status_code in (404, 422)
