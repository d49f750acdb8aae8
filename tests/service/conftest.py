"""The service for tests of operations and pages: ``served.client("secretary").get("/people")``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import served as served_school
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
