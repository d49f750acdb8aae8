"""How soon a hostile file is refused: seconds in a fresh process and its peak memory, the median of five."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

_TESTS = Path(__file__).parents[1]


def main() -> None:
    sys.path[:0] = [str(_TESTS / "docgen"), str(_TESTS / "docgen" / "template")]
    files = import_module("hostile_files")  # Of the tests' folder, which is no package.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.docx"
        for name, make in files.HOSTILE.items():
            path.write_bytes(make())
            opened = [files.open_alone(path) for _ in range(5)]
            seconds = median(one.seconds for one in opened)
            print(f"{name:24} {seconds:7.3f} s {max(one.megabytes for one in opened):5} MB")  # noqa: T201
