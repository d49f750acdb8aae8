"""Every benchmark of this folder, one after another: each module's ``main()``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def main() -> None:
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        measure = getattr(import_module(f"tests.bench.{path.stem}"), "main", None)
        if measure is not None:
            print(f"\n=== {path.stem}")  # noqa: T201
            measure()


if __name__ == "__main__":
    main()
