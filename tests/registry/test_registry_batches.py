"""Batches: what was asked, each paper settled once, what a person may cancel and resume."""

from __future__ import annotations

import pytest
from schools import AT, DAY, OpenUnit, forget, make_record, make_school

from registry import audit, batches
from registry.batches import NewBatch, Progress
from registry.errors import NotFound
from registry.models import Batch
from registry.unit_of_work import UnitOfWork


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


def make_batch(uow: UnitOfWork, school: int, *subjects: int) -> int:
    return batches.add(
        uow, NewBatch(school, "labour_addendum", DAY, {"basis": "приказ"}, subjects or (11, 12, 13))
    )


def item_ids(uow: UnitOfWork, batch: int) -> list[int]:
    return [item.id for item in batches.items(uow.session, batch)]


class TestABatch:
    def test_is_read_back_as_asked(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school)
        forget(uow)

        facts = batches.get(uow.session, batch)
        assert (facts.id, facts.organisation_id, facts.type_id) == (batch, school, "labour_addendum")
        assert (facts.dated, facts.account_id) == (DAY, None)
        assert batches.inputs(uow, batch) == {"basis": "приказ"}
        assert (facts.started_at, facts.started_by, facts.cancelled) == (AT, "secretary", False)
        assert [(item.subject_id, item.status) for item in batches.items(uow.session, batch)] == [
            (11, "waiting"),
            (12, "waiting"),
            (13, "waiting"),
        ]

    def test_keeps_what_was_typed_sealed(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school)

        sealed = uow.session.get_one(Batch, batch).inputs_sealed
        assert "приказ".encode() not in sealed
        assert rb"\u043f" not in sealed

    def test_leaves_a_line_of_every_paper_cancelled_and_resumed(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school)
        for act in (batches.cancel, batches.resume):
            written = len(audit.latest(uow.session))
            act(uow, batch)
            uow.session.flush()

            entries = audit.latest(uow.session)
            lines = entries[: len(entries) - written]
            changed = {(line.object_kind, line.object_id): line.columns for line in lines}
            items = {("BatchItem", str(item)): ("status",) for item in item_ids(uow, batch)}
            assert changed == {("Batch", str(batch)): ("cancelled_at",)} | items

    def test_asks_for_each_subject_once(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school, 12, 11, 12)

        assert [item.subject_id for item in batches.items(uow.session, batch)] == [12, 11]

    def test_unknown_is_not_found(self, uow: UnitOfWork) -> None:
        message = r"^Такого задания нет\.$"
        with pytest.raises(NotFound, match=message):
            batches.get(uow.session, 999_999)
        with pytest.raises(NotFound, match=message):
            batches.cancel(uow, 999_999)
        with pytest.raises(NotFound, match=message):
            batches.resume(uow, 999_999)

    def test_is_listed_with_its_school_the_newest_first(self, uow: UnitOfWork, school: int) -> None:
        told = [make_batch(uow, school) for _ in range(3)]
        make_batch(uow, make_school(uow))

        assert [one.id for one in batches.latest(uow.session, school, limit=2)] == [told[2], told[1]]


class TestProgress:
    def test_counts_what_waits_is_made_refused_and_cancelled(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school, 11, 12, 13, 14)
        done, refused, *_ = item_ids(uow, batch)
        batches.settle_done(uow, done, make_record(uow, school))
        batches.settle_refused(uow, refused, "Нет согласия.")
        uow.session.flush()

        progress = batches.progress(uow.session, batch)
        assert progress == Progress(waiting=2, done=1, refused=1, cancelled=0)
        assert (progress.total, progress.is_over) == (4, False)

    def test_is_over_when_nothing_waits(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school, 11)
        assert batches.unfinished(uow.session) == [batch]
        batches.settle_refused(uow, item_ids(uow, batch)[0], "Нет согласия.")
        uow.session.flush()

        assert batches.progress(uow.session, batch).is_over
        assert batches.unfinished(uow.session) == []


class TestAPaperOfABatch:
    def test_is_claimed_while_it_waits(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school, 11)
        (item,) = item_ids(uow, batch)

        claimed = batches.claim(uow, item)
        assert claimed is not None
        assert (claimed.subject_id, claimed.status, claimed.document_id) == (11, "waiting", None)

    def test_is_not_claimed_once_settled(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            (item,) = item_ids(uow, make_batch(uow, school, 11))
            uow.commit()
        with open_uow() as uow:
            assert batches.claim(uow, item) is not None
            paper = make_record(uow, school)
            batches.settle_done(uow, item, paper)
            uow.commit()

        with open_uow() as uow:
            assert batches.claim(uow, item) is None

    def test_waits_again_when_its_work_failed(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            (item,) = item_ids(uow, make_batch(uow, school, 11))
            uow.commit()
        with open_uow() as uow:
            batches.claim(uow, item)
            batches.settle_done(uow, item, make_record(uow, school))

        with open_uow() as uow:
            assert batches.claim(uow, item) is not None

    def test_says_why_it_was_refused(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school, 11)
        batches.settle_refused(uow, item_ids(uow, batch)[0], "Нет согласия.")
        forget(uow)

        (item,) = batches.items(uow.session, batch)
        assert (item.status, item.refusal) == ("refused", "Нет согласия.")


class TestCancelling:
    def test_leaves_what_is_made_and_drops_what_waits(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school)
        done, *waiting = item_ids(uow, batch)
        batches.settle_done(uow, done, make_record(uow, school))
        batches.cancel(uow, batch)
        forget(uow)

        assert batches.progress(uow.session, batch) == Progress(0, 1, 0, 2)
        assert batches.get(uow.session, batch).cancelled
        assert batches.claim(uow, waiting[0]) is None

    def test_can_be_taken_back_and_what_was_refused_is_tried_anew(self, uow: UnitOfWork, school: int) -> None:
        batch = make_batch(uow, school)
        batches.settle_refused(uow, item_ids(uow, batch)[0], "Нет согласия.")
        batches.cancel(uow, batch)
        batches.resume(uow, batch)
        forget(uow)

        assert not batches.get(uow.session, batch).cancelled
        assert [(item.status, item.refusal) for item in batches.items(uow.session, batch)] == [
            ("waiting", "")
        ] * 3
