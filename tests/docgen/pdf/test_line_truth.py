"""Our lines against LibreOffice's, on papers of our forms, on specimens of features and on papers by lot.

Word 2013's justification is left out on our side, since LibreOffice 7.4 has none: ``test_breaking`` tells
of it. The layouts LibreOffice made are stored; ``renew_reference`` makes them anew.
"""

from __future__ import annotations

import pytest
from compared_papers import ISSUED, SETS
from line_comparison import Comparison, compare
from our_lines import our_lines
from reference import read_reference

from docgen.pdf.conversion import lay_out

# What differs: rows that LibreOffice lets run past the margin, and cells whose words it paints out of order.
_PAGES = {"forms": 1.0, "specimens": 1.0, "random": 0.95}
_LINES = {"forms": 0.995, "specimens": 0.995, "random": 0.99}
_NEAR = 0.995
_TENTH = 0.1001


@pytest.fixture(scope="module", params=["forms", "specimens", "random"])
def compared(request: pytest.FixtureRequest) -> tuple[str, dict[str, Comparison]]:
    """One set after another, compared paper by paper."""
    stored, found = read_reference(request.param), {}
    for name, docx in SETS[request.param]().items():
        _, laid_out = lay_out(docx, pressing=False)
        layout = stored[name]
        found[name] = compare(our_lines(laid_out), len(laid_out.pages), layout.words, layout.heights)
    return request.param, found


class TestLayout:
    def test_has_as_many_pages(self, compared: tuple[str, dict[str, Comparison]]) -> None:
        name, papers = compared
        equal = [one.pages[0] == one.pages[1] for one in papers.values()]

        assert sum(equal) / len(equal) >= _PAGES[name]

    def test_breaks_lines_at_the_same_words(self, compared: tuple[str, dict[str, Comparison]]) -> None:
        name, papers = compared
        lines, equal = sum(one.lines for one in papers.values()), sum(one.equal for one in papers.values())
        differing = [f"{paper}: {line}" for paper, one in papers.items() for line in one.differences]

        assert equal / lines >= _LINES[name], "\n".join(differing)

    def test_puts_baselines_within_a_tenth_of_a_point(
        self, compared: tuple[str, dict[str, Comparison]]
    ) -> None:
        _, papers = compared
        off = [abs(by) for one in papers.values() for by in one.baselines]

        assert sum(by <= _TENTH for by in off) / len(off) >= _NEAR


class TestReference:
    def test_knows_every_paper(self) -> None:
        assert {name: set(read_reference(name)) for name in SETS} == {
            name: set(papers()) for name, papers in SETS.items()
        }


class TestIssuedSamples:
    """Papers handed to the public are laid out whole: LibreOffice's layout of them is not stored."""

    @pytest.mark.parametrize("path", sorted(ISSUED.rglob("*.docx")), ids=lambda path: path.stem)
    def test_is_laid_out(self, path) -> None:  # type: ignore[no-untyped-def]
        _, laid_out = lay_out(path.read_bytes())

        assert laid_out.pages
