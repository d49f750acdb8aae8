"""A real process is killed in the middle of a batch, again and again, and every paper still comes once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from batch_house import add_school, assert_each_once, count_done, note, wait_until_over
from dbos import DBOSClient

from service.jobs.durable import DurableJobs
from service.parts import Parts

WORKER = Path(__file__).with_name("worker.py")
MANY = 60

Launch = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def launch(house: Parts, tmp_path: Path) -> Iterator[Launch]:
    """Starts a worker under a name; what it prints goes to a file, and none outlives the test."""
    running: list[subprocess.Popen[str]] = []

    def start(executor_id: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-W", "error", str(WORKER), str(tmp_path), executor_id]
        output = (tmp_path / f"{executor_id}.log").open("a")
        process = subprocess.Popen(
            [*command, house.settings.database_url],
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
        output.close()
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()


def kill_amid(house: Parts, worker: subprocess.Popen[str], batch_id: int, more: int, moment: float) -> None:
    """Let the worker make so many papers more, and kill it a moment later, wherever it is."""
    target = count_done(house, batch_id) + more
    deadline = time.monotonic() + 120
    while count_done(house, batch_id) < target:
        assert worker.poll() is None, "the worker died by itself"
        assert time.monotonic() < deadline, "the worker makes no papers"
        time.sleep(0.002)
    time.sleep(moment)
    worker.kill()
    worker.wait()


def kill_and_restart(house: Parts, launch: Launch, *, many: int, kills: int, seed: int) -> None:
    """A batch goes through so many kills at random moments and comes out whole."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats itself
    actor, people = add_school(house, many)
    batch_id = note(house, actor, people)
    for _ in range(kills):
        more = chance.randint(1, many // (kills + 1))
        kill_amid(house, launch("one"), batch_id, more, chance.uniform(0, 0.04))
    assert count_done(house, batch_id) < many, "the batch was over before the last kill"
    launch("one")
    wait_until_over(house, batch_id)
    assert_each_once(house, actor, batch_id, many)


class TestKilledWorker:
    def test_makes_every_paper_once_when_it_is_restarted(self, house: Parts, launch: Launch) -> None:
        kill_and_restart(house, launch, many=MANY, kills=3, seed=1)

    def test_prints_no_banner_and_no_name(self, sqlite_house: Parts, tmp_path: Path) -> None:
        add_school(sqlite_house, 1)
        done = subprocess.Popen(
            [sys.executable, str(WORKER), str(tmp_path), "one", ""],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.stdout is not None
        assert done.stdout.readline() == "at work\n"
        time.sleep(1.5)
        done.kill()
        assert done.communicate()[0] == ""

    @pytest.mark.slow
    @pytest.mark.timeout(900)
    @pytest.mark.parametrize("seed", range(2, 8))
    def test_makes_every_paper_once_through_many_kills(self, house: Parts, launch: Launch, seed: int) -> None:
        kill_and_restart(house, launch, many=120, kills=8, seed=seed)


class TestTwoWorkers:
    def test_share_a_batch_and_double_nothing(self, house: Parts, launch: Launch, tmp_path: Path) -> None:
        actor, people = add_school(house, 100)
        for name in ("one", "two"):
            launch(name)
        wait_for_work(tmp_path / "one.log", tmp_path / "two.log")
        batch_id = note(house, actor, people)
        launch("three")  # It finds the batch that nobody submitted.
        wait_until_over(house, batch_id)
        assert_each_once(house, actor, batch_id, 100)
        assert len(executors(house)) > 1

    def test_a_dead_workers_papers_are_adopted(self, house: Parts, launch: Launch) -> None:
        actor, people = add_school(house, MANY)
        batch_id = note(house, actor, people)
        kill_amid(house, launch("dead"), batch_id, 5, 0.01)
        launch("living")
        assert DurableJobs(house).adopt("dead") > 0
        wait_until_over(house, batch_id)
        assert_each_once(house, actor, batch_id, MANY)


def wait_for_work(*logs: Path) -> None:
    """Till every worker has said that it is at work."""
    deadline = time.monotonic() + 120
    while not all("at work" in log.read_text() for log in logs):
        assert time.monotonic() < deadline, "a worker did not start"
        time.sleep(0.05)


def executors(house: Parts) -> set[str | None]:
    """The names of the workers that took part."""
    client = DBOSClient(system_database_url=house.settings.jobs_database_url)
    found = client.list_workflows(name="run_chunk", load_input=False, load_output=False)
    client.destroy()
    return {one.executor_id for one in found}
