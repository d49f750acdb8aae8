"""A school's own versions of forms: taken in and checked, given back with remarks, put away, brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import docgen
from docgen.document_type import DocumentType
from docgen.errors import Fault, TemplateFaults
from docgen.paper_lines import paper_lines
from docgen.template.fix import is_fixable
from registry import form_versions, uploads
from registry.errors import NotFound
from registry.form_versions import FormFacts
from registry.rules import RULES
from registry.rules.misquotes import misquotes
from service.access import Actor
from service.operations.form_in_force import form_in_force
from service.operations.take_document import File
from service.parts import Parts
from service.reach import require_form
from templates_docx.vocabulary.listing import word_paths

LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """A form and everything wrong with it; ``misquoted`` are sentences, ``forbidden`` those that forbid.

    ``version``: as papers will name it; empty while the form has faults.
    """

    form: bytes
    faults: tuple[Fault, ...]
    misquoted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    version: str = ""

    @property
    def is_fit(self) -> bool:
        return not self.faults and not self.forbidden

    @property
    def fixable(self) -> int:
        return sum(map(is_fixable, self.faults))


def type_of(parts: Parts, type_id: str) -> DocumentType:
    """Raises NotFound."""
    found = parts.catalog.get(type_id)
    if found is None:
        raise NotFound("Такого вида документов нет: выберите его в списке форм школы.")
    return found


def check_form(parts: Parts, document_type: DocumentType, form: bytes, on: date) -> Checked:
    """Everything wrong with a form for papers of the type. Raises UnsafePackage when it is no Word form."""
    faults = docgen.check_template(form, word_paths(document_type), parts.catalog.fragments)
    found = misquotes("\n".join(paper_lines(form)), on)
    told = tuple(dict.fromkeys(one.message for one in found))
    blocking = tuple(dict.fromkeys(one.message for one in found if RULES[one.rule].severity == "block"))
    version = ""
    if not faults:
        try:
            version = document_type.with_form(form).version
        except TemplateFaults as error:
            faults = list(error.faults)
    return Checked(form, tuple(faults), told, blocking, version)


def upload_form_version(
    parts: Parts, actor: Actor, type_id: str, form: bytes, at: datetime, *, note: str = ""
) -> int:
    """Keep the school's version as a draft, faults and all; the same file is the same version.

    Returns its id. Raises Forbidden, NotFound, and UnsafePackage: then nothing is kept.
    """
    actor.require("edit_forms", actor.organisation_id)
    document_type = type_of(parts, type_id)
    checked = check_form(parts, document_type, form, at.date())
    with parts.writing(actor, at) as uow:
        version_id = form_versions.add(
            uow,
            actor.organisation_id,
            type_id,
            sha256=parts.storage.put(form),
            version=checked.version,
            note=" ".join(note.split())[:LONGEST_NOTE],
        )
        uow.commit()
    return version_id


def take_form(parts: Parts, actor: Actor, type_id: str, at: datetime) -> File:
    """The form papers of the type are made by now, for Word. Raises Forbidden, NotFound, FileLost."""
    actor.require("edit_forms", actor.organisation_id)
    document_type = type_of(parts, type_id)
    with parts.reading(actor, at) as uow:
        found = form_in_force(uow.session, parts, document_type, actor.organisation_id)
    return File(_name(found, "действующая форма"), found.source)


def take_version(parts: Parts, actor: Actor, version_id: int, at: datetime, *, kind: str = "form") -> File:
    """A version's file: "form" as it was brought, "marked" with remarks, "fixed" with sure cures made.

    Raises Forbidden, NotFound, FileLost.
    """
    with parts.reading(actor, at) as uow:
        version = require_form(uow.session, actor, version_id)
    document_type = type_of(parts, version.type_id)
    form = parts.storage.get(version.sha256)
    if kind == "form":
        return File(_name(document_type, "форма школы"), form)
    faults = check_form(parts, document_type, form, at.date()).faults
    if kind == "marked":
        return File(_name(document_type, "форма с примечаниями"), docgen.annotate_template(form, faults))
    return File(_name(document_type, "исправленная форма"), docgen.fix_template(form, faults))


def roll_back_form(
    parts: Parts, actor: Actor, type_id: str, at: datetime, *, to_house: bool
) -> FormFacts | None:
    """Back to the version before, or to the form of the program; issued papers keep theirs.

    Returns what is in force now, None for the form of the program. Raises Forbidden, NotFound, Conflict.
    """
    actor.require("edit_forms", actor.organisation_id)
    type_of(parts, type_id)
    with parts.writing(actor, at) as uow:
        back = form_versions.roll_back(uow, actor.organisation_id, type_id, to_house=to_house)
        uow.commit()
    return back


def drop_form(parts: Parts, actor: Actor, version_id: int, at: datetime) -> str:
    """Forget a draft; returns the id of its type. Raises Forbidden, NotFound, Conflict."""
    with parts.writing(actor, at) as uow:
        version = require_form(uow.session, actor, version_id)
        form_versions.drop(uow, version_id)
        if not uploads.is_named(uow.session, version.sha256):
            parts.storage.drop(version.sha256)
        uow.commit()
    return version.type_id


def _name(document_type: DocumentType, what: str) -> str:
    return f"{document_type.manifest.file_title} – {what}.docx"
