"""Our pages and LibreOffice's side by side: ``python tests/docgen/pdf/side_by_side.py OUT FILE.docx…``.

Ours stand on the left. Needs soffice and pdftoppm; nothing of it is needed by the tests.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from docgen.pdf import to_pdf

_DENSITY = 60


def main(out: Path, files: list[Path]) -> None:
    """One picture a page, named by its document and its number."""
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = Path(folder) / "ours.pdf", Path(folder) / f"{file.stem}.pdf"
            ours.write_bytes(to_pdf(file.read_bytes()))
            _convert(file, Path(folder))
            for number, pair in enumerate(_paired(_pages(ours), _pages(theirs)), 1):
                _beside(*pair).save(out / f"{file.stem}-{number}.png")


def _convert(file: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True)


def _pages(pdf: Path) -> list[Image.Image]:
    prefix = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(_DENSITY), "-png", str(pdf), str(prefix)], check=True)
    return [Image.open(one) for one in sorted(pdf.parent.glob(f"{prefix.name}-*.png"))]


def _paired(ours: list[Image.Image], theirs: list[Image.Image]) -> list[tuple[Image.Image, Image.Image]]:
    blank = Image.new("RGB", (1, 1), "white")
    count = max(len(ours), len(theirs))
    ours, theirs = ours + [blank] * (count - len(ours)), theirs + [blank] * (count - len(theirs))
    return list(zip(ours, theirs, strict=True))


def _beside(one: Image.Image, two: Image.Image) -> Image.Image:
    picture = Image.new("RGB", (one.width + two.width + 10, max(one.height, two.height)), "grey")
    picture.paste(one, (0, 0))
    picture.paste(two, (one.width + 10, 0))
    return picture


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]])
