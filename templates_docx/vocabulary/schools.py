"""The words of a paper about a whole school: all its pairs at work, its curators, its staff, its road map."""

from __future__ import annotations

from collections.abc import Iterable

from registry.snapshot import Person, Subject
from templates_docx.vocabulary.pairs import pair_words
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.plans import plan_words
from templates_docx.vocabulary.word import Request, Word, read_words

CURATOR = "curator"


COUNTS: tuple[Word[Subject], ...] = (
    Word(
        "пар",
        "Сколько пар в школе",
        "12",
        lambda subject, _: sum(len(pair.mentees) == 1 for pair in subject.pairs),
    ),
    Word(
        "групп",
        "Сколько групп в школе",
        "2",
        lambda subject, _: sum(len(pair.mentees) > 1 for pair in subject.pairs),
    ),
    Word(
        "наставников",
        "Сколько наставников",
        "13",
        lambda subject, _: len({pair.mentor.id for pair in subject.pairs}),
    ),
    Word(
        "наставляемых",
        "Сколько наставляемых",
        "20",
        lambda subject, _: len({one.id for pair in subject.pairs for one in pair.mentees}),
    ),
)
"""The school's pairs at work in numbers, for the types that tell them."""


def school_words(request: Request) -> dict[str, object]:
    """«пары», «кураторы», «работники» and «план» of the school."""
    subject = request.subject
    return {
        "пары": [pair_words(pair, request) for pair in subject.pairs],
        "кураторы": _listed(curators_of(subject), request),
        "работники": _listed(subject.staff, request),
        "план": plan_words(subject.plan, request),
    }


def curators_of(subject: Subject) -> list[Person]:
    """Whoever is a curator by role or of a pair, once, by name."""
    by_role = [one for one in subject.staff if CURATOR in one.roles]
    of_pairs = [pair.curator for pair in subject.pairs if pair.curator is not None]
    found = {one.id: one for one in (*by_role, *of_pairs)}
    return sorted(found.values(), key=lambda one: one.name.full)


def _listed(people: Iterable[Person], request: Request) -> list[dict[str, object]]:
    return [read_words(PERSON, person, request) for person in people]
