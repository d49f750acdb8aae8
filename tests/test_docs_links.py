"""The docs hold together: links lead somewhere, pictures are there and used, every folder is drawn."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LARGEST_PICTURE = 120 * 1024
HOUSE = ("docgen", "registry", "service", "templates_docx")


def links(page: Path) -> list[str]:
    """The relative addresses a page names, outside of its code."""
    found = LINK.findall(FENCE.sub("", page.read_text("utf-8")))
    return [unquote(link) for link in found if "://" not in link and not link.startswith("mailto:")]


def anchors(page: Path) -> set[str]:
    """What GitHub makes of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.strip().lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
class TestPage:
    def test_names_only_what_is_there(self, page: Path) -> None:
        lost = []
        for link in links(page):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                lost.append(link)
        assert lost == []

    def test_names_no_place_of_one_machine(self, page: Path) -> None:
        assert not re.search(r"(?<![\w.])/(work|tmp|root|home|opt)/", page.read_text("utf-8"))


class TestPictures:
    def test_are_all_used_and_light(self) -> None:
        used = {
            (page.parent / link).resolve() for page in PAGES for link in links(page) if link.endswith(".png")
        }
        pictures = {one for one in (ROOT / "docs" / "pictures").rglob("*") if one.is_file()}
        assert pictures == used
        assert [one.name for one in pictures if one.stat().st_size > LARGEST_PICTURE] == []


class TestArchitecture:
    def test_draws_every_folder(self) -> None:
        text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
        folders = {path.parent for name in HOUSE for path in (ROOT / name).rglob("*.py")}
        assert [str(one.relative_to(ROOT)) for one in folders if f"{one.name}/" not in text] == []

    def test_names_only_files_that_are_there(self) -> None:
        text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
        named = set(re.findall(r"`((?:[\w]+/)*\w+\.(?:py|toml|html))`", text))
        there = {
            str(path.relative_to(ROOT)) for name in (*HOUSE, "samples") for path in (ROOT / name).rglob("*.*")
        }
        there.add("pyproject.toml")
        lost = [name for name in named if not any(f"/{one}".endswith(f"/{name}") for one in there)]
        assert lost == []

    def test_lists_every_decision(self) -> None:
        index = ROOT / "docs" / "decisions" / "README.md"
        listed = {link for link in links(index) if link.startswith("0")}
        assert listed == {path.name for path in index.parent.glob("0*.md")}
