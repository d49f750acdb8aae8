"""Every benchmark of this folder, one after another: each module's ``main()``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pathlib import Path


def _needs_arguments(measure: Callable[..., None]) -> bool:
    """Whether a benchmark is asked for by hand, with its own arguments."""
    return any(given.default is given.empty for given in signature(measure).parameters.values())


def main() -> None:
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        measure = getattr(import_module(f"tests.bench.{path.stem}"), "main", None)
        if measure is not None and not _needs_arguments(measure):
            print(f"\n=== {path.stem}")  # noqa: T201
            measure()


if __name__ == "__main__":
    main()
