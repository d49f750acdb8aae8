"""The schema on both engines: up, down, the same as the models, and never by halves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from schools import DAY, OpenUnit, make_consent, make_order, make_pair, make_person, make_school
from sqlalchemy import inspect, text

from registry import batches, consents, journal, people, reading
from registry.batches import NewBatch
from registry.database import Database
from registry.privacy import Cipher


@pytest.fixture
def empty(database_url: str, cipher: Cipher, tmp_path: Path) -> Iterator[Database]:
    """A registry without a single table."""
    if database_url.startswith("sqlite"):
        database_url = f"sqlite:///{tmp_path / 'empty.db'}"
    database = Database(database_url, cipher)
    if database.url.get_backend_name() == "postgresql":
        with database.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    yield database
    database.close()


class TestMigrations:
    def test_build_every_table_from_nothing(self, empty: Database) -> None:
        empty.migrate()

        tables = inspect(empty.engine).get_table_names()
        assert {"people", "pairs", "issued_documents", "audit_log"} <= set(tables)

    def test_change_nothing_when_repeated(self, database: Database, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            uow.commit()

        database.migrate()

        with open_uow(read_only=True) as uow:
            assert uow.session.scalar(text("SELECT id FROM organisations")) == school

    def test_say_the_same_as_the_models(self, database: Database) -> None:
        with database.writing.connect() as connection:
            command.check(database.migration_settings(connection))

    def test_can_be_taken_back_and_made_again(self, database: Database) -> None:
        with database.writing.begin() as connection:
            command.downgrade(database.migration_settings(connection), "base")
        assert inspect(database.engine).get_table_names() == ["alembic_version"]

        database.migrate()

        assert "people" in inspect(database.engine).get_table_names()

    def test_keep_once_what_was_doubled_before(self, database: Database, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            person = make_person(uow, school)
            kept = make_consent(uow, school, person)
            people.give_role(uow, person, "mentor")
            uow.commit()
        with database.writing.begin() as connection:
            command.downgrade(database.migration_settings(connection), "0003")
            for table, columns in (
                ("consents", "organisation_id, person_id, kind, signed_on"),
                ("person_roles", "person_id, role, valid_from"),
            ):
                connection.execute(text(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}"))

        database.migrate()

        with open_uow(read_only=True) as uow:
            assert [one.id for one in consents.of_people(uow.session, [person])] == [kept]
            assert reading.person(uow, person, DAY).roles == ("mentor",)

    def test_list_old_papers_of_pairs_with_the_people_in_them(
        self, database: Database, open_uow: OpenUnit
    ) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            mentor, mentee, curator = (make_person(uow, school) for _ in range(3))
            told = {"mentor_id": mentor, "curator_id": curator}
            pair = make_pair(uow, school, mentee_ids=(mentee,), **told)
            other = make_pair(uow, school, **told)
            order = make_order(uow, school, pair, other)
            uow.commit()
        with database.writing.begin() as connection:
            command.downgrade(database.migration_settings(connection), "0004")

        database.migrate()

        with open_uow(read_only=True) as uow:
            for person in (mentor, mentee, curator):
                assert [one.id for one in journal.of_person(uow.session, person)] == [order]
            assert journal.subjects_of(uow.session, [order]) == {order: [("pair", pair), ("pair", other)]}

    def test_seal_what_was_typed_for_batches_and_open_it_again(
        self, database: Database, open_uow: OpenUnit
    ) -> None:
        with open_uow() as uow:
            school = make_school(uow)
            told = {"основание": "приказ"}
            batch = batches.add(uow, NewBatch(school, "labour_addendum", DAY, told, (1, 2)))
            uow.commit()
        with database.writing.begin() as connection:
            command.downgrade(database.migration_settings(connection), "0005")
            kept = connection.scalar(text("SELECT inputs FROM batches"))
        assert (json.loads(kept) if isinstance(kept, str) else kept) == told

        database.migrate()

        with open_uow(read_only=True) as uow:
            assert batches.inputs(uow, batch) == told
            assert [item.subject_id for item in batches.items(uow.session, batch)] == [1, 2]

    def test_leave_nothing_of_a_schema_half_built(self, empty: Database) -> None:
        with empty.writing.begin() as connection:
            connection.execute(text("CREATE TABLE programme_activities (id INTEGER)"))

        with pytest.raises(Exception, match="programme_activities"):
            empty.migrate()

        assert "people" not in inspect(empty.engine).get_table_names()
