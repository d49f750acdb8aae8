"""The words of whoever signs for the organisation."""

from __future__ import annotations

import re

from docgen.russian import Forms, decline_post
from docgen.russian.filters import uncapitalised
from registry.snapshot import Signatory
from templates_docx.vocabulary.people import name_forms
from templates_docx.vocabulary.word import Word, text

_ACTING = re.compile(r"^(и\.?\s?о\.?|врио|исполняющ(ий|ая) обязанности)\s+", re.IGNORECASE)


def acting_forms(signatory: Signatory) -> Forms:
    """The post of whoever signs; «исполняющий обязанности директора» follows the person's gender."""
    post = uncapitalised(_ACTING.sub("", signatory.position.strip()))
    if not signatory.acting:
        return decline_post(post)
    acting = "исполняющая" if signatory.gender == "f" else "исполняющий"
    return decline_post(f"{acting} обязанности {decline_post(post).genitive}")


def signature_post(signatory: Signatory) -> str:
    """«Директор», «И. о. директора»: the post as it stands before the signature."""
    post = uncapitalised(_ACTING.sub("", signatory.position.strip()))
    if signatory.acting:
        return f"И.\N{NO-BREAK SPACE}о. {decline_post(post).genitive}"
    return post[:1].upper() + post[1:]


SIGNATORY: tuple[Word[Signatory], ...] = (
    Word(
        "фио",
        "Кто подписывает за организацию; склоняется",
        "Борисова Елена Тимуровна",
        lambda signatory, _: name_forms(signatory.name, signatory.gender),
    ),
    Word(
        "должность",
        "Его должность со строчной буквы, с «исполняющий обязанности»; склоняется",
        "директор",
        lambda signatory, _: acting_forms(signatory),
    ),
    Word(
        "должность_в_подписи",
        "Должность перед подписью",
        "И. о. директора",
        lambda signatory, _: signature_post(signatory),
    ),
    Word(
        "исполняет_обязанности",
        "Условие: подписывает исполняющий обязанности",
        "нет",
        lambda signatory, _: signatory.acting,
    ),
    Word(
        "основание",
        "На основании чего действует, в родительном падеже",
        "Устава",
        lambda signatory, _: text(signatory.authority),
        "основание полномочий руководителя (настройки школы)",
    ),
)
