"""The service for tests of operations and pages: ``served.client("secretary").get("/people")``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import package_house
import pytest
import served as served_school
from package_house import Ready
from served import Served


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Served]:
    template = tmp_path_factory.mktemp("served") / "data"
    return served_school.copier(template, served_school.make_template(template))


@pytest.fixture
def served(serve: Callable[[Path], Served], tmp_path: Path) -> Iterator[Served]:
    """A service of the test's own, on a copy of the small school."""
    one = serve(tmp_path / "data")
    yield one
    one.close()


@pytest.fixture(scope="session")
def make_ready(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Ready]:
    """Gives a service whose pair is ready for its events, or is fixed already; each is prepared once."""
    return package_house.copier(tmp_path_factory.mktemp("packages"))


@pytest.fixture
def ready(make_ready: Callable[[Path, str], Ready], tmp_path: Path) -> Iterator[Ready]:
    """A pair that lacks nothing but its papers."""
    one = make_ready(tmp_path / "data", "ready")
    yield one
    one.served.close()


@pytest.fixture
def fixed(make_ready: Callable[[Path, str], Ready], tmp_path: Path) -> Iterator[Ready]:
    """A pair fixed by its whole set of papers, three months later."""
    one = make_ready(tmp_path / "data", "fixed")
    yield one
    one.served.close()
