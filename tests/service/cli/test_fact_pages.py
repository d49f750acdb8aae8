"""The docs that are facts say what the code says."""

import pytest

from service.cli import docs


@pytest.mark.parametrize("name", docs.PAGES)
def test_page_is_current(name):
    assert (docs.DOCS / name).read_text(encoding="utf-8") == docs.PAGES[name](), "run: make docs"
