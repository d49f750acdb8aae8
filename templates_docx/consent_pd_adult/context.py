"""The own words of an adult's consent to the processing of personal data (152-ФЗ, ст. 9 ч. 4)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.consents import CONSENT, consent_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

REQUIRED = ("организация.адрес", "организация.инн", "организация.огрн")
WORDS: dict[str, tuple[Word[Subject], ...]] = {"согласие": CONSENT}


def check(request: Request) -> Iterator[Fault]:
    """A minor signs the other form, through a legal representative (rule V-25)."""
    person = request.subject.person
    if person is not None and person.is_minor_on(request.subject.on):
        message = f"{person.name.full}: до 18 лет согласие даёт законный представитель, выберите его форму"
        yield Fault("minor", message, place="лицо")
    yield from consent_faults(request)


extend = OwnWords(WORDS, required=REQUIRED, check=check)
