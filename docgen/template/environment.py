"""The hardened Jinja2 in which forms run: an allow-list at every door.

Attributes are those of plain values only, an unknown word raises, everything printed is escaped, and no
global function exists. The syntax a form may use is checked before (``syntax``); this is the second wall.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.errors import RenderError
from docgen.russian.filters import FILTERS
from docgen.template.values import is_frozen, printable

LOOP_WORDS = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem",
     "nextitem", "cycle", "changed"}
)  # fmt: skip
LOOP_CALLS = frozenset({"cycle", "changed"})
TESTS = frozenset(
    {"defined", "undefined", "none", "odd", "even", "divisibleby", "in", "eq", "ne", "lt", "le", "gt", "ge",
     "equalto", "string", "number"}
)  # fmt: skip
MAX_TURNS = 200_000
MAX_JOINED = 1_000_000
TURNS = "_turns"  # No form can name it: words of a form never begin with an underscore.


class UnknownWordMet(UndefinedError):
    """An unknown word was used; carries what is needed to name it and the nearest known one."""

    def __init__(self, owner: object, name: str, message: str | None = None) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = name


class UnknownWord(StrictUndefined):
    """The value of a word nobody gave: any use of it raises, save «is defined»."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ) -> None:
        # Jinja2 only calls it to make the error, so anything that returns one will do.
        made: Any = functools.partial(UnknownWordMet, obj, name or "")
        super().__init__(hint, obj, name, made)


@dataclasses.dataclass
class Turns:
    """How many turns the loops of one rendering have made."""

    made: int = 0

    def add(self, turns: int) -> None:
        self.made += turns
        if self.made > MAX_TURNS:
            raise RenderError(f"Циклы формы делают больше {MAX_TURNS} оборотов: проверьте вложенные циклы.")


class FormEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2 that reads plain values and nothing else."""

    intercepted_binops = frozenset({"+", "-"})
    intercepted_unops = frozenset({"+", "-"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A word inside a word: a key of a dict, a field of a frozen dataclass, a property of the loop."""
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        found = _member(obj, attribute)
        return self.undefined(obj=obj, name=attribute) if found is _MISSING else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An element by number, or the same as an attribute by name."""
        if isinstance(obj, list | tuple) and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.getattr(obj, str(argument))

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Calls of the loop's own words; the syntax check lets no other through, and neither does this."""
        if not isinstance(getattr(obj, "__self__", None), LoopContext):
            raise SecurityError("call refused")
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Sums and differences of numbers; text is joined with ~, never with +."""
        for value in (left, right):
            if isinstance(value, Undefined):
                value._fail_with_undefined_error()
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise RenderError("Складывать и вычитать можно только числа; слова соединяет знак ~.")
        return super().call_binop(context, operator, left, right)


_MISSING = object()


def _member(obj: Any, name: str) -> Any:
    if name.startswith("_"):
        return _MISSING
    if isinstance(obj, dict):
        return obj.get(name, _MISSING)
    if isinstance(obj, LoopContext):
        return getattr(obj, name) if name in LOOP_WORDS else _MISSING
    if is_frozen(obj) and name in _offered(type(obj)):
        return getattr(obj, name)
    return _MISSING


def _offered(kind: Any) -> set[str]:
    """The words a frozen dataclass offers: its fields and properties, never a method."""
    properties = {
        name for base in kind.__mro__ for name, item in vars(base).items() if isinstance(item, property)
    }
    return {field.name for field in dataclasses.fields(kind)} | properties


def known_words(owner: object) -> list[str]:
    """The words that may stand after the dot of ``owner``."""
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    if isinstance(owner, LoopContext):
        return sorted(LOOP_WORDS)
    return sorted(_offered(type(owner))) if is_frozen(owner) else []


def _finalize(value: Any) -> str:
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    return printable(value)


def _or(value: Any, other: Any) -> Any:
    """The value, or ``other`` when the value is empty; an unknown word stays an error."""
    return other if value is None or value in ("", [], ()) else value


def _length(value: Any) -> int:
    if not isinstance(value, list | tuple | str):
        raise RenderError("Длина есть только у списка и у текста.")
    return len(value)


def _join(values: Any, separator: str = ", ") -> str:
    items, between = _items(values), printable(separator)
    # A text that joins a list again and again would multiply with every line of the form.
    if len(items) * len(between) > MAX_JOINED:
        raise RenderError("Список соединён слишком длинным текстом.")
    return between.join(printable(value) for value in items)


def _first(values: Any) -> Any:
    return next(iter(_items(values)), None)


def _last(values: Any) -> Any:
    return next(iter(reversed(_items(values))), None)


def _items(values: Any) -> list[Any] | tuple[Any, ...]:
    if isinstance(values, Undefined):
        values._fail_with_undefined_error()
    if not isinstance(values, list | tuple):
        raise RenderError("Здесь нужен список: повторять, соединять и считать можно только его.")
    return values


@pass_context
def _count_turns(context: Context, values: Any) -> Any:
    items = _items(values)
    context[TURNS].add(len(items))
    return items


SAFE_FILTERS: Mapping[str, Callable[..., Any]] = {
    "default": _or, "или": _or, "length": _length,
    "count": _length, "длина": _length, "join": _join, "через": _join,
    "first": _first, "первый": _first, "last": _last, "последний": _last,
}  # fmt: skip
_ACCEPT_EMPTY = frozenset({"default", "или"})


def _strict(function: Callable[..., Any], *, accepts_empty: bool) -> Callable[..., Any]:
    """A filter that never sees an unknown word, nor an empty value it does not ask for."""

    @functools.wraps(function)
    def strict(value: Any, *args: Any, **kwargs: Any) -> Any:
        for given in (value, *args, *kwargs.values()):
            if isinstance(given, Undefined):
                given._fail_with_undefined_error()
        if value is None and not accepts_empty:
            return printable(None)
        return function(value, *args, **kwargs)

    return strict


def _strict_filters() -> dict[str, Callable[..., Any]]:
    table = {**SAFE_FILTERS, **FILTERS}
    return {name: _strict(function, accepts_empty=name in _ACCEPT_EMPTY) for name, function in table.items()}


def _environment() -> FormEnvironment:
    environment = FormEnvironment(undefined=UnknownWord, autoescape=True, finalize=_finalize, extensions=())
    environment.globals.clear()
    environment.filters = {**_strict_filters(), "_text": _finalize, TURNS: _count_turns}
    environment.tests = {name: test for name, test in environment.tests.items() if name in TESTS}
    return environment


ENVIRONMENT = _environment()
FILTER_NAMES = tuple(sorted(name for name in ENVIRONMENT.filters if not name.startswith("_")))
