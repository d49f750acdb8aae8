"""The own words of a consent to spreading personal data (152-ФЗ, ст. 10.1; приказ Роскомнадзора № 18)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.errors import Fault
from registry.reference.purposes import items
from registry.snapshot import Subject
from templates_docx.vocabulary.consents import CONSENT, consent_faults, representative_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word, text

REQUIRED = ("организация.адрес", "организация.инн", "организация.огрн", "согласие.ресурсы")


def _resources(subject: Subject, request: Request) -> list[str]:
    typed: str | None = request.inputs.get("ресурсы")
    lines = [line.strip(" ;,.") for line in (typed or subject.organisation.site_url).splitlines()]
    return [found for line in lines if (found := text(line))]


def _items(_: Subject, __: Request) -> list[dict[str, Any]]:
    found = enumerate(items().values(), start=1)
    return [{"номер": number, "название": text(item.title)} for number, item in found]


_ITEM = (
    Word[Any]("номер", "Номер строки", "1", lambda item, _: item["номер"]),
    Word[Any]("название", "Что разрешают или запрещают", "фотография", lambda item, _: item["название"]),
)

WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "согласие": (
        *CONSENT,
        Word(
            "ресурсы",
            "Адреса страниц, где будут размещены данные: введённые или сайт школы",
            "https://school5.example.ru",
            _resources,
            "адреса страниц (поле «Где будут размещены» или сайт в настройках школы)",
        ),
        Word("перечень", "Строки перечня: номер и название", "1, фотография", _items, of=_ITEM),
    )
}


def check(request: Request) -> Iterator[Fault]:
    """A minor has somebody to sign; the term is not over before it begins."""
    yield from representative_faults(request)
    yield from consent_faults(request)


extend = OwnWords(WORDS, required=REQUIRED, check=check)
