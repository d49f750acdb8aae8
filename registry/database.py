"""The engine: one URL, SQLite or PostgreSQL, set up so that writers queue and numbers stay whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url

from registry.declension import Decline
from registry.privacy import Cipher

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 1  # An advisory lock of the database's own; nothing else takes one.
_PRAGMAS = (
    "PRAGMA busy_timeout=30000",  # First: the others may already have to wait for a writer.
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
)


class Database:
    """An engine and the key to its sealed columns. Give it to a UnitOfWork; close it when done."""

    def __init__(self, url: str, cipher: Cipher, decline: Decline | None = None) -> None:
        """``url``: an SQLAlchemy URL, e.g. ``sqlite:///data/app.db`` or ``postgresql+psycopg://…``.

        ``decline`` gives the forms that are kept with every name; without it names are kept alone.
        """
        self.url = make_url(url)
        self.cipher = cipher
        self.decline = decline
        self.engine = create_engine(
            self.url,
            # A fault of the engine must not carry a person's facts into a log.
            hide_parameters=True,
            pool_pre_ping=self.url.get_backend_name() != "sqlite",
        )
        if self.url.get_backend_name() == "sqlite":
            _prepare_sqlite(self.engine)
        self.writing: Engine = self.engine.execution_options(begin="IMMEDIATE")

    def migrate(self) -> None:
        """Bring the schema to the newest revision, whole or not at all; safe to repeat, and twice at once."""
        with self.writing.begin() as connection:
            if self.url.get_backend_name() == "postgresql":
                # SQLite has locked its file already; here the second process to start waits for the first.
                connection.execute(select(func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            command.upgrade(self.migration_settings(connection), "head")

    def migration_settings(self, connection: Connection) -> Config:
        settings = Config()
        settings.set_main_option("script_location", str(_MIGRATIONS))
        settings.attributes["connection"] = connection
        settings.attributes["cipher"] = self.cipher  # A migration may have to seal what lay open.
        return settings

    def close(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    """Take transactions out of the driver's hands: on its defaults eight orders all took number 1."""

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")
