"""The filters of a form that are not Russian grammar: the value or another, lengths, joining, first and last.

One table for both ways of filling; what the table does not hold is looked for among the Russian filters.
Knows no Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from docgen.errors import RenderError
from docgen.template.values import printable

MAX_JOINED = 100_000


def either(value: Any, other: Any) -> Any:
    """The value, or ``other`` when the value is empty; an unknown word stays an error."""
    return other if value is None or value in ("", [], ()) else value


def length(value: Any) -> int:
    """How many elements a list has, or characters a text."""
    if not isinstance(value, list | tuple | str):
        raise RenderError("Длина есть только у списка и у текста.")
    return len(value)


def join(values: Any, separator: str = ", ") -> str:
    """The elements of a list as one text."""
    elements, between = items(values), printable(separator)
    texts = [printable(value) for value in elements]
    # A text that joins a list again and again would multiply with every line of the form.
    check_length(sum(map(len, texts)) + len(between) * len(texts))
    return between.join(texts)


def concat(values: tuple[Any, ...]) -> str:
    """What ``~`` gives: the texts of its values together."""
    texts = [printable(value) for value in values]
    check_length(sum(map(len, texts)))
    return "".join(texts)


def check_length(characters: int) -> None:
    """RenderError when a text would be joined too long: a hostile form would join without end."""
    if characters > MAX_JOINED:
        raise RenderError(f"Текст соединён слишком длинным: больше {MAX_JOINED} знаков.")


def first(values: Any) -> Any:
    """The first element of a list."""
    return next(iter(items(values)), None)


def last(values: Any) -> Any:
    """The last element of a list."""
    return next(iter(reversed(items(values))), None)


def items(values: Any) -> list[Any] | tuple[Any, ...]:
    """A list as it is; RenderError for anything else, a text included: letters are not elements."""
    if not isinstance(values, list | tuple):
        raise RenderError("Здесь нужен список: повторять, соединять и считать можно только его.")
    return values


def plainly(value: Any) -> Any:
    """The value as it is: docxtpl's «| e» escapes it, which is done here with every value."""
    return value


def upper(value: Any) -> str:
    """ЗАГЛАВНЫМИ буквами."""
    return printable(value).upper()


def lower(value: Any) -> str:
    """Строчными буквами."""
    return printable(value).lower()


def trim(value: Any) -> str:
    """Без пробелов по краям."""
    return printable(value).strip()


SAFE_FILTERS: Mapping[str, Callable[..., Any]] = {
    "default": either, "или": either, "length": length,
    "count": length, "длина": length, "join": join, "через": join,
    "e": plainly, "escape": plainly, "upper": upper, "lower": lower, "trim": trim,
    "first": first, "первый": first, "last": last, "последний": last,
}  # fmt: skip
ACCEPT_EMPTY = frozenset({"default", "или"})


def filter_named(name: str) -> Callable[..., Any]:
    """The filter of a form by its name; KeyError when there is none."""
    found = SAFE_FILTERS.get(name)
    return found if found is not None else _russian()[name]


def all_filters() -> dict[str, Callable[..., Any]]:
    """Every filter a form may use."""
    return {**SAFE_FILTERS, **_russian()}


def _russian() -> Mapping[str, Callable[..., Any]]:
    # The dictionaries of Russian take long to load, and a form without declension never needs them.
    table: Mapping[str, Callable[..., Any]] = import_module("docgen.russian.filters").FILTERS
    return table
