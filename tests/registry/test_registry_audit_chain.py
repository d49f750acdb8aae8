"""The chain of the audit log: a row changed, removed or slipped in past the house is found and named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from schools import AT, OpenUnit, make_person, make_school
from sqlalchemy import text

from registry import audit, audit_chain
from registry.audit_chain import BEGINNING, Verdict
from registry.database import Database
from registry.unit_of_work import UnitOfWork

GUARDS = {
    "sqlite": [
        f"DROP TRIGGER {table}_no_{verb}"
        for table in ("audit_log", "audit_links")
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "DROP TRIGGER audit_log_guard ON audit_log",
        "DROP TRIGGER audit_links_guard ON audit_links",
    ],
}


def write_rows(open_uow: OpenUnit, count: int = 5) -> None:
    """One transaction a row, as the house writes."""
    for number in range(count):
        with open_uow() as uow:
            audit.record(
                uow.session, actor="orlova", at=AT, action="take", object_kind="File", object_id=str(number)
            )
            uow.commit()


def tamper(database: Database, *statements: str) -> None:
    """As somebody with the file in his hands: the guards go first."""
    with database.writing.begin() as connection:
        for statement in (*GUARDS[database.url.get_backend_name()], *statements):
            connection.execute(text(statement))


def verdict(open_uow: OpenUnit, expected: str = "") -> Verdict:
    with open_uow(read_only=True) as uow:
        return audit_chain.verify(uow.session, expected)


class TestTheChain:
    def test_is_whole_after_any_work(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            make_person(uow, make_school(uow))
            uow.commit()
        write_rows(open_uow, 2)

        found = verdict(open_uow)
        with open_uow(read_only=True) as uow:
            written = len(audit.latest(uow.session, 1000))
        assert (found.count, found.faults) == (written, ())
        assert found.digest != BEGINNING

    def test_of_an_empty_log_is_whole(self, open_uow: OpenUnit) -> None:
        assert verdict(open_uow) == Verdict(0, BEGINNING, ())

    def test_binds_rows_inserted_past_the_session(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            audit.record_created(
                uow.session, actor="x", at=AT, object_kind="Person", object_ids=range(1, 1200)
            )
            uow.commit()

        assert (verdict(open_uow).count, verdict(open_uow).faults) == (1199, ())

    def test_forgets_the_rows_of_a_part_rolled_back(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            make_school(uow)
            part = uow.session.begin_nested()
            make_person(uow, make_school(uow))
            part.rollback()
            uow.commit()

        assert verdict(open_uow).faults == ()

    def test_is_one_for_writers_at_once(self, database: Database, open_uow: OpenUnit) -> None:
        def write(number: int) -> None:
            with UnitOfWork(database, actor=f"writer {number}", at=AT) as uow:
                for turn in range(3):
                    audit.record(
                        uow.session, actor=uow.actor, at=AT, action="take", object_kind="File",
                        object_id=str(turn),
                    )  # fmt: skip
                    uow.session.flush()
                uow.commit()

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(write, range(12)))

        assert (verdict(open_uow).count, verdict(open_uow).faults) == (36, ())


class TestTampering:
    @pytest.fixture(autouse=True)
    def written(self, open_uow: OpenUnit) -> None:
        write_rows(open_uow)

    @pytest.mark.parametrize(
        "change",
        [
            "actor = 'nobody'",
            "action = 'give'",
            "object_id = '77'",
            "object_kind = 'Person'",
            "at = '2020-01-01 00:00:00'",
            "columns = '[\"role\"]'",
        ],
    )
    def test_a_changed_row_is_named(self, database: Database, open_uow: OpenUnit, change: str) -> None:
        tamper(database, f"UPDATE audit_log SET {change} WHERE id = 3")

        (fault,) = verdict(open_uow).faults
        assert fault.entry_id == 3
        assert fault.message.startswith("Строка 3 изменена")

    def test_a_removed_row_is_named(self, database: Database, open_uow: OpenUnit) -> None:
        tamper(database, "DELETE FROM audit_log WHERE id = 2")

        assert [fault.message for fault in verdict(open_uow).faults] == [
            "Строка 2 удалена из журнала действий."
        ]

    def test_a_row_removed_with_its_link_is_missed(self, database: Database, open_uow: OpenUnit) -> None:
        tamper(database, "DELETE FROM audit_log WHERE id = 2", "DELETE FROM audit_links WHERE entry_id = 2")

        assert [fault.message for fault in verdict(open_uow).faults] == [
            "Перед строкой 3 удалены звенья цепи: 2."
        ]

    def test_a_row_written_past_the_house_is_named(self, database: Database, open_uow: OpenUnit) -> None:
        tamper(
            database,
            """INSERT INTO audit_log (id, at, actor, action, object_kind, object_id, columns)
            SELECT 900, at, actor, action, object_kind, object_id, columns FROM audit_log WHERE id = 1""",
        )

        (fault,) = verdict(open_uow).faults
        assert fault.entry_id == 900
        assert "в обход программы" in fault.message

    def test_an_end_cut_off_is_missed(self, database: Database, open_uow: OpenUnit) -> None:
        tamper(database, "DELETE FROM audit_log WHERE id > 3", "DELETE FROM audit_links WHERE entry_id > 3")

        (fault,) = verdict(open_uow).faults
        assert "последние строки срезаны" in fault.message

    def test_two_rows_exchanged_are_both_named(self, database: Database, open_uow: OpenUnit) -> None:
        tamper(
            database,
            "UPDATE audit_log SET object_id = '1' WHERE id = 3",
            "UPDATE audit_log SET object_id = '2' WHERE id = 2",
        )

        assert [fault.entry_id for fault in verdict(open_uow).faults] == [2, 3]

    def test_a_log_written_anew_does_not_know_the_digest_kept_elsewhere(
        self, database: Database, open_uow: OpenUnit
    ) -> None:
        kept = verdict(open_uow).digest
        tamper(database, "UPDATE audit_log SET actor = 'nobody' WHERE id = 3", "DROP TABLE audit_links")
        with database.writing.begin() as connection:
            rows = connection.execute(text("SELECT id FROM audit_log ORDER BY id")).all()
            assert len(rows) == 5
            connection.execute(text("CREATE TABLE audit_links (place INTEGER)"))
            connection.execute(text("CREATE TABLE IF NOT EXISTS audit_head (id INTEGER)"))
            command.downgrade(database.migration_settings(connection), BEFORE)
        database.migrate()

        assert verdict(open_uow).faults == ()
        assert verdict(open_uow).knows_expected
        assert not verdict(open_uow, kept).knows_expected


BEFORE = "0009"
"""The schema before the chain."""


def test_rows_written_before_there_was_a_chain_are_bound_in_their_order(
    database: Database, open_uow: OpenUnit
) -> None:
    write_rows(open_uow, 3)
    whole = verdict(open_uow)
    with database.writing.begin() as connection:
        command.downgrade(database.migration_settings(connection), BEFORE)

    database.migrate()

    assert verdict(open_uow) == whole
    write_rows(open_uow, 1)
    assert (verdict(open_uow).count, verdict(open_uow).faults) == (4, ())
