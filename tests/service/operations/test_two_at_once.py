"""Many at one door of the service at the same moment, on both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from threading import Barrier

import batch_house
import pytest
import schools

from registry import accounts, audit, organisations
from registry.models import Account
from registry.organisations import Signing
from registry.unit_of_work import UnitOfWork
from service import passwords
from service.errors import SignInRefused
from service.operations.found_school import OrganisationCard, SchoolCard, found_school
from service.operations.sign_in import LOCK, AddressLimit, sign_in
from service.parts import Parts

CROWD = 8
HEAD = Signing("Орлова", "Анна", "Сергеевна", "f")


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Iterator[Parts]:
    parts = batch_house.open_house(tmp_path / "house", database_url=database_url)
    yield parts
    parts.database.close()


def all_at_once(work: Callable[[int], object]) -> list[object]:
    gate = Barrier(CROWD)

    def one(lane: int) -> object:
        gate.wait(timeout=30)
        return work(lane)

    with ThreadPoolExecutor(CROWD) as crowd:
        return list(crowd.map(one, range(CROWD)))


class TestGuessingAPassword:
    def test_many_at_once_locks_the_account_as_one_after_another_would(self, house: Parts) -> None:
        with UnitOfWork(house.database, actor="test", at=schools.AT) as uow:
            school = schools.make_school(uow)
            account = accounts.add(
                uow,
                organisation_id=school,
                login="orlova",
                display_name="",
                role="hr",
                password_hash=passwords.hash_password("верный пароль"),
            )
            uow.commit()
        limit = AddressLimit(failures=100)

        def guess(lane: int) -> None:
            with suppress(SignInRefused):
                sign_in(house, limit, login="orlova", password=f"догадка {lane}", address="", at=schools.AT)

        with ThreadPoolExecutor(CROWD) as crowd, UnitOfWork(house.database, actor="", at=schools.AT) as uow:
            uow.session.get_one(Account, account, with_for_update=True)
            guesses = [crowd.submit(guess, lane) for lane in range(CROWD)]
            wait(guesses, timeout=4)  # Time enough for them all to come to the row and to wait there.
        for one in guesses:
            one.result()

        with UnitOfWork(house.database, actor="", at=schools.AT, read_only=True) as uow:
            known = accounts.credentials(uow.session, "orlova")
            refusals = [one for one in audit.latest(uow.session) if one.action == "sign_in_refused"]
        assert known is not None
        assert (known.failed_attempts, known.locked_until) == (CROWD, schools.AT + LOCK)
        assert len(refusals) == CROWD


class TestFoundingASchool:
    def card(self, inn: str) -> SchoolCard:
        def card(inn: str) -> OrganisationCard:
            return OrganisationCard(schools.SCHOOL, HEAD, inn, "", is_municipal=True)

        return SchoolCard(card(inn), card("5900000000"))

    def test_many_at_once_found_one(self, house: Parts) -> None:
        found = all_at_once(
            lambda _: found_school(house, self.card("5900000001"), actor="test", at=schools.AT)
        )

        assert len(set(found)) == 1

    def test_schools_founded_at_once_share_their_municipality(self, house: Parts) -> None:
        found = all_at_once(
            lambda lane: found_school(house, self.card(f"590000001{lane}"), actor="test", at=schools.AT)
        )

        assert len(set(found)) == CROWD
        with UnitOfWork(house.database, actor="", at=schools.AT, read_only=True) as uow:
            assert len({organisations.above(uow.session, int(str(one))) for one in found}) == 1
