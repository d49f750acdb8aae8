"""The service on the sample school, for the pages about pairs and papers: ``sample.client("secretary")``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sample_served
from served import Served, copier


@pytest.fixture(scope="session")
def serve_sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Served]:
    template = tmp_path_factory.mktemp("sample") / "data"
    return copier(template, sample_served.make_template(template))


@pytest.fixture
def sample(serve_sample: Callable[[Path], Served], tmp_path: Path) -> Iterator[Served]:
    """The sample school with people and pairs and no papers yet, on 14.09.2026."""
    one = sample_served.at_sample_time(serve_sample(tmp_path / "sample"))
    yield one
    one.close()
