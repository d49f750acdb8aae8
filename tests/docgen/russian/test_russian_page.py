"""The page about Russian shows the filters as they are."""

import re
from pathlib import Path

import pytest

from docgen.russian import FILTERS
from docgen.russian.page import renewed, table

HERE = Path(__file__).parent
PAGE = Path(__file__).parents[3] / "docs" / "russian.md"


class TestPage:
    def test_is_current(self):
        text = PAGE.read_text("utf-8")
        assert renewed(text) == text

    def test_has_every_filter_with_an_example(self):
        rows = table().splitlines()[2:]
        assert len(rows) == len(FILTERS)
        assert all(row.count("|") == 5 for row in rows)

    @pytest.mark.parametrize(
        ("name", "sets"),
        [
            ("blind_surnames.tsv", {"head", "middle", "tail"}),
            ("blind_organisations.tsv", {"1"}),
            ("blind_organisations.tsv", {"2"}),
            ("blind_posts.tsv", None),
        ],
    )
    def test_names_the_measured_sets_by_their_size(self, name, sets):
        rows = [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()[1:]]
        size = sum(sets is None or row[0] in sets for row in rows)
        assert re.search(rf"\| {size}[: ]", PAGE.read_text("utf-8"))
