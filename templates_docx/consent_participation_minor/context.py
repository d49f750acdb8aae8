"""The own words of the consent to a minor's taking part (273-ФЗ, ст. 34 ч. 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.consents import CONSENT, consent_faults, valid_until
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word, phrase

REQUIRED = (
    "лицо.должность",
    "лицо.дата_рождения",
    "представитель",
    "представитель.родство",
    "участие.сопровождение",
)
AT_SCHOOL = "в школе, во внеурочное время"


def _begins(_: Subject, request: Request) -> date:
    typed: date | None = request.inputs.get("начало")
    return typed or request.registration.date


def _escort(_: Subject, request: Request) -> str | None:
    """Asked for only when there are meetings elsewhere: a form never prints it otherwise."""
    needed = bool(request.inputs.get("вне_школы"))
    return phrase(request.inputs.get("сопровождение") or "") if needed else "не нужно"


def _to_whom(subject: Subject, _: Request) -> str:
    return "ней" if subject.person and subject.person.gender == "f" else "нему"


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "согласие": CONSENT,
    "участие": (
        Word("начало", "Участие с: введённый день или дата документа", "07.09.2026", _begins),
        Word(
            "окончание",
            "Участие по: введённый день или 31 августа учебного года",
            "31.08.2027",
            lambda _, request: valid_until(request),
        ),
        Word(
            "место",
            "Место и время встреч",
            AT_SCHOOL,
            lambda _, request: phrase(request.inputs.get("место") or AT_SCHOOL),
        ),
        Word(
            "дистанционно",
            "Условие: встречи бывают по видеосвязи",
            "нет",
            lambda _, request: "видеосвязи" in (request.inputs.get("режим") or ""),
        ),
        Word(
            "сопровождение",
            "Кто сопровождает вне школы",
            "куратор программы",
            _escort,
            "кто сопровождает вне школы (поле «Кто сопровождает вне школы»)",
        ),
        Word("к_нему", "«к нему» или «к ней»: без предлога", "нему", _to_whom),
    ),
}


def check(request: Request) -> Iterator[Fault]:
    """It is for minors alone, and the participation does not end before it begins."""
    person = request.subject.person
    if person is not None and not person.is_minor_on(request.subject.on):
        message = f"{person.name.full}: с 18 лет согласие представителя на участие не нужно"
        yield Fault("of_age", message, place="лицо")
    if valid_until(request) < _begins(request.subject, request):
        yield Fault("term_over", "участие заканчивается раньше, чем начинается", place="ввод.начало")
    yield from consent_faults(request)


extend = OwnWords(WORDS, required=REQUIRED, check=check)
