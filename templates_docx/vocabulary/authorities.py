"""The words of an authority: its schools as numbers, the small ones hidden. Shared by municipal papers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from registry.indicator_facts import SchoolNumbers
from registry.snapshot import Subject
from templates_docx.vocabulary.indicators import number
from templates_docx.vocabulary.word import Request, Word, in_print, read_words


def authority_faults(request: Request) -> Iterator[Fault]:
    """The paper is of an authority with schools below it."""
    counted = request.subject.indicators
    if counted is None or not counted.schools:
        message = (
            "документ составляет управление образования, у которого есть школы: выберите его, а не школу"
        )
        yield Fault("no_schools", message, place="организация")


def _count(value: int | None) -> str:
    return "*" if value is None else number(value)


def _schools(subject: Subject) -> tuple[SchoolNumbers, ...]:
    return subject.indicators.schools if subject.indicators else ()


SCHOOL: tuple[Word[SchoolNumbers], ...] = (
    Word("название", "Школа", "МБОУ «СОШ № 5»", lambda one, _: in_print(one.name)),
    Word("пар", "Действующих пар; малые числа скрыты", "14", lambda one, _: _count(one.pairs)),
    Word("наставников", "Наставников; малые числа скрыты", "13", lambda one, _: _count(one.mentors)),
    Word("наставляемых", "Наставляемых; малые числа скрыты", "19", lambda one, _: _count(one.mentees)),
)
SCHOOLS: tuple[Word[Subject], ...] = (
    Word("всего_школ", "Сколько школ", "12", lambda subject, _: len(_schools(subject))),
    Word(
        "с_парами",
        "В скольких школах есть действующие пары",
        "10",
        lambda subject, _: sum(one.pairs != 0 for one in _schools(subject)),
    ),
    Word(
        "школы",
        "Школы по алфавиту",
        "{% for школа in муниципалитет.школы %}",
        lambda subject, request: [read_words(SCHOOL, one, request) for one in _schools(subject)],
        of=SCHOOL,
    ),
)
"""«муниципалитет»: every school under the authority, by name."""
