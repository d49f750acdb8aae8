"""The own words of a certificate: what it is called, and the organisation it may honour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from docgen.russian import Forms, decline_organisation
from registry.snapshot import Subject
from templates_docx.vocabulary.outsiders import typed
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word, typeset_forms

KINDS = {
    "грамота": "Почётная грамота",
    "благодарность": "Благодарность",
    "письмо": "Благодарственное письмо",
}
WHOM = "организация"
"""The answer, and the question of the name, when an organisation is honoured."""

REQUIRED = ("организация.город", "лицо.фио")


def check(request: Request) -> Iterator[Fault]:
    """An organisation has a name, and the certificate is not older than the order."""
    if request.inputs.get("кому") == WHOM and not _organisation(request):
        message = "наименование организации: впишите его или место работы партнёра"
        yield Fault("no_organisation", message, place=f"ввод.{WHOM}")
    told: date | None = request.inputs.get("дата_приказа")
    if told is not None and told > request.registration.date:
        message = "приказ о поощрении позже даты документа"
        yield Fault("order_after_paper", message, place="ввод.дата_приказа")


def _organisation(request: Request) -> str:
    person = request.subject.person
    return typed(request, WHOM) or (person.employer if person else "")


def _organisation_forms(_: Subject, request: Request) -> Forms | None:
    name = _organisation(request)
    return typeset_forms(decline_organisation(name)) if name else None


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "грамота": (
        Word(
            "вид",
            "Что вручается",
            "Почётная грамота",
            lambda _, request: KINDS[request.inputs["вид"]],
        ),
        Word(
            "организация",
            "Награждаемая организация; склоняется",
            "АО «Вектор»",
            _organisation_forms,
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
