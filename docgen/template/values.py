"""What may go into a form and what comes out on paper: plain values and their text.

Nothing live enters: an object with methods was how sandboxes of this kind were left elsewhere. Knows no
tag and no document.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.errors import RenderError
from docgen.template.inserts import INSERTS, Lines

_SCALARS = frozenset({str, int, Decimal, date, bool, type(None), *INSERTS})
_MAX_DEPTH = 30
# What XML 1.0 cannot carry: control characters, halves of surrogate pairs, non-characters. Nobody sees them.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_IN_LINES = re.compile("[\x00-\x06\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|\r|\x0b|\x0c")


def check_plain(context: Mapping[str, Any]) -> None:
    """Raise RenderError, naming the word, when a value is not plain: str, int, Decimal, date, bool, None,
    an insert of docgen's own, a list, tuple or dict of those, or a frozen dataclass of those."""
    for word, value in context.items():
        if not isinstance(word, str) or word.startswith("_"):
            raise RenderError(f"Слово «{word}» нельзя передать в форму: слова не начинаются с подчёркивания.")
        _check(value, word, 0)


def _check(value: object, word: str, depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise RenderError(f"Слово «{word}» вложено слишком глубоко.")
    kind = type(value)
    if kind in _SCALARS:
        return
    if isinstance(value, dict) and kind is dict:
        for key, inner in value.items():
            if type(key) is not str:
                raise RenderError(f"Внутри слова «{word}» есть ключ, который не является текстом.")
            _check(inner, f"{word}.{key}", depth + 1)
    elif isinstance(value, list | tuple) and kind in (list, tuple):
        for number, inner in enumerate(value, start=1):
            _check(inner, f"{word}[{number}]", depth + 1)
    elif is_frozen(value):
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            _check(getattr(value, field.name), f"{word}.{field.name}", depth + 1)
    else:
        raise RenderError(f"Слово «{word}»: значение вида {kind.__name__} в форму не передаётся.")


def is_frozen(value: object) -> bool:
    """Whether a value is an instance of a frozen dataclass."""
    parameters = getattr(type(value), "__dataclass_params__", None)
    return bool(parameters and parameters.frozen)


def offered(kind: type) -> frozenset[str]:
    """The words a frozen dataclass offers a form: its fields and properties, never a method.

    The inserts offer nothing: they are printed whole.
    """
    if kind in INSERTS:
        return frozenset()
    properties = {
        name for base in kind.__mro__ for name, item in vars(base).items() if isinstance(item, property)
    }
    fields = {field.name for field in dataclasses.fields(kind)}
    return frozenset(name for name in fields | properties if not name.startswith("_"))


def printable(value: object) -> str:
    """A value as text for paper: a date as 01.09.2026, a Decimal with a comma.

    Raises RenderError for what has no text of its own: nothing, yes or no, a list.
    """
    if isinstance(value, str):
        return clean_lines(str(value))
    if value is None:
        raise RenderError('Значение не заполнено: заполните его или напишите в форме «| или("…")».')
    if isinstance(value, bool):
        raise RenderError("Значение «да или нет» не печатается: напишите в форме {% if … %}.")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, Lines):
        return clean_lines(value.text)
    if isinstance(value, INSERTS):
        raise RenderError("Картинка, диаграмма или оформленный текст печатаются целиком и отдельно.")
    if is_frozen(value) and type(value).__str__ is not object.__str__:
        return clean_lines(str(value))
    raise RenderError("Здесь список или набор слов, а не одно слово: допишите, какое слово из него печатать.")


def clean_text(text: str) -> str:
    r"""Text that XML can carry: forbidden control characters out, every line end (\f too) a line feed."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def clean_lines(text: str) -> str:
    r"""The same for a text of a document, where \a and \f are marks of the dialect and stay."""
    return _FORBIDDEN_IN_LINES.sub("", re.sub("\r\n|\r|\x0b", "\n", text))
