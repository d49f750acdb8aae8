"""Voiding a paper: by whom, from which day, and what rests on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import schools
from served import Served

from registry import journal
from registry.errors import InvalidFact, NotFound
from service.access import Actor, robot
from service.errors import Forbidden
from service.operations.void_document import dependent_papers, void_document

TODAY = schools.DAY
YESTERDAY = TODAY - timedelta(days=1)


def note(served: Served, **facts: object) -> int:
    with served.uow() as uow:
        document = schools.make_record(uow, served.told.school, **facts)
        uow.commit()
    return document


def as_role(served: Served, role: str) -> Actor:
    return Actor(None, role, role, role, served.told.school, (served.told.school,))


def void(served: Served, document: int, role: str = "administrator", on: object = TODAY) -> None:
    void_document(served.parts, as_role(served, role), document, reason="опечатка", on=on, at=served.at)


class TestVoid:
    def test_is_for_the_roles_that_issue_the_type(self, served: Served) -> None:
        addendum = note(served, type_id="labour_addendum", series="ls")
        for role in ("secretary", "deputy"):
            with pytest.raises(Forbidden, match="с другой ролью"):
                void(served, addendum, role)
        void(served, addendum, "director")
        with served.uow() as uow:
            assert journal.get(uow.session, addendum).status == "void"

    @pytest.mark.parametrize("on", [YESTERDAY - timedelta(days=1), TODAY + timedelta(days=1)])
    def test_holds_from_a_day_between_the_paper_and_today(self, served: Served, on: object) -> None:
        document = note(served, dated=YESTERDAY)
        with pytest.raises(InvalidFact) as fault:
            void(served, document, on=on)
        assert fault.value.place == "on"
        void(served, document, on=YESTERDAY)

    def test_of_a_paper_dated_ahead_holds_from_today(self, served: Served) -> None:
        void(served, note(served, dated=TODAY + timedelta(days=9)))

    def test_of_another_schools_paper_is_of_none(self, served: Served) -> None:
        with served.uow() as uow:
            foreign = schools.make_record(uow, served.told.other_school)
            uow.commit()
        for document in (foreign, 99_999):
            with pytest.raises(NotFound, match="Такого документа"):
                void(served, document)


class TestDependentPapers:
    def test_are_the_live_papers_of_the_orders_pairs(self, served: Served) -> None:
        pair = served.told.pair
        order = note(served, pair_ids=(pair,))
        addendum = note(served, type_id="labour_addendum", series="ls", pair_ids=(pair,))
        note(served, type_id="mentor_consent", pair_ids=(pair,))
        note(served, type_id="personal_program", pair_ids=(served.told.pupil_pair,))
        voided = note(served, type_id="personal_program", pair_ids=(pair,))
        void_document(
            served.parts, robot(served.told.school, "tests"), voided, reason="х", on=TODAY, at=served.at
        )
        with served.uow() as uow:
            found = dependent_papers(uow, served.parts, journal.get(uow.session, order))
            assert [one.id for one in found] == [addendum]
            assert dependent_papers(uow, served.parts, journal.get(uow.session, addendum)) == ()

    def test_stand_on_the_page_that_voids_the_order(self, served: Served) -> None:
        order = note(served, pair_ids=(served.told.pair,))
        addendum = note(
            served, type_id="labour_addendum", title="Соглашение", series="ls", pair_ids=(served.told.pair,)
        )
        client = served.client("director")
        assert f'href="/journal/{addendum}"' in client.get(f"/journal/{order}/void").text
        secretary = served.client("secretary")
        assert secretary.get(f"/journal/{addendum}/void").status_code == 403
        assert "/void" not in secretary.get(f"/journal/{addendum}").text
