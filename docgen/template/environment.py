"""The hardened Jinja2 of the reference path: an allow-list at every door.

Attributes are those of plain values only, an unknown word raises, everything printed is escaped, and no
global function exists. The syntax a form may use is checked before (``syntax``); this is the second wall.
The fast path runs the same rules without Jinja2 (``machine``); what it cannot do is done here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from docgen.errors import RenderError
from docgen.template.filters import ACCEPT_EMPTY, all_filters, concat, items
from docgen.template.put import put
from docgen.template.values import is_frozen, offered, printable

LOOP_WORDS = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem",
     "nextitem", "cycle", "changed"}
)  # fmt: skip
LOOP_CALLS = frozenset({"cycle", "changed"})
TESTS = frozenset(
    {"defined", "undefined", "none", "odd", "even", "divisibleby", "in", "eq", "ne", "lt", "le", "gt", "ge",
     "equalto", "string", "number"}
)  # fmt: skip
# Names of the engine's own, which no form can write: its words never begin with an underscore.
RENDERING, TURNS, CONCAT, PUT = "_rendering", "_turns", "_concat", "_put"
PICTURE, LIST, CHART_FILTER, GROUPED = "_picture", "_list", "_chart", "_grouped"


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
    if is_frozen(obj) and name in offered(type(obj)):
        return getattr(obj, name)
    return _MISSING


def known_words(owner: object) -> list[str]:
    """The words that may stand after the dot of ``owner``."""
    if isinstance(owner, dict):
        return [str(key) for key in owner]
    if isinstance(owner, LoopContext):
        return sorted(LOOP_WORDS)
    return sorted(offered(type(owner))) if is_frozen(owner) else []


@pass_context
def _put(context: Context, value: Any, kind: int) -> Markup:
    _fail_unknown(value)
    return Markup(put(value, kind, context[RENDERING]))  # noqa: S704 — put has escaped the value.


@pass_context
def _count_turns(context: Context, values: Any) -> Any:
    _fail_unknown(values)
    context[RENDERING].add_turns(len(items(values)))
    return values


@pass_context
def _next_picture(context: Context, _: Any) -> int:
    number: int = context[RENDERING].next_picture()
    return number


@pass_context
def _new_list(context: Context, number: int) -> int:
    made: int = context[RENDERING].new_list(number)
    return made


@pass_context
def _grouped(context: Context, values: list[Any], number: int, is_first: bool) -> bool:
    for value in values:
        _fail_unknown(value)
    differs: bool = context[RENDERING].begins_group(values, number, is_first)
    return differs


def _concat(values: tuple[Any, ...]) -> str:
    for value in values:
        _fail_unknown(value)
    return concat(values)


def _fail_unknown(value: Any) -> None:
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()


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
    table = all_filters()
    return {name: _strict(function, accepts_empty=name in ACCEPT_EMPTY) for name, function in table.items()}


_OWN_FILTERS = {
    PUT: _put, TURNS: _count_turns, PICTURE: _next_picture, LIST: _new_list, CONCAT: _concat,
    GROUPED: _grouped, CHART_FILTER: lambda value, _: value,
}  # fmt: skip


def _environment() -> FormEnvironment:
    environment = FormEnvironment(undefined=UnknownWord, autoescape=True, extensions=())
    environment.globals.clear()
    environment.filters = {**_strict_filters(), **_OWN_FILTERS}
    environment.tests = {name: test for name, test in environment.tests.items() if name in TESTS}
    return environment


ENVIRONMENT = _environment()
FILTER_NAMES = tuple(sorted(name for name in ENVIRONMENT.filters if not name.startswith("_")))
