"""The own words of the order that appoints a curator: the term, and who learns of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.acquainted import by_choice, by_post, chosen_as
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word
from templates_docx.vocabulary.years import first_day

NAMED = ("куратор", "замещающий", "визируют")
EXTRA_PAY = "доплата"

REQUIRED = ("организация.город", "ввод.куратор.должность")


def check(request: Request) -> Iterator[Fault]:
    """A curator is an employee (письмо № АЗ-1128/08), takes no turns with himself, for a term that is one."""
    for person in chosen_as(request, "куратор"):
        if not person.is_employee:
            message = f"куратором назначают работника школы, а {person.name.full} в ней не работает"
            yield Fault("curator_outside", message, place="ввод.куратор")
    curator, deputy = request.inputs.get("куратор"), request.inputs.get("замещающий")
    if curator is not None and curator == deputy:
        yield Fault("same_person", "куратора замещает другой человек", place="ввод.замещающий")
    if _ends(request) < _begins(request):
        yield Fault("term_over", "срок кончается раньше, чем начинается", place="ввод.окончание")


def _begins(request: Request) -> date:
    typed: date | None = request.inputs.get("начало")
    return typed or max(request.registration.date, first_day(request))


def _ends(request: Request) -> date:
    typed: date | None = request.inputs.get("окончание")
    return typed or date(first_day(request).year + 1, 8, 31)


def _charged_by_post(_: Subject, request: Request) -> list[str]:
    paid = ["специалист по кадрам"] if request.inputs.get("условия") == EXTRA_PAY else []
    return [*paid, "ответственный за ведение официального сайта", "ответственный за делопроизводство"]


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "приказ": (
        Word(
            "заголовок",
            "Заголовок к тексту",
            "О назначении куратора наставничества",
            lambda *_: "О назначении куратора наставничества",
        ),
        Word("начало", "С какого дня", "01.09.2026", lambda _, request: _begins(request)),
        Word("окончание", "По какой день", "31.08.2027", lambda _, request: _ends(request)),
        by_choice(NAMED),
        by_post(_charged_by_post),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
