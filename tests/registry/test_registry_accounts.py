"""Accounts and sessions: who may come in, until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from schools import AT, OpenUnit, forget, make_school
from sqlalchemy import select

from registry import accounts
from registry.errors import Conflict, NotFound
from registry.models import SignInSession
from registry.unit_of_work import UnitOfWork

TOKEN = "f" * 64
LATER = AT + timedelta(hours=8)


@pytest.fixture
def account(uow: UnitOfWork) -> int:
    return make_account(uow, make_school(uow))


def make_account(uow: UnitOfWork, school: int, login: str = "Orlova") -> int:
    return accounts.add(
        uow,
        organisation_id=school,
        login=login,
        display_name="А. С. Орлова",
        role="secretary",
        password_hash="#1",
    )


class TestAnAccount:
    def test_is_found_by_its_login_whatever_the_case(self, uow: UnitOfWork, account: int) -> None:
        known = accounts.credentials(uow.session, "ORLOVA")

        assert known is not None
        assert known.account == accounts.get(uow.session, account)
        assert (known.account.login, known.account.role, known.account.is_active) == (
            "orlova",
            "secretary",
            True,
        )
        assert (known.password_hash, known.failed_attempts, known.locked_until) == ("#1", 0, None)

    def test_unknown_is_nobody(self, uow: UnitOfWork) -> None:
        assert accounts.credentials(uow.session, "nobody") is None
        with pytest.raises(NotFound, match=r"^Такой учётной записи нет\.$"):
            accounts.get(uow.session, 999_999)

    def test_does_not_share_its_login(self, uow: UnitOfWork, account: int) -> None:
        with pytest.raises(Conflict, match=r"^Учётная запись с таким логином уже есть\.$"):
            make_account(uow, make_school(uow), "ORLOVA")

    def test_is_listed_with_its_school(self, uow: UnitOfWork, account: int) -> None:
        school = accounts.get(uow.session, account).organisation_id
        make_account(uow, school, "belova")
        make_account(uow, make_school(uow), "stranger")

        listed = accounts.of_organisations(uow.session, (school,))
        assert [one.login for one in listed] == ["belova", "orlova"]

    def test_may_play_another_part(self, uow: UnitOfWork, account: int) -> None:
        accounts.set_role(uow, account, "director")
        forget(uow)

        assert accounts.get(uow.session, account).role == "director"

    def test_is_called_by_its_name(self, uow: UnitOfWork, account: int) -> None:
        called = accounts.display_names(uow.session, ["orlova", "orlova", "nobody"])

        assert called == {"orlova": "А. С. Орлова"}

    def test_counts_failures_until_a_success(self, uow: UnitOfWork, account: int) -> None:
        states = []
        for _ in range(5):
            accounts.note_failure(uow, account, tries=3, lock_for=timedelta(minutes=15))
            forget(uow)
            known = accounts.credentials(uow.session, "orlova")
            assert known is not None
            states.append((known.failed_attempts, known.locked_until))
        until = AT + timedelta(minutes=15)
        assert states == [(1, None), (2, None), (3, until), (4, until), (5, until)]

        accounts.note_success(uow, account, new_hash="#2")
        forget(uow)
        known = accounts.credentials(uow.session, "orlova")
        assert known is not None
        assert (known.failed_attempts, known.locked_until, known.password_hash) == (0, None, "#2")

    def test_keeps_its_hash_on_an_ordinary_success(self, uow: UnitOfWork, account: int) -> None:
        accounts.note_success(uow, account)

        known = accounts.credentials(uow.session, "orlova")
        assert known is not None
        assert known.password_hash == "#1"


class TestASession:
    @pytest.fixture
    def opened(self, uow: UnitOfWork, account: int) -> int:
        accounts.open_session(uow, account, TOKEN, expires_at=LATER)
        uow.session.flush()
        return account

    def test_opens_for_its_account(self, uow: UnitOfWork, opened: int) -> None:
        forget(uow)

        assert accounts.session_account(uow.session, TOKEN, AT) == accounts.get(uow.session, opened)

    def test_is_over_at_its_hour(self, uow: UnitOfWork, opened: int) -> None:
        assert accounts.session_account(uow.session, TOKEN, LATER - timedelta(seconds=1)) is not None
        assert accounts.session_account(uow.session, TOKEN, LATER) is None

    def test_with_an_unknown_token_is_nobodys(self, uow: UnitOfWork, opened: int) -> None:
        assert accounts.session_account(uow.session, "0" * 64, AT) is None

    def test_is_closed_by_signing_out(self, uow: UnitOfWork, opened: int) -> None:
        accounts.close_session(uow, TOKEN)
        forget(uow)

        assert accounts.session_account(uow.session, TOKEN, AT) is None

    def test_is_closed_by_a_new_password(self, uow: UnitOfWork, opened: int) -> None:
        accounts.set_password(uow, opened, "#2")
        forget(uow)

        assert accounts.session_account(uow.session, TOKEN, AT) is None
        known = accounts.credentials(uow.session, "orlova")
        assert known is not None
        assert known.password_hash == "#2"

    def test_is_closed_by_blocking_the_account(self, uow: UnitOfWork, opened: int) -> None:
        accounts.set_active(uow, opened, active=False)
        forget(uow)
        assert accounts.session_account(uow.session, TOKEN, AT) is None

        accounts.set_active(uow, opened, active=True)
        forget(uow)
        assert accounts.get(uow.session, opened).is_active
        assert accounts.session_account(uow.session, TOKEN, AT) is None

    def test_of_a_blocked_account_opens_nothing(self, uow: UnitOfWork, account: int) -> None:
        accounts.set_active(uow, account, active=False)
        accounts.open_session(uow, account, TOKEN, expires_at=LATER)
        uow.session.flush()

        assert accounts.session_account(uow.session, TOKEN, AT) is None

    def test_that_ran_out_is_swept_away_by_the_next(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            account = make_account(uow, make_school(uow))
            accounts.open_session(uow, account, TOKEN, expires_at=LATER)
            uow.commit()
        with open_uow(at=LATER + timedelta(days=1)) as uow:
            accounts.open_session(uow, account, "0" * 64, expires_at=LATER + timedelta(days=2))
            uow.commit()

        with open_uow(read_only=True) as uow:
            assert uow.session.scalars(select(SignInSession.token_sha256)).all() == ["0" * 64]
