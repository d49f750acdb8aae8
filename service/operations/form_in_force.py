"""Which form a school's papers of a type are made by: its own published version, or the form of the program.

The one place that answers it. The manifest, the rules and the words stay the program's.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from docgen.document_type import DocumentType
from registry import form_versions
from service.parts import Parts


def form_in_force(
    session: Session, parts: Parts, document_type: DocumentType, organisation_id: int
) -> DocumentType:
    """The type with the form its papers are made by now. Raises FileLost.

    A compiled form is kept by its content (docgen.template.library), so nothing is compiled twice.
    """
    own = form_versions.in_force(session, organisation_id, document_type.id)
    return document_type if own is None else document_type.with_form(parts.storage.get(own.sha256))
