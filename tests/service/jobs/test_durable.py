"""The engine in the service's own process."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
import schools
from batch_house import (
    CARD,
    add_school,
    assert_each_once,
    count_done,
    items,
    note,
    papers,
    start,
    wait_until_over,
)
from structlog.testing import capture_logs

from registry.errors import Conflict
from registry.models import Pair
from service.jobs import durable
from service.jobs.durable import DurableJobs
from service.operations.cancel_batch import cancel_batch
from service.operations.resume_batch import resume_batch
from service.parts import Parts


class TestDurableJobs:
    def test_makes_the_papers_in_the_order_they_were_asked_for(
        self, sqlite_house: Parts, jobs: DurableJobs
    ) -> None:
        actor, people = add_school(sqlite_house, 25)
        batch_id = start(sqlite_house, actor, jobs, people)
        wait_until_over(sqlite_house, batch_id)
        assert_each_once(sqlite_house, actor, batch_id, 25)
        numbers = {record.id: record.number for record in papers(sqlite_house, actor.organisation_id)}
        asked = [numbers[item.document_id or 0] for item in items(sqlite_house, batch_id)]
        assert asked == [f"{ordinal}-ОД" for ordinal in range(1, 26)]

    def test_takes_up_a_batch_that_was_noted_and_never_submitted(self, sqlite_house: Parts) -> None:
        actor, people = add_school(sqlite_house, 3)
        batch_id = note(sqlite_house, actor, people)
        engine = DurableJobs(sqlite_house)
        engine.start()
        wait_until_over(sqlite_house, batch_id)
        engine.stop()
        assert_each_once(sqlite_house, actor, batch_id, 3)

    def test_leaves_the_rest_for_the_next_start_when_it_is_stopped(self, sqlite_house: Parts) -> None:
        actor, people = add_school(sqlite_house, 60)
        engine = DurableJobs(sqlite_house)
        engine.start()
        batch_id = start(sqlite_house, actor, engine, people)
        while not count_done(sqlite_house, batch_id):
            time.sleep(0.01)
        engine.stop()
        made = count_done(sqlite_house, batch_id)
        assert 0 < made < 60
        engine.start()
        wait_until_over(sqlite_house, batch_id)
        engine.stop()
        assert_each_once(sqlite_house, actor, batch_id, 60)

    def test_a_short_batch_does_not_wait_for_a_long_one(self, sqlite_house: Parts, jobs: DurableJobs) -> None:
        actor, people = add_school(sqlite_house, 80)
        long = start(sqlite_house, actor, jobs, people[:-1])
        while not count_done(sqlite_house, long):
            time.sleep(0.01)
        short = start(sqlite_house, actor, jobs, people[-1:])
        wait_until_over(sqlite_house, short)
        assert count_done(sqlite_house, long) < 60
        cancel_batch(sqlite_house, actor, jobs, long, schools.AT)

    def test_a_cancelled_batch_stops_and_a_resumed_one_goes_on(
        self, sqlite_house: Parts, jobs: DurableJobs
    ) -> None:
        actor, people = add_school(sqlite_house, 60)
        batch_id = start(sqlite_house, actor, jobs, people)
        while not count_done(sqlite_house, batch_id):
            time.sleep(0.01)
        cancel_batch(sqlite_house, actor, jobs, batch_id, schools.AT)
        time.sleep(0.5)
        assert {item.status for item in items(sqlite_house, batch_id)} == {"done", "cancelled"}
        resume_batch(sqlite_house, actor, jobs, batch_id, schools.AT)
        wait_until_over(sqlite_house, batch_id)
        assert_each_once(sqlite_house, actor, batch_id, 60)

    def test_tries_refused_papers_again_when_it_is_resumed(
        self, sqlite_house: Parts, jobs: DurableJobs
    ) -> None:
        actor, people = add_school(sqlite_house, 1)
        with sqlite_house.writing(actor, schools.AT) as uow:
            pair_id = schools.make_pair(uow, actor.organisation_id)
            uow.commit()
        asked = {"type_id": CARD, "inputs": {"основание": "заявление"}}
        batch_id = start(sqlite_house, actor, jobs, [pair_id], **asked)
        wait_until_over(sqlite_house, batch_id)
        assert items(sqlite_house, batch_id)[0].refusal.startswith("У пары не назначен куратор")
        with sqlite_house.writing(actor, schools.AT) as uow:
            uow.session.get_one(Pair, pair_id).curator_id = people[0]
            uow.commit()
        resume_batch(sqlite_house, actor, jobs, batch_id, schools.AT)
        wait_until_over(sqlite_house, batch_id)
        assert_each_once(sqlite_house, actor, batch_id, 1)

    def test_will_not_adopt_itself(self, jobs: DurableJobs) -> None:
        with pytest.raises(Conflict, match="исполнитель"):
            jobs.adopt("local")

    def test_keeps_and_prints_nothing_personal(
        self,
        sqlite_house: Parts,
        jobs: DurableJobs,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        actor, people = add_school(sqlite_house, 2)
        monkeypatch.setattr("service.operations.run_batch.issue_within", fail_with_a_name)
        with capture_logs() as logged:
            batch_id = start(sqlite_house, actor, jobs, people)
            wait_until_over(sqlite_house, batch_id)
            jobs.stop()
        assert "ZeroDivisionError" in items(sqlite_house, batch_id)[0].refusal
        printed = capfd.readouterr()
        kept = everything_in(sqlite_house.settings.data_dir / "jobs.db")
        assert [entry["event"] for entry in logged] == ["paper_failed"] * 2
        assert "run_chunk" in kept
        assert "Иванова" not in printed.out + printed.err + kept + str(logged)
        jobs.start()


def fail_with_a_name(*_: object) -> None:
    raise ZeroDivisionError("Иванова Мария Петровна")


def everything_in(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        text = "\n".join(connection.iterdump())
    connection.close()
    return text


class TestSweep:
    def test_finds_a_batch_the_engine_did_not_take(
        self, sqlite_house: Parts, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(durable, "SWEEP_SECONDS", 0.1)
        engine = DurableJobs(sqlite_house)
        engine.start()
        actor, people = add_school(sqlite_house, 2)
        batch_id = note(sqlite_house, actor, people)
        wait_until_over(sqlite_house, batch_id)
        engine.stop()
        assert_each_once(sqlite_house, actor, batch_id, 2)
