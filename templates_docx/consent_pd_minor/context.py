"""The own words of the consent a legal representative gives for a minor (152-ФЗ, ст. 9 ч. 4 и 6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.consents import CONSENT, consent_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

REQUIRED = (
    "организация.адрес",
    "организация.инн",
    "организация.огрн",
    "лицо.должность",
    "лицо.дата_рождения",
    "представитель",
    "представитель.родство",
)
WORDS: dict[str, tuple[Word[Subject], ...]] = {"согласие": CONSENT}


def check(request: Request) -> Iterator[Fault]:
    """Whoever is of age signs for himself (rule V-25)."""
    person = request.subject.person
    if person is not None and not person.is_minor_on(request.subject.on):
        message = f"{person.name.full}: с 18 лет согласие дают лично, выберите форму совершеннолетнего"
        yield Fault("of_age", message, place="лицо")
    yield from consent_faults(request)


extend = OwnWords(WORDS, required=REQUIRED, check=check)
