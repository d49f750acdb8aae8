"""What the tests of docgen may ask for."""

from __future__ import annotations

from pathlib import Path

import pizzeria
import pytest


@pytest.fixture
def catalog_folder(tmp_path: Path) -> Path:
    """A catalogue of one document type, a menu."""
    folder = tmp_path / "catalogue"
    pizzeria.add_type(folder, pizzeria.MANIFEST)
    return folder
