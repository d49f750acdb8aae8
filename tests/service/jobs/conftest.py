"""A house for batches on SQLite and on PostgreSQL, and the engine running in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_house import open_house

from service.jobs.durable import DurableJobs
from service.parts import Parts


@pytest.fixture
def sqlite_house(tmp_path: Path) -> Iterator[Parts]:
    parts = open_house(tmp_path)
    yield parts
    parts.close()


@pytest.fixture
def postgresql_house(tmp_path: Path, postgresql_url: str) -> Iterator[Parts]:
    parts = open_house(tmp_path, database_url=postgresql_url)
    yield parts
    parts.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest) -> Parts:
    """The house on one engine and then on the other."""
    parts: Parts = request.getfixturevalue(f"{request.param}_house")
    return parts


@pytest.fixture
def jobs(sqlite_house: Parts) -> Iterator[DurableJobs]:
    """The engine at work in the house on SQLite."""
    engine = DurableJobs(sqlite_house)
    engine.start()
    yield engine
    engine.stop()
