"""A finished paper as a picture: pdftoppm draws the pages of its PDF, side by side."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from camera import keep
from PIL import Image

GAP, EDGE = 16, 1
GREYS = 16
GREY, BACK = (190, 190, 190), (243, 242, 241)


def keep_paper(pdf: bytes, path: Path, pages: tuple[int, ...], height: int) -> None:
    """Keep these pages (from 1) of the paper. Raises CalledProcessError when a tool is missing or fails."""
    with tempfile.TemporaryDirectory() as place:
        drawn = _draw(pdf, Path(place))
        keep(
            _side_by_side([Image.open(drawn[page - 1]).convert("RGB") for page in pages], height), path, GREYS
        )


def _draw(pdf: bytes, folder: Path) -> list[Path]:
    """Every page as a PNG."""
    (folder / "paper.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", "110", "-png", folder / "paper.pdf", folder / "page"], check=True, timeout=120
    )
    return sorted(folder.glob("page-*.png"))


def _side_by_side(pages: list[Image.Image], height: int) -> Image.Image:
    scaled = [
        page.resize((page.width * height // page.height, height), Image.Resampling.LANCZOS) for page in pages
    ]
    width = sum(page.width for page in scaled) + GAP * (len(scaled) + 1)
    whole = Image.new("RGB", (width, height + 2 * GAP), BACK)
    left = GAP
    for page in scaled:
        whole.paste(GREY, (left - EDGE, GAP - EDGE, left + page.width + EDGE, GAP + page.height + EDGE))
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    return whole
