"""The words the consents share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.word import Request, Word

BY_HAND = "впишет подписывающий"
SIGNS_FROM = 14  # From this age a minor signs beside the representative (rule V-25; ГК РФ, ст. 26).


def consent_faults(request: Request) -> Iterator[Fault]:
    """The term is not over before it begins, and a recipient has an address (152-ФЗ, ст. 9 ч. 4 п. 6)."""
    until = valid_until(request)
    if until < request.registration.date:
        yield Fault(
            "term_over", f"срок согласия ({until:%d.%m.%Y}) раньше даты документа", place="ввод.действует_по"
        )
    named = bool(request.inputs.get("получатель")), bool(request.inputs.get("адрес_получателя"))
    if named == (True, False):
        yield Fault("no_address", "адрес получателя персональных данных", place="ввод.адрес_получателя")
    if named == (False, True):
        yield Fault("no_name", "наименование получателя персональных данных", place="ввод.получатель")


def representative_faults(request: Request) -> Iterator[Fault]:
    """A minor has a legal representative to sign (152-ФЗ, ст. 9 ч. 6)."""
    person = request.subject.person
    if person is not None and person.is_minor_on(request.subject.on) and not person.representatives:
        yield Fault("missing_fact", "законный представитель (карточка обучающегося)", place="представитель")


def school_year_end(day: date) -> date:
    """31 August of the school year the day belongs to."""
    return date(day.year + (day.month >= 9), 8, 31)


def valid_until(request: Request) -> date:
    """The last day of the term: typed, or the end of the school year."""
    typed: date | None = request.inputs.get("действует_по")
    return typed or school_year_end(request.registration.date)


def _teenager_signs(subject: Subject, _: Request) -> bool:
    age = subject.person.age_on(subject.on) if subject.person else None
    return age is not None and SIGNS_FROM <= age < 18


CONSENT: tuple[Word[Subject], ...] = (
    Word(
        "действует_по",
        "Последний день срока: введённый или 31 августа учебного года",
        "31.08.2027",
        lambda _, request: valid_until(request),
    ),
    Word(
        "от_руки",
        "Условие: паспорт и адрес впишет подписывающий",
        "нет",
        lambda _, request: request.inputs.get("паспорт_и_адрес") == BY_HAND,
    ),
    Word(
        "подпись_несовершеннолетнего",
        "Условие: подписывает и сам несовершеннолетний, ему 14–17 лет",
        "да",
        _teenager_signs,
    ),
)
