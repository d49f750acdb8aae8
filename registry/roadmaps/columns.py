"""Which column of a road map's table means what, by its heading. It reads no rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from registry.roadmaps.source import Row

_HEADINGS: tuple[tuple[str, str], ...] = (
    ("number", r"^(?:№|n|номер)(?:\s*п\s*/?\s*п\.?)?$"),
    ("result", r"результат|вид документа|ожидаем|подтвержд"),
    ("responsible", r"ответствен|исполнител"),
    ("term", r"срок|период|дата"),
    ("content", r"содержание"),
    ("activity", r"мероприят|действи|направлени|деятельност"),
    ("stage", r"этап|раздел"),
    ("note", r"примечан|отметка|выполнен"),
)
_OWN = ("number", "term", "responsible", "result")
"""The columns an item keeps apart from its text."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Meaning → number of the column; ``titles`` are the headings as they stand."""

    places: Mapping[str, int]
    titles: tuple[str, ...]

    def of(self, meaning: str) -> int | None:
        return self.places.get(meaning)

    @property
    def group(self) -> int | None:
        """The column of stages; None where every row is an activity."""
        if self.of("stage") is not None:
            return self.of("stage")
        return self.of("activity") if self.of("content") is not None else None

    def extras(self, row: Row) -> tuple[str, ...]:
        """«Заголовок: текст» of every cell whose column has no place in a plan: it is kept with the words."""
        known = {self.group, self.body, *(self.of(meaning) for meaning in _OWN)}
        texts = ((number, row.text(number)) for number in range(len(row.cells)) if number not in known)
        return tuple(f"{self._title(number)}{text}" for number, text in texts if text)

    def _title(self, number: int) -> str:
        title = self.titles[number] if number < len(self.titles) else ""
        return f"{title}: " if title else ""

    @property
    def body(self) -> int | None:
        """The column of the activities themselves."""
        if self.of("stage") is not None:
            return self.of("activity") if self.of("activity") is not None else self.of("content")
        return self.of("content") if self.of("content") is not None else self.of("activity")


def read_header(row: Row) -> Columns | None:
    """The columns when the row is a heading: it names what is to be done and when, or by whom."""
    places: dict[str, int] = {}
    for number in range(len(row.cells)):
        meaning = _meaning(row.text(number))
        if meaning and meaning not in places:
            places[meaning] = number
    named = {"stage", "activity", "content"} & set(places)
    if not named or not {"term", "responsible", "number"} & set(places):
        return None
    return Columns(places, tuple(row.text(number) for number in range(len(row.cells))))


def _meaning(heading: str) -> str:
    text = " ".join(heading.casefold().replace("ё", "е").split())
    if not text or len(text) > 80:
        return ""
    return next((meaning for meaning, pattern in _HEADINGS if re.search(pattern, text)), "")
