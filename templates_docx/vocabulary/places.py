"""The words of the paper itself and of the organisation that issues it."""

from __future__ import annotations

from docgen.russian import decline_organisation
from registry.snapshot import Organisation
from templates_docx.vocabulary.word import Registration, Word, text, typeset_forms

UNNUMBERED = "б/н"
_PLACES = {"город": "г.", "посёлок": "пос.", "поселок": "пос.", "село": "с.", "деревня": "д."}
_SETTINGS = "настройки школы"


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
)

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
)
