"""The words of the paper itself and of the organisation that issues it."""

from __future__ import annotations

import hashlib

from docgen.russian import decline_organisation
from docgen.template.inserts import Image
from registry.snapshot import Organisation
from templates_docx.vocabulary.word import Registration, Request, Word, text, typeset_forms

UNNUMBERED = "б/н"
_PLACES = {"город": "г.", "посёлок": "пос.", "поселок": "пос.", "село": "с.", "деревня": "д."}
_SETTINGS = "настройки школы"
EMBLEM = (22, 20)
"""The box of the emblem in the letterhead, in millimetres."""

CODE_SIDE = 18
"""The side of the QR code, in millimetres."""


def place_name(city: str) -> str | None:
    """«город Томск» as a letterhead writes it: г. Томск; what is shortened already stays."""
    kind, _, name = city.strip().partition(" ")
    mark = _PLACES.get(kind.lower())
    return text(f"{mark} {name}") if mark and name else text(city)


DOCUMENT: tuple[Word[Registration], ...] = (
    Word(
        "номер",
        "Регистрационный номер; у проекта – «б/н»",
        "12-ОД",
        lambda registration, _: UNNUMBERED if registration.draft else text(registration.number),
    ),
    Word(
        "дата",
        "Дата документа: «| дата» – 1 сентября 2026 г., «| дата_кратко» – 01.09.2026",
        "01.09.2026",
        lambda registration, _: registration.date,
    ),
    Word(
        "проект",
        "Условие: это ещё не документ, а предварительный просмотр",
        "нет",
        lambda registration, _: registration.draft,
    ),
    Word(
        "код",
        "Штрих-код (QR) с номером, датой и коротким знаком документа; его нет, если школа его не печатает",
        "картинка",
        lambda _, request: _code(request),
    ),
)


def _code(request: Request) -> Image | None:
    """The QR code of an issued paper: which paper it is, and nobody's data (ГОСТ Р 7.0.97-2025)."""
    registration, organisation = request.registration, request.subject.organisation
    if registration.draft or not organisation.letterhead.with_code:
        return None
    # The library that draws it is heavy, and few schools print a code.
    from docgen.qr import qr_png  # noqa: PLC0415

    told = f"№ {registration.number} от {registration.date:%d.%m.%Y}"
    key = hashlib.sha256(f"{organisation.id}|{organisation.inn}|{told}".encode()).hexdigest()[:8].upper()
    return Image(qr_png(f"{told} {key}"), width=CODE_SIDE, description=f"Штрих-код документа {told}")


def _emblem(organisation: Organisation, request: Request) -> Image | None:
    data = request.pictures.get(organisation.letterhead.emblem)
    return Image(data, *EMBLEM, description="Эмблема организации") if data else None


def _contacts(organisation: Organisation) -> str | None:
    """The lines of a letterhead after the names, as one: what is not known is left out."""
    named = (("тел. ", organisation.phone), ("ОГРН ", organisation.ogrn), ("ИНН ", organisation.inn))
    known = [organisation.address, *(mark + value for mark, value in named if value.strip())]
    known[2:2] = [organisation.email, organisation.site_url]
    return text(", ".join(one.strip() for one in known if one.strip()))


ORGANISATION: tuple[Word[Organisation], ...] = (
    Word(
        "полное_наименование",
        "Полное наименование по уставу; склоняется",
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5»",
        lambda organisation, _: typeset_forms(decline_organisation(organisation.full_name)),
    ),
    Word(
        "краткое_наименование",
        "Сокращённое наименование по уставу; склоняется",
        "МБОУ «СОШ № 5»",
        lambda organisation, _: typeset_forms(decline_organisation(organisation.short_name)),
    ),
    Word(
        "учредитель",
        "Учредитель, как на бланке",
        "Департамент образования администрации города Томска",
        lambda organisation, _: text(organisation.founder),
    ),
    Word(
        "город",
        "Место составления документа, как на бланке",
        "г. Томск",
        lambda organisation, _: place_name(organisation.city),
        f"место составления документов ({_SETTINGS})",
    ),
    Word(
        "адрес",
        "Адрес организации",
        "634000, г. Томск, ул. Школьная, д. 1",
        lambda organisation, _: text(organisation.address),
        f"адрес организации ({_SETTINGS})",
    ),
    Word("инн", "ИНН", "7000000000", lambda organisation, _: text(organisation.inn), f"ИНН ({_SETTINGS})"),
    Word(
        "огрн",
        "ОГРН",
        "1027000000000",
        lambda organisation, _: text(organisation.ogrn),
        f"ОГРН ({_SETTINGS})",
    ),
    Word("телефон", "Телефон", "(3822) 00-00-01", lambda organisation, _: text(organisation.phone)),
    Word(
        "почта",
        "Адрес электронной почты",
        "school5@example.ru",
        lambda organisation, _: text(organisation.email),
    ),
    Word(
        "сайт",
        "Адрес сайта",
        "https://school5.example.ru",
        lambda organisation, _: text(organisation.site_url),
    ),
    Word(
        "муниципалитет",
        "Орган управления образованием, к которому относится школа",
        "Управление образования",
        lambda organisation, _: text(organisation.municipality),
    ),
    Word(
        "муниципальная",
        "Условие: муниципальная организация",
        "да",
        lambda organisation, _: organisation.is_municipal,
    ),
    Word("эмблема", "Герб или эмблема, если школа её загрузила; картинка", "картинка", _emblem),
    Word(
        "справочные_данные",
        "Адрес, телефон, почта, сайт, ОГРН и ИНН одной строкой",
        "634000, г. Томск, ул. Школьная, д. 1, тел. (3822) 00-00-01",
        lambda organisation, _: _contacts(organisation),
    ),
    Word(
        "адрес_в_приказах",
        "Условие: школа печатает адрес и на бланке приказа",
        "нет",
        lambda organisation, _: organisation.letterhead.with_address,
    ),
)
