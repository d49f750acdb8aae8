"""The own words of an agreement of cooperation: the partner as typed, in the cases of the preamble."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.outsiders import (
    name_faults,
    typed,
    typed_organisation,
    typed_person,
    typed_post,
)
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word, text

REQUIRED = (
    "организация.город",
    "организация.адрес",
    "организация.инн",
    "организация.огрн",
    "руководитель.основание",
    "ввод.координатор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """The signer is named whole, the numbers have their length, the term is ahead, pay has its conditions."""
    yield from name_faults(request, "партнёр_фио")
    for name, lengths, told in (("партнёр_инн", (10, 12), "ИНН"), ("партнёр_огрн", (13, 15), "ОГРН")):
        number = typed(request, name)
        if not number.isdecimal() or len(number) not in lengths:
            message = f"{told} партнёра – {lengths[0]} или {lengths[1]} цифр"
            yield Fault("partner_number", message, place=f"ввод.{name}")
    last: date | None = request.inputs.get("действует_по")
    if last is not None and last <= request.registration.date:
        message = f"срок действия ({last:%d.%m.%Y}) не позже даты соглашения"
        yield Fault("term_before_paper", message, place="ввод.действует_по")
    if request.inputs.get("платно") and not typed(request, "условия_оплаты"):
        yield Fault("no_terms_of_pay", "условия оплаты: участие платное", place="ввод.условия_оплаты")


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "партнёр": (
        Word(
            "наименование",
            "Полное наименование партнёра; склоняется",
            "Акционерное общество «Вектор»",
            lambda _, request: typed_organisation(request, "партнёр_наименование"),
        ),
        Word(
            "краткое",
            "Сокращённое наименование, если указано",
            "АО «Вектор»",
            lambda _, request: text(typed(request, "партнёр_краткое")),
        ),
        Word(
            "должность",
            "Должность подписывающего за партнёра; склоняется",
            "генеральный директор",
            lambda _, request: typed_post(request, "партнёр_должность"),
        ),
        Word(
            "фио",
            "Кто подписывает за партнёра; склоняется",
            "Гриценко Наталья Олеговна",
            lambda _, request: typed_person(request, "партнёр_фио", "партнёр_пол"),
        ),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
