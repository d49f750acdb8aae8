"""The papers whose lines are compared with LibreOffice's, by set and name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from random_papers import random_paper
from reference import FOLDER
from specimens import SPECIMENS

FROZEN = FOLDER / "forms.zip"
ISSUED = Path(__file__).parents[3] / "samples" / "issued"
RANDOM = range(1000, 1040)


def _forms() -> dict[str, bytes]:
    """Papers of our forms as they were when the reference was made."""
    with ZipFile(FROZEN) as archive:
        return {Path(name).stem: archive.read(name) for name in sorted(archive.namelist())}


def _specimens() -> dict[str, bytes]:
    return {name: make() for name, make in sorted(SPECIMENS.items())}


def _random() -> dict[str, bytes]:
    return {f"seed-{seed}": random_paper(seed) for seed in RANDOM}


SETS: dict[str, Callable[[], dict[str, bytes]]] = {
    "forms": _forms,
    "specimens": _specimens,
    "random": _random,
}
