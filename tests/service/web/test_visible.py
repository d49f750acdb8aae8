"""Who sees what of a person and of a pay: by role, and alike on the pages and in the API."""

from __future__ import annotations

from decimal import Decimal

import pytest
from served import Served

from registry import pairs
from registry.models import Person
from registry.snapshot import Terms
from service.access import PERMISSIONS

OFFICE = sorted(PERMISSIONS["view_school"])


@pytest.fixture
def told(served: Served) -> Served:
    with served.uow() as uow:
        uow.session.get_one(Person, served.told.teacher).email = "ivanova@school.test"
        pairs.set_terms(uow, served.told.pair, Terms(Decimal("5432.10"), 8, "очно"))
        uow.commit()
    return served


@pytest.mark.parametrize("role", OFFICE)
def test_personal_facts(told: Served, role: str) -> None:
    client = told.client(role)
    page = client.get(f"/people/{told.told.teacher}").text
    facts = client.get(f"/api/v1/people/{told.told.teacher}").json()
    may = role in PERMISSIONS["view_personal"]
    for words in ("03.02.1980", "ivanova@school.test", "12/05"):
        assert (words in page) is may, words
    assert (facts["birth_date"], facts["email"]) == (
        ("1980-02-03", "ivanova@school.test") if may else (None, "")
    )
    row = next(row for row in client.get("/api/v1/people").json()["rows"] if row["id"] == told.told.teacher)
    assert (row["birth_date"] is not None) is may


@pytest.mark.parametrize("role", OFFICE)
def test_pay(told: Served, role: str) -> None:
    client = told.client(role)
    page = client.get(f"/pairs/{told.told.pair}").text
    facts = client.get(f"/api/v1/pairs/{told.told.pair}").json()
    may = role in PERMISSIONS["view_pay"]
    assert ("5432,10" in page) is may
    amount = facts["terms"]["amount"]
    assert (amount is not None and Decimal(amount)) == (Decimal("5432.10") if may else False)
    assert facts["terms"]["hours_per_month"] == 8
    assert "не указан" not in page


def test_whoever_sets_the_pay_sees_it() -> None:
    assert PERMISSIONS["edit_terms"] <= PERMISSIONS["view_pay"]
    assert PERMISSIONS["edit_people"] <= PERMISSIONS["view_personal"]
