"""Subject, inputs and number → the words of one paper.

The common words are the tables of this package; a type's own words stand in its folder's ``context.py``.
What is missing is told all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.document_type import DocumentType
from docgen.errors import Fault
from docgen.russian import PersonForms
from registry.snapshot import Subject
from templates_docx.errors import MissingFacts
from templates_docx.vocabulary.acts import act_words, ground_words
from templates_docx.vocabulary.directives import DIRECTIVE
from templates_docx.vocabulary.disclosure import disclosed
from templates_docx.vocabulary.listing import mend_of
from templates_docx.vocabulary.own_words import own_words
from templates_docx.vocabulary.pairs import pair_words
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.places import DOCUMENT, ORGANISATION
from templates_docx.vocabulary.representatives import representative_words
from templates_docx.vocabulary.schools import school_words
from templates_docx.vocabulary.signatories import SIGNATORY
from templates_docx.vocabulary.word import Registration, Request, in_print, read_words
from templates_docx.vocabulary.years import SCHOOL_YEAR, year_faults


def build_context(
    document_type: DocumentType,
    subject: Subject,
    inputs: Mapping[str, Any],
    registration: Registration,
    *,
    pictures: Mapping[str, bytes] | None = None,
) -> dict[str, Any]:
    """The Russian words a form of this type may use, ready for ``render``.

    ``pictures``: the school's emblem by its hash; a paper without it is made without the picture.
    Facts that the type's purposes have no basis for are masked, or the paper is refused.
    Raises MissingFacts with everything the type requires and nobody filled in.
    """
    told, unfounded = disclosed(document_type.manifest, subject)
    request = Request(told, inputs, registration, pictures or {})
    own = own_words(document_type)
    faults = [*unfounded, *year_faults(request), *own.check(request)]
    if not faults:
        context = {
            **_common_words(request),
            **_law_words(document_type, request),
            **own(request),
            "ввод": _answers(document_type, request),
        }
        faults = list(_missing(context, document_type, own.required))
    if faults:
        raise MissingFacts(faults, place=document_type.manifest.title)
    return context


def _common_words(request: Request) -> dict[str, Any]:
    organisation = request.subject.organisation
    return {
        "документ": read_words(DOCUMENT, request.registration, request),
        "организация": read_words(ORGANISATION, organisation, request),
        "руководитель": read_words(SIGNATORY, organisation.director, request),
        "акт": read_words(DIRECTIVE, request, request),
        "учебный_год": read_words(SCHOOL_YEAR, request, request),
        **_subject_words(request),
    }


def _law_words(document_type: DocumentType, request: Request) -> dict[str, Any]:
    own = request.subject.law.own_acts
    on = request.registration.date
    return {"акты": act_words(own), "основания": ground_words(document_type.manifest.acts, own, on)}


def _subject_words(request: Request) -> dict[str, Any]:
    subject = request.subject
    if subject.kind == "person" and subject.person is not None:
        found = subject.person.representatives
        representative = representative_words(subject.person, found[0], request) if found else None
        return {"лицо": read_words(PERSON, subject.person, request), "представитель": representative}
    if subject.kind == "organisation":
        return school_words(request)
    words = [pair_words(pair, request) for pair in subject.pairs]
    if subject.kind == "pair":
        return {"пара": words[0], "программа": words[0]["программа"]}
    return {"пары": words}


def _answers(document_type: DocumentType, request: Request) -> dict[str, Any]:
    kinds = {field.name: field.type for field in document_type.manifest.inputs}
    return {name: _answer(kinds.get(name, "text"), value, request) for name, value in request.inputs.items()}


def _answer(kind: str, value: Any, request: Request) -> Any:
    """An answer as a form reads it: of people their words."""
    if kind not in ("person", "people") or value is None:
        return _typed(value)
    known = {one.id: read_words(PERSON, one, request) for one in request.subject.chosen}
    return known.get(value) if kind == "person" else [known[one] for one in value if one in known]


def _typed(value: Any) -> Any:
    """An empty answer is no answer: a form asks «{% if ввод.… %}» and never prints a blank."""
    if isinstance(value, str):
        return in_print(value.strip()) or None
    return value


def _missing(
    context: Mapping[str, Any], document_type: DocumentType, required: Sequence[str]
) -> Iterator[Fault]:
    """One fault for each empty fact; what stands inside an empty word is not asked for again."""
    empty: set[str] = set()
    for path in required:
        if any(path.startswith(f"{outer}.") for outer in empty):
            continue
        for whose in dict.fromkeys(_owners_without(context, path.split("."), "")):
            empty.add(path)
            yield Fault("missing_fact", _whose(mend_of(document_type, path), whose), place=path)


def _whose(what: str, whose: str) -> str:
    return f"{what}: {whose}" if whose else what


def _owners_without(value: Any, path: list[str], whose: str) -> Iterator[str]:
    """Whose fact at the end of the path is empty: a person's name, or nothing for the paper as a whole."""
    if isinstance(value, list) and value:
        for item in value:
            yield from _owners_without(item, path, whose)
        return
    if isinstance(value, dict):
        name = value.get("фио")
        whose = name.nominative if isinstance(name, PersonForms) else whose
        if path:
            yield from _owners_without(value.get(path[0]), path[1:], whose)
            return
    if path or value is None or value in ("", []):
        yield whose
