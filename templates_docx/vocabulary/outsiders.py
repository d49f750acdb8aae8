"""Whom the registry does not know and an office worker types: another organisation and its people, declined.

Knows no document type: each names its own questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from docgen.russian import Forms, PersonForms, decline_full_name, decline_organisation, decline_post
from docgen.russian.filters import uncapitalised
from templates_docx.vocabulary.word import Request, typeset_forms

_GENDERS = {"мужской": "m", "женский": "f"}


def typed(request: Request, name: str) -> str:
    """The answer to the question ``name`` without the blanks around it; empty when there is none."""
    return str(request.inputs.get(name) or "").strip()


def typed_organisation(request: Request, name: str) -> Forms | None:
    """The organisation typed in answer to ``name``, in six cases."""
    answer = typed(request, name)
    return typeset_forms(decline_organisation(answer)) if answer else None


def typed_post(request: Request, name: str) -> Forms | None:
    """The post typed in answer to ``name``, in six cases, with a small letter."""
    answer = typed(request, name)
    return typeset_forms(decline_post(uncapitalised(answer))) if answer else None


def typed_person(request: Request, name: str, gender: str = "") -> PersonForms | None:
    """The full name typed in answer to ``name``; ``gender`` is the question of «мужской» or «женский»."""
    answer = typed(request, name)
    return decline_full_name(answer, _GENDERS.get(typed(request, gender))) if answer else None


def name_faults(request: Request, name: str) -> Iterator[Fault]:
    """A name is typed whole: initials cannot be declined, nor an address written by them."""
    answer = typed(request, name)
    if answer and (len(answer.split()) < 2 or "." in answer):
        message = f"имя «{answer}» не полное: напишите фамилию, имя и отчество"
        yield Fault("name_not_whole", message, place=f"ввод.{name}")
