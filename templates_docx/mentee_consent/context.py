"""The own words of the mentees' consent: those of age, who sign for themselves (письмо № АЗ-1128/08)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.snapshot import Person, Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words

REQUIRED = ("пара.вид", "пара.режим")


def _adults(subject: Subject) -> list[Person]:
    return [one for one in subject.pair.mentees if not one.is_minor_on(subject.on)]


def _words(subject: Subject, request: Request) -> list[dict[str, object]]:
    return [read_words(PERSON, one, request) for one in _adults(subject)]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "согласие": (
        Word(
            "наставляемые",
            "Совершеннолетние наставляемые: слова человека у каждого",
            "{% for наставляемый in согласие.наставляемые %}",
            _words,
            of=PERSON,
        ),
        Word(
            "наставляемый",
            "Первый из них: слова человека",
            "согласие.наставляемый.фио",
            lambda subject, request: _words(subject, request)[0],
            of=PERSON,
        ),
        Word(
            "несколько", "Условие: подписывают несколько", "нет", lambda subject, _: len(_adults(subject)) > 1
        ),
    )
}


def check(request: Request) -> Iterator[Fault]:
    """Minors take part by the consent of their representatives, on a form of its own."""
    if not _adults(request.subject):
        message = "до 18 лет подписывают согласие законного представителя на участие, выберите его форму"
        yield Fault("minor", message, place="пара.наставляемые")


extend = OwnWords(WORDS, required=REQUIRED, check=check)
