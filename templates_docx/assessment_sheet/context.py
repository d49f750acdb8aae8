"""The own words of the assessment sheet: one page a mentee, under the name or under a code."""

from __future__ import annotations

from registry.snapshot import Person, Subject
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words

REQUIRED = ("пара.вид",)


def _code(number: int, request: Request) -> str:
    """The sheet's own number and the place in the group: it tells nothing of the person (152-ФЗ, ст. 5)."""
    return f"{request.registration.number}/{number}"


def _title(person: Person, number: int, request: Request) -> str:
    if not request.inputs.get("с_именем"):
        return _code(number, request)
    return str(read_words(PERSON, person, request)["фио_должность"])


def _participants(subject: Subject, request: Request) -> list[dict[str, str]]:
    mentees = enumerate(subject.pair.mentees, start=1)
    return [{"обозначение": _title(one, number, request)} for number, one in mentees]


PARTICIPANT: tuple[Word[Person], ...] = (
    Word(
        "обозначение",
        "Имя и должность или класс; без имени – код",
        "31-вн/1",
        lambda person, _: person.name.full,
    ),
)
WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "лист": (
        Word(
            "участники",
            "Наставляемые пары: на каждого своя страница",
            "{% for участник in лист.участники %}",
            _participants,
            of=PARTICIPANT,
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED)
