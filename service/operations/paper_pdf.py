"""Make the PDF of a paper from its .docx, on demand: the same bytes come out every time, so none is kept.

About 20 ms a paper of ours; a copy kept sealed would cost a file each and save little.
"""

from __future__ import annotations

import docgen
from service.parts import Parts


def paper_pdf(parts: Parts, docx: bytes) -> bytes:
    """What the native engine refuses goes to LibreOffice where the settings allow it.

    Raises UnsupportedFeature, and ConversionFailed when LibreOffice does not make it either.
    """
    # The engine is loaded by the first PDF: a command that makes none should not wait for it.
    try:
        return docgen.to_pdf(docx)
    except docgen.UnsupportedFeature:
        if not parts.settings.libreoffice:
            raise
        return docgen.to_pdf(docx, engine="libreoffice")
