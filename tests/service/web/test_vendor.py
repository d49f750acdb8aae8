"""What the pages load in the browser is what its makers published, byte for byte."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from service.web.templating import STATIC
from service.web.vendor import FILES, INTEGRITY, ROOT, VENDORED, locked, sha512

WRITTEN = json.loads(INTEGRITY.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_vendored_file_is_what_was_copied(name: str) -> None:
    assert sha512(VENDORED / name) == WRITTEN[name]["sha512"]


def test_nothing_else_lies_beside_them() -> None:
    assert {path.name for path in VENDORED.iterdir()} == {*FILES, INTEGRITY.name}
    assert WRITTEN.keys() == FILES.keys()


def test_every_copy_comes_from_the_locked_package() -> None:
    packages = locked()
    for name, (package, _) in FILES.items():
        assert WRITTEN[name]["version"] == packages[package]["version"]
        assert WRITTEN[name]["package_integrity"] == packages[package]["integrity"]
        assert WRITTEN[name]["package_integrity"].startswith("sha512-")


def test_the_lock_names_no_place_to_download_from() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*STATIC.glob("*.css"), *STATIC.glob("*.js")], ids=lambda path: path.name)
def test_our_own_files_ask_nothing_of_other_hosts(path: Path) -> None:
    assert not re.search(r"https?://|@import|url\([\"']?//", path.read_text(encoding="utf-8"))
