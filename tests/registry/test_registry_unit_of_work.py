"""One transaction: all of it is saved at the word, or nothing is; and times keep their zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from schools import AT, OpenUnit, make_pair, make_person, make_school
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from registry import journal
from registry.database import Database
from registry.errors import NotFound
from registry.models import Account, Organisation, PersonName
from registry.unit_of_work import UnitOfWork


def count(open_uow: OpenUnit, table: type) -> int:
    with open_uow(read_only=True) as uow:
        return uow.session.scalar(select(func.count()).select_from(table)) or 0


class TestAUnitOfWork:
    def test_saves_everything_at_its_commit(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            make_person(uow, make_school(uow))
            uow.commit()

        assert (count(open_uow, Organisation), count(open_uow, PersonName)) == (1, 1)

    def test_saves_nothing_without_it(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            make_pair(uow, make_school(uow))

        assert count(open_uow, Organisation) == 0

    def test_saves_nothing_of_work_that_broke_off(self, open_uow: OpenUnit) -> None:
        def work(uow: UnitOfWork) -> None:
            with uow:
                school = make_school(uow)
                journal.reserve(uow, school, "od", AT.date())
                journal.reserve(uow, school, "unknown", AT.date())
                uow.commit()

        with pytest.raises(NotFound):
            work(open_uow())

        assert count(open_uow, Organisation) == 0

    def test_that_only_reads_refuses_to_commit(self, open_uow: OpenUnit) -> None:
        with open_uow(read_only=True) as uow:
            make_school(uow)
            with pytest.raises(RuntimeError, match="read-only"):
                uow.commit()

        assert count(open_uow, Organisation) == 0

    def test_that_only_reads_does_not_wait_for_a_writer(self, open_uow: OpenUnit) -> None:
        with open_uow() as writer:
            make_school(writer)
            writer.session.flush()

            assert count(open_uow, Organisation) == 0

    def test_keeps_its_rows_readable_after_the_commit(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            uow.session.add(row := Organisation(kind="school"))
            uow.commit()

        assert row.kind == "school"


class TestTheDatabase:
    def test_holds_to_foreign_keys(self, uow: UnitOfWork) -> None:
        with pytest.raises(IntegrityError):
            uow.session.execute(
                text("INSERT INTO person_names (person_id, surname, first_name, patronymic, search_key,"
                     " confirmed_by, valid_from) VALUES (999999, '', '', '', '', '', '2025-01-01')")
            )  # fmt: skip

    def test_writes_ahead_on_sqlite(self, sqlite_database: Database) -> None:
        with sqlite_database.engine.connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
            assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 30_000


class TestTimes:
    def test_come_back_in_utc_whatever_zone_they_went_in(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        uow.session.add(
            Account(
                organisation_id=school, login="x", display_name="", role="", password_hash="", locked_until=AT
            )
        )
        uow.session.flush()
        uow.session.expunge_all()

        kept = uow.session.scalar(select(Account.locked_until))
        assert kept == datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
        assert kept is not None
        assert kept.tzinfo is UTC

    def test_without_a_zone_are_refused(self, uow: UnitOfWork) -> None:
        naive = AT.replace(tzinfo=None)

        with pytest.raises(StatementError, match="a time without its zone"):
            uow.session.execute(select(Account.id).where(Account.locked_until == naive))
