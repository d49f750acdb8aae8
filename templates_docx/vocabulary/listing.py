"""All words as one list: what a form may name, and what a missing fact is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.document_type import DocumentType
from templates_docx.vocabulary.acts import ACTS, GROUNDS
from templates_docx.vocabulary.directives import DIRECTIVE
from templates_docx.vocabulary.own_words import own_words
from templates_docx.vocabulary.pairs import PAIR
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.places import DOCUMENT, ORGANISATION
from templates_docx.vocabulary.plans import PLAN
from templates_docx.vocabulary.programmes import PROGRAMME
from templates_docx.vocabulary.representatives import REPRESENTATIVE
from templates_docx.vocabulary.signatories import SIGNATORY
from templates_docx.vocabulary.word import Word
from templates_docx.vocabulary.years import SCHOOL_YEAR

Words = Sequence[Word[Any]]

COMMON: Mapping[str, Words] = {
    "документ": DOCUMENT,
    "организация": ORGANISATION,
    "руководитель": SIGNATORY,
    "акт": DIRECTIVE,
    "учебный_год": SCHOOL_YEAR,
    "акты": ACTS,
    "основания": GROUNDS,
}
BY_SUBJECT: Mapping[str, Mapping[str, Words]] = {
    "person": {"лицо": PERSON, "представитель": (*REPRESENTATIVE, *PERSON)},
    "pair": {"пара": PAIR, "программа": PROGRAMME},
    "pairs": {"пары": PAIR},
    "organisation": {"пары": PAIR, "кураторы": PERSON, "работники": PERSON, "план": PLAN},
}
"""The roots of the common words, and of those a type's subject brings."""


def roots_of(document_type: DocumentType) -> dict[str, Words]:
    """Every root a form of the type may use, the typed answers left out, with its words."""
    return {**COMMON, **BY_SUBJECT[document_type.manifest.subject], **own_words(document_type).words}


def word_paths(document_type: DocumentType) -> set[str]:
    """Every word a form of the type may use, as a dotted path: «пара.наставник.фио», «ввод.положение»."""
    fields = document_type.manifest.inputs
    typed = {f"ввод.{field.name}" for field in fields}
    people = (field.name for field in fields if field.type in ("person", "people"))
    typed |= {path for name in people for path in _paths(f"ввод.{name}", PERSON)}
    return typed | {path for root, words in roots_of(document_type).items() for path in _paths(root, words)}


def mend_of(document_type: DocumentType, path: str) -> str:
    """What the office worker is told when the word at ``path`` has no value."""
    root, *names = path.split(".")
    if root == "ввод":
        told = next(f"«{field.label}»" for field in document_type.manifest.inputs if field.name == names[0])
        inner = next((word for word in PERSON if word.name == names[-1]), None) if names[1:] else None
        return f"{told}: {inner.mend or inner.description}" if inner else told
    words = roots_of(document_type)[root]
    told = _ROOTS.get(root, root)
    for name in names:
        word = next(word for word in words if word.name == name)
        told, words = word.mend or word.description, word.of
    return told


_ROOTS = {
    "план": "дорожная карта школы (раздел «Дорожные карты»)",
    "программа": "персонализированная программа пары",
    "представитель": "законный представитель (карточка обучающегося)",
}


def _paths(owner: str, words: Words) -> Iterator[str]:
    for word in words:
        yield f"{owner}.{word.name}"
        yield from _paths(f"{owner}.{word.name}", word.of)
