"""Ask LibreOffice for the layout of all compared papers: ``make pdf-reference``, or with SETS="random".

Papers of our forms are frozen as DOCX beside their layout, so that a change of a form does not call for
LibreOffice: the test is of the engine. ``forms`` freezes today's forms anew.
"""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from compared_papers import FROZEN, SETS
from pdf_words import read_words
from pypdf import PdfReader
from reference import FOLDER, Layout, write_reference

from docgen.pdf import LibreOffice

_BATCH = 60


def main(names: list[str]) -> None:
    """Renew the sets that are named, or all."""
    for name in names or list(SETS):
        if name == "forms":
            _freeze()
        papers = SETS[name]()
        write_reference(name, _laid_out(papers))


def _laid_out(papers: dict[str, bytes]) -> dict[str, Layout]:
    names, layouts = list(papers), {}
    for start in range(0, len(names), _BATCH):
        part = names[start : start + _BATCH]
        for name, pdf in zip(part, LibreOffice().batch([papers[one] for one in part]), strict=True):
            heights = [float(page.mediabox.height) for page in PdfReader(BytesIO(pdf)).pages]
            layouts[name] = Layout(heights, read_words(pdf))
    return layouts


def _freeze() -> None:
    """Today's papers of our forms in one archive, the same bytes for the same papers."""
    from forms_papers import forms_papers  # noqa: PLC0415 - needs the whole house, which a test does not

    FOLDER.mkdir(exist_ok=True)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, docx in sorted(forms_papers().items()):
            archive.writestr(ZipInfo(f"{name}.docx", (1980, 1, 1, 0, 0, 0)), docx, ZIP_DEFLATED)
    FROZEN.write_bytes(out.getvalue())


if __name__ == "__main__":
    main(sys.argv[1:])
