"""Renews the pictures of the catalogue: the first page of every type's sample (part of ``make pictures``).

``python tests/web/catalogue_pictures.py [TYPE…]``; without names, every type.
"""

from __future__ import annotations

import sys
from pathlib import Path

from paper_picture import keep_paper
from papers import CATALOG, sample_paper

from docgen import to_pdf

PICTURES = Path(__file__).parents[2] / "docs" / "pictures" / "catalogue"
HEIGHT = 420


def main(names: list[str]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for type_id in names or CATALOG:
        keep_paper(to_pdf(sample_paper(type_id).data), PICTURES / f"{type_id}.png", (1,), HEIGHT)


if __name__ == "__main__":
    main(sys.argv[1:])
