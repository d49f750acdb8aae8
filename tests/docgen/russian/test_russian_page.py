"""The page about Russian shows the filters as they are."""

from pathlib import Path

from docgen.russian import FILTERS
from docgen.russian.page import renewed, table

PAGE = Path(__file__).parents[3] / "docs" / "russian.md"


class TestPage:
    def test_is_current(self):
        text = PAGE.read_text("utf-8")
        assert renewed(text) == text

    def test_has_every_filter_with_an_example(self):
        rows = table().splitlines()[2:]
        assert len(rows) == len(FILTERS)
        assert all(row.count("|") == 5 for row in rows)
