"""Whether a paper of a type is for a subject at all, and which consent paper is for which person.

Cheap: it asks the rules and the type's own check, and declines no words. It knows no type by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docgen.document_type import DocumentType
from registry import rules
from registry.snapshot import Subject
from service.parts import Parts
from templates_docx.vocabulary import Registration
from templates_docx.vocabulary import Request as WordRequest
from templates_docx.vocabulary.own_words import own_words

NOT_FOR_THIS = frozenset({"of_age", "minor", "not_an_employee"})
"""Codes of a type's own faults that say: another paper is made here, or none. Nothing can mend them."""


def fits(document_type: DocumentType, subject: Subject, on: date) -> bool:
    """False when the paper is for somebody else: the other of two consents, an addendum for an outsider."""
    findings = rules.check(document_type.manifest.rules, subject)
    if any(finding.remedy is not None and finding.remedy.kind == "omit" for finding in findings):
        return False
    request = WordRequest(subject, {}, Registration("", on, draft=True))
    return not any(fault.code in NOT_FOR_THIS for fault in own_words(document_type).check(request))


def consent_paper(parts: Parts, kind: str, subjects: Iterable[Subject], on: date) -> DocumentType | None:
    """The type whose signed paper is a consent of this kind from this very person; None when there is none.

    ``subjects``: the person, and the pair when the consent is for one: the type says which it is about.
    """
    by_kind = {subject.kind: subject for subject in subjects}
    for document_type in parts.catalog.values():
        manifest = document_type.manifest
        subject = by_kind.get(manifest.subject)
        if manifest.records_consent == kind and subject is not None and fits(document_type, subject, on):
            return document_type
    return None
