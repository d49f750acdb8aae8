"""The own words of a withdrawal: whose consent, of what kind, of which day (152-ФЗ, ст. 9 ч. 2, ст. 10.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from docgen.russian import PersonForms
from registry.reference.purposes import DISSEMINATION, PERSONAL_DATA, purposes
from registry.snapshot import Consent, Person, PrivateFacts, Subject
from templates_docx.vocabulary.consents import CONSENT, representative_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.people import name_forms
from templates_docx.vocabulary.word import Request, Word, phrase, text

ALL = "все персональные данные, названные в согласии"
WHOLE = "всё, на что дано согласие"


def _kind(request: Request) -> str:
    return request.inputs.get("вид") or PERSONAL_DATA


def _withdrawn(subject: Subject, request: Request) -> Consent | None:
    """The consent that is withdrawn: the last one of the kind that lives on the paper's date."""
    kind = _kind(request)
    live = [one for one in subject.consents if one.kind == kind and one.is_live_on(subject.on)]
    return live[-1] if live else None


def _given_on(subject: Subject, request: Request) -> date | None:
    typed: date | None = request.inputs.get("дата_согласия")
    found = _withdrawn(subject, request)
    return typed or (found.signed_on if found else None)


def _applicant(subject: Subject) -> Person | None:
    """Who signs: the person, or for a minor the legal representative."""
    person = subject.person
    if person is None or not person.is_minor_on(subject.on):
        return person
    return person.representatives[0].person if person.representatives else None


def _applicant_name(subject: Subject, _: Request) -> PersonForms | None:
    found = _applicant(subject)
    return name_forms(found.name, found.gender) if found else None


def _contact(subject: Subject, _: Request) -> str | None:
    found = _applicant(subject)
    private = (found.private if found else None) or PrivateFacts()
    return text(private.phone) or text(private.address)


def _items(subject: Subject, request: Request) -> str | None:
    spoken = ALL if _kind(request) in {PERSONAL_DATA, DISSEMINATION} else WHOLE
    return phrase(request.inputs.get("перечень") or spoken)


def _resources(subject: Subject, request: Request) -> str | None:
    if _kind(request) != DISSEMINATION:
        return None
    found = _withdrawn(subject, request)
    typed: str | None = request.inputs.get("ресурсы")
    return phrase(typed or ", ".join(found.resources if found else ()))


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "согласие": CONSENT,
    "отзыв": (
        Word(
            "заявитель",
            "Кто подписывает отзыв; склоняется",
            "Петрова Ольга Ивановна",
            _applicant_name,
            "законный представитель (карточка обучающегося)",
        ),
        Word("контакт", "Телефон или адрес заявителя", "+7 900 000-00-01", _contact),
        Word(
            "обработка",
            "Условие: отзывают согласие на обработку",
            "да",
            lambda _, request: _kind(request) == PERSONAL_DATA,
        ),
        Word(
            "распространение",
            "Условие: отзывают согласие на распространение",
            "нет",
            lambda _, request: _kind(request) == DISSEMINATION,
        ),
        Word(
            "на_что",
            "На что было согласие, в винительном падеже",
            "обработку персональных данных",
            lambda _, request: purposes()[_kind(request)].agreed_to,
        ),
        Word(
            "дата_согласия",
            "Когда подписано согласие: введённый день или последний из реестра",
            "07.09.2026",
            _given_on,
            "дата согласия (в реестре действующего согласия нет: впишите дату в поле «Дата согласия»)",
        ),
        Word("перечень", "Каких данных касается отзыв", ALL, _items),
        Word("ресурсы", "Где размещены данные", "https://school5.example.ru", _resources),
    ),
}
REQUIRED = ("отзыв.заявитель", "отзыв.дата_согласия")


def check(request: Request) -> Iterator[Fault]:
    """It is not withdrawn before it was given."""
    yield from representative_faults(request)
    given = _given_on(request.subject, request)
    if given is not None and given > request.registration.date:
        yield Fault("term_over", "отзыв датирован раньше самого согласия", place="ввод.дата_согласия")


extend = OwnWords(WORDS, required=REQUIRED, check=check)
