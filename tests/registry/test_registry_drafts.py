"""Drafts of papers: kept with what was typed, sealed, until they become papers or grow old."""

from __future__ import annotations

from datetime import timedelta

import pytest
from schools import AT, forget, make_record, make_school
from sqlalchemy import text

from registry import batches, drafts
from registry.batches import NewBatch
from registry.errors import NotFound
from registry.unit_of_work import UnitOfWork


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


class TestADraft:
    def test_is_read_back_as_begun(self, uow: UnitOfWork, school: int) -> None:
        draft = drafts.add(uow, school, "order_pairing", (5, 3, 5))
        forget(uow)

        facts = drafts.get(uow, draft)
        assert (facts.organisation_id, facts.type_id, facts.subject_ids) == (school, "order_pairing", (5, 3))
        assert (facts.started_at, facts.started_by, facts.is_over) == (AT, "secretary", False)
        assert facts.typed == {}

    def test_keeps_what_was_typed_and_keeps_it_sealed(self, uow: UnitOfWork, school: int) -> None:
        draft = drafts.add(uow, school, "order_pairing", (5,))
        drafts.keep_typed(uow, draft, {"basis": "заявление Ивановой"})
        forget(uow)

        assert drafts.get(uow, draft).typed == {"basis": "заявление Ивановой"}
        assert drafts.hold(uow, draft).typed == {"basis": "заявление Ивановой"}
        sealed = uow.session.execute(text("SELECT typed_sealed FROM drafts")).scalar_one()
        assert "Ивановой".encode() not in bytes(sealed)

    def test_may_be_about_somebody_else(self, uow: UnitOfWork, school: int) -> None:
        draft = drafts.add(uow, school, "order_pairing", (5,))
        drafts.choose(uow, draft, (7, 8, 7))
        forget(uow)

        assert drafts.get(uow, draft).subject_ids == (7, 8)

    def test_is_over_as_a_paper_or_as_a_batch(self, uow: UnitOfWork, school: int) -> None:
        one, many = (drafts.add(uow, school, "order_pairing", (5,)) for _ in range(2))
        paper = make_record(uow, school)
        batch = batches.add(uow, NewBatch(school, "order_pairing", AT.date(), {}, (5,)))
        drafts.settle(uow, one, document_id=paper)
        drafts.settle(uow, many, batch_id=batch)
        forget(uow)

        assert (drafts.get(uow, one).document_id, drafts.get(uow, one).is_over) == (paper, True)
        assert (drafts.get(uow, many).batch_id, drafts.get(uow, many).is_over) == (batch, True)
        assert drafts.open_of(uow, school, "secretary") == []

    def test_dropped_is_not_found(self, uow: UnitOfWork, school: int) -> None:
        draft = drafts.add(uow, school, "order_pairing", (5,))
        drafts.drop(uow, draft)
        uow.session.flush()

        for ask in (drafts.get, drafts.hold):
            with pytest.raises(NotFound, match=r"^Такого черновика нет"):
                ask(uow, draft)

    def test_grown_old_is_forgotten(self, uow: UnitOfWork, school: int) -> None:
        draft = drafts.add(uow, school, "order_pairing", (5,))
        drafts.drop_older(uow, school, AT)
        assert drafts.get(uow, draft)

        drafts.drop_older(uow, school, AT + timedelta(seconds=1))
        with pytest.raises(NotFound):
            drafts.get(uow, draft)


class TestUnfinishedDrafts:
    def test_are_the_persons_own_the_newest_first_without_what_was_typed(
        self, uow: UnitOfWork, school: int
    ) -> None:
        told = [drafts.add(uow, school, "order_pairing", (number,)) for number in range(3)]
        drafts.keep_typed(uow, told[2], {"basis": "заявление"})
        drafts.add(uow, make_school(uow), "order_pairing", (5,))

        listed = drafts.open_of(uow, school, "secretary", limit=2)
        assert [(draft.id, draft.typed) for draft in listed] == [(told[2], {}), (told[1], {})]
        assert drafts.open_of(uow, school, "somebody") == []
