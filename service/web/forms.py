"""A form of a page: what was typed, and what is wrong with it, field by field; nothing typed is ever lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from registry.errors import RegistryError
from service.http.bounds import clean

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Form:
    """``text``, ``day`` and ``choice`` read a field and note its fault; ``faults`` is empty when all is well.

    A sentence says what is wrong and how to mend it. Templates show ``form[name]`` and ``form.faults``.
    """

    def __init__(self, typed: Mapping[str, str] | None = None) -> None:
        self.typed: dict[str, str] = dict(typed or {})
        self.faults: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """What was typed, with stray spaces off; empty for a field that was not sent."""
        return " ".join(self.typed.get(name, "").replace("\u00a0", " ").split())

    def holds(self, *names: str) -> bool:
        """Whether any of these fields came at all: a form without them was not filled in by anybody."""
        return any(name in self.typed for name in names)

    def text(self, name: str, missing: str = "", longest: int = 500) -> str:
        """``missing`` is the sentence for an empty field; without it the field may be left empty."""
        value = self[name]
        if missing and not value:
            self.faults[name] = missing
        elif len(value) > longest:
            self.faults[name] = f"Слишком длинно: {len(value)} знаков, можно не больше {longest}."
        return value

    def day(self, name: str, missing: str = "") -> date | None:
        """A date as the browser's calendar sends it, or as people write it: 01.09.2026."""
        value = self.text(name, missing)
        if not value or name in self.faults:
            return None
        found = _day(value)
        if found is None:
            self.faults[name] = f"Такой даты нет: «{value[:20]}». Напишите её как 01.09.2026."
        elif not 1900 <= found.year <= 2100:
            self.faults[name] = "Проверьте год в дате."
            return None
        return found

    def choice(self, name: str, allowed: Collection[str], missing: str) -> str:
        value = self[name]
        if value not in allowed:
            self.faults[name] = missing
        return value

    def refuse(self, error: RegistryError, field: str) -> None:
        """What the registry says is wrong stands at ``field``."""
        self.faults.setdefault(field, error.message)


def _day(value: str) -> date | None:
    dotted = _DOTTED.fullmatch(value)
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return date.fromisoformat(value)
    except ValueError:
        return None


async def read_form(request: Request) -> Form:
    """The request's text fields; of a field sent twice the last one counts. Files are not texts."""
    sent = await request.form()
    return Form({clean(name): clean(value) for name, value in sent.multi_items() if isinstance(value, str)})


TypedForm = Annotated[Form, Depends(read_form)]
