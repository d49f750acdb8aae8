"""The pairs the rules are tried on."""

from __future__ import annotations

import factories
import pytest

from registry.snapshot import Pair, Person


@pytest.fixture
def pair() -> Pair:
    """Иванова mentors Сидоров."""
    return factories.make_pair()


@pytest.fixture
def pupil() -> Person:
    return factories.make_pupil()


@pytest.fixture
def pupil_pair(pupil: Person) -> Pair:
    """Иванова mentors the pupil Петров."""
    return factories.make_pupil_pair(mentees=(pupil,))
