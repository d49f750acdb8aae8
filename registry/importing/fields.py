"""The fields of people, pairs and plans, and the words by which headers name them, from the table beside.

The columns of parents are made here: any word for a parent beside any word for a fact.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A field's Russian title and the headers that mean it."""

    title: str
    synonyms: tuple[str, ...]


_PARENTS = {
    "mother": ("Мать", ("мать", "матери", "мама", "мамы")),
    "father": ("Отец", ("отец", "отца", "папа", "папы")),
    "parent": (
        "Законный представитель",
        (
            "законный представитель",
            "законного представителя",
            "родитель",
            "родителя",
            "родители",
            "родителей",
            "родитель законный представитель",
            "родителя законного представителя",
            "родитель или законный представитель",
        ),
    ),
}
_PARENT_FACTS = {
    "name": ("ФИО", ("фио", "ф и о", "фамилия имя отчество")),
    "birth_date": ("дата рождения", ("дата рождения",)),
    "phone": ("телефон", ("телефон", "тел", "контактный телефон", "моб тел")),
    "passport": ("паспорт", ("паспорт", "паспортные данные", "паспорт серия номер")),
    "address": ("адрес", ("адрес", "адрес регистрации")),
    "email": ("эл. почта", ("эл почта", "email", "e mail", "электронная почта")),
}


def _told(rows: Mapping[str, Any]) -> dict[str, Field]:
    return {name: Field(row["title"], (row["title"], *row["headers"])) for name, row in rows.items()}


def _parent_fields() -> dict[str, Field]:
    fields = {}
    for parent, (title, words) in _PARENTS.items():
        for fact, (fact_title, fact_words) in _PARENT_FACTS.items():
            both = [f"{a} {b}" for word in words for own in fact_words for a, b in ((word, own), (own, word))]
            alone = list(words) if fact == "name" else []
            fields[f"{parent}_{fact}"] = Field(f"{title}: {fact_title}", (*alone, *both))
    return fields


_TABLE = tomllib.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))

PEOPLE: dict[str, Field] = _told(_TABLE["people"]) | _parent_fields()
PAIRS: dict[str, Field] = _told(_TABLE["pairs"])
PLANS: dict[str, Field] = _told(_TABLE["plans"])


def synonyms(fields: Mapping[str, Field]) -> dict[str, tuple[str, ...]]:
    """The table as a vocabulary of headers takes it."""
    return {name: field.synonyms for name, field in fields.items()}
