"""A package is made whole or not at all: two at once, a process killed between two papers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import package_house
import pytest
import served as served_school
from package_house import SIGNED, Ready
from served import Served

from registry import journal, packages

TESTS = Path(__file__).parents[2]
VICTIM = """
import os, signal, sys
sys.path[:0] = [{tests!r}, {root!r}]
from pathlib import Path
import package_house
from served import Served
from service.storage import Storage

served = Served(Path({folder!r}), None)
put, made = Storage.put, []

def put_and_die(self, plain):
    made.append(put(self, plain))
    if len(made) == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return made[-1]

Storage.put = put_and_die
school = {school}
actor = package_house.robot(school, "administrator")
asked = package_house.PackageAsked("fix_pair", {pair}, package_house.SIGNED)
package_house.issue_package(served.parts, actor, asked, package_house.schools.AT)
"""


class TestAKilledProcess:
    def test_leaves_no_paper_no_number_and_no_change(self, ready: Ready) -> None:
        told = ready.served.told
        before = ready.count_papers()
        with ready.served.uow() as uow:
            number = journal.next_number(uow.session, told.school, "od", ready.served.at.date())
        script = VICTIM.format(
            tests=str(TESTS), root=str(TESTS.parent), folder=str(ready.served.parts.settings.data_dir),
            school=told.school, pair=ready.pair_id,
        )  # fmt: skip
        died = subprocess.run([sys.executable, "-c", script], check=False, env=dict(os.environ))

        assert died.returncode == -signal.SIGKILL
        assert ready.count_papers() == before
        assert ready.pair().status == "draft"
        with ready.served.uow() as uow:
            assert packages.of_pair(uow.session, ready.pair_id) == []
        issued = ready.issue("fix_pair", **SIGNED)
        assert {one.number for one in issued.records if one.type_id == "order_pairing"} == {number}


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Ready:
    """A ready pair on one engine, and then on the other."""
    folder = tmp_path / "house"
    served = Served(folder, served_school.make_template(folder, database_url), database_url)
    return package_house.make_ready(served, tmp_path / "forms")


class TestManyAtOnce:
    CROWD = 4

    def test_make_one_set_and_the_others_find_it(self, house: Ready) -> None:
        gate = Barrier(self.CROWD)

        def press(_: int) -> tuple[bool, list[int]]:
            gate.wait(timeout=60)
            issued = house.issue("fix_pair", **SIGNED)
            return issued.was_made, [one.id for one in issued.records]

        with ThreadPoolExecutor(self.CROWD) as crowd:
            found = list(crowd.map(press, range(self.CROWD)))

        assert sorted(was_made for was_made, _ in found) == [False, True, True, True]
        assert len({tuple(ids) for _, ids in found}) == 1
        with house.served.uow() as uow:
            assert len(packages.of_pair(uow.session, house.pair_id)) == 1
            assert len(journal.of_package(uow.session, 1)) == len(found[0][1])
        house.served.close()
