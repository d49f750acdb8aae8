"""A draft and its batch are one: pressed twice, or with the engine away, every paper still comes once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import schools
from batch_house import SHEET, add_school, items, open_house, papers, start
from structlog.testing import capture_logs

from registry import batches
from registry.errors import Conflict
from service.access import Actor
from service.jobs.at_once import JobsAtOnce
from service.operations.batch_state import batch_state
from service.operations.check_draft import check_draft
from service.operations.draft_document import DATED, begin_draft, fill_draft, read_draft
from service.operations.issue_draft import start_draft
from service.parts import Parts


class JobsAway(JobsAtOnce):
    """An engine whose database does not answer."""

    def submit(self, batch_id: int) -> None:
        raise ConnectionError("Иванова Мария Петровна")


class JobsLater(JobsAtOnce):
    """An engine that has not come to it yet."""

    def submit(self, batch_id: int) -> None: ...


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Parts]:
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    parts = open_house(tmp_path, database_url=url)
    yield parts
    parts.close()


def begin(house: Parts, actor: Actor, people: list[int]) -> int:
    draft_id = begin_draft(house, actor, SHEET, tuple(people), schools.AT)
    fill_draft(house, actor, draft_id, {DATED.name: "01.09.2025"}, schools.AT)
    return draft_id


class TestStartDraft:
    def test_with_the_same_stale_draft_makes_every_paper_once(self, house: Parts) -> None:
        actor, people = add_school(house, 3)
        stale = read_draft(house, actor, begin(house, actor, people), schools.AT)
        report = check_draft(house, actor, stale, schools.AT)
        started = {start_draft(house, actor, JobsAtOnce(house), stale, report, schools.AT) for _ in range(2)}
        assert len(started) == 1
        assert len(papers(house, actor.organisation_id)) == 3

    def test_pressed_by_many_at_once_makes_one_batch(self, house: Parts) -> None:
        actor, people = add_school(house, 3)
        stale = read_draft(house, actor, begin(house, actor, people), schools.AT)
        report = check_draft(house, actor, stale, schools.AT)
        together = threading.Barrier(4)

        def press(_: int) -> int:
            together.wait()
            return start_draft(house, actor, JobsLater(house), stale, report, schools.AT)

        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(press, range(4)))) == 1

    def test_with_the_engine_away_is_noted_and_made_by_the_next_sweep(self, house: Parts) -> None:
        actor, people = add_school(house, 2)
        draft = read_draft(house, actor, begin(house, actor, people), schools.AT)
        report = check_draft(house, actor, draft, schools.AT)
        with capture_logs() as lines:
            batch_id = start_draft(house, actor, JobsAway(house), draft, report, schools.AT)
        assert [(line["event"], line["error"]) for line in lines] == [
            ("batch_not_submitted", "ConnectionError")
        ]
        assert "Иванова" not in str(lines)
        assert read_draft(house, actor, draft.facts.id, schools.AT).facts.batch_id == batch_id
        JobsAtOnce(house).start()
        assert batch_state(house, actor, batch_id, schools.AT).progress.done == 2


class TestStartBatch:
    def test_asked_for_by_many_at_once_is_noted_once(self, house: Parts) -> None:
        actor, people = add_school(house, 3)
        together = threading.Barrier(4)

        def ask(_: int) -> int | None:
            together.wait()
            try:
                return start(house, actor, JobsLater(house), people)
            except Conflict:
                return None

        with ThreadPoolExecutor(4) as pool:
            noted = [one for one in pool.map(ask, range(4)) if one is not None]
        assert len(noted) == 1
        with house.reading(actor, schools.AT) as uow:
            assert len(batches.latest(uow.session, actor.organisation_id)) == 1
        assert len(items(house, noted[0])) == 3
