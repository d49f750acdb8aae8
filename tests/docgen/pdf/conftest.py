"""What the tests of the engine may ask for: the sample papers of all forms, as DOCX."""

from __future__ import annotations

import pytest
from papers import CATALOG, sample_paper


@pytest.fixture(params=sorted(CATALOG))
def sample_docx(request: pytest.FixtureRequest) -> bytes:
    """The sample paper of one form after another."""
    return sample_paper(request.param).data
