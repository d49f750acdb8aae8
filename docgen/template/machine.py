"""What the generated code of a form calls while it fills: words, loops, values that are not plain text.

Strict: whatever is unknown, empty where it may not be, or of an unexpected kind stops the code, and the
reference path says in Russian what is wrong and where. Imports nothing heavy: a process that finds its form
compiled on disk starts with this module alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, wraps
from types import CodeType
from typing import Any, NoReturn

from docgen.template.escape import escape
from docgen.template.filters import ACCEPT_EMPTY, concat, filter_named
from docgen.template.put import put_bytes
from docgen.template.rendering import Rendering
from docgen.template.seen import keep
from docgen.template.tables import mend_end, mend_table
from docgen.template.values import is_frozen, offered

Fill = Callable[[Callable[..., Any], Rendering], list[bytes]]


class Stopped(Exception):
    """The generated code met what only the reference path can answer."""


def _stop(*_: object, **__: object) -> NoReturn:
    raise Stopped


class Unknown:
    """The value of a word nobody gave: any use of it stops the code, save «is defined»."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    __bool__ = __len__ = __iter__ = __contains__ = __lt__ = __le__ = __gt__ = __ge__ = _stop
    __eq__ = __ne__ = _stop
    __hash__ = None  # type: ignore[assignment]
    __str__ = __getitem__ = __call__ = __add__ = __radd__ = __sub__ = __rsub__ = __neg__ = __pos__ = _stop


def find(owner: Any, name: str) -> Any:
    """A word inside a word, or Unknown: a key of a dict, a field or property of a frozen dataclass."""
    if type(owner) is dict:
        return owner.get(name, _NOWHERE)
    if type(owner) is Unknown or not is_frozen(owner) or name not in _offered(owner.__class__):
        return _NOWHERE if type(owner) is not Unknown else _stop()
    return getattr(owner, name)


_NOWHERE = Unknown("")


@lru_cache(maxsize=256)
def _offered(kind: type) -> frozenset[str]:
    return offered(kind)


def attribute(owner: Any, name: str) -> Any:
    """A word inside a word; an unknown one stops the code."""
    found = find(owner, name)
    return found if found is not _NOWHERE else _stop()


def item(owner: Any, number: int) -> Any:
    """An element of a list by its number."""
    if type(owner) in (list, tuple) and -len(owner) <= number < len(owner):
        return owner[number]
    return _stop()


class View:
    """A word that is no dict, asked for its words as if it were one."""

    __slots__ = ("_owner",)

    def __init__(self, owner: Any) -> None:
        self._owner = owner

    def __getitem__(self, name: str) -> Any:
        return attribute(self._owner, name)


def items(values: Any) -> list[Any] | tuple[Any, ...]:
    """A list to loop over."""
    if values.__class__ is list or values.__class__ is tuple:
        loop: list[Any] | tuple[Any, ...] = values
        return loop
    return _stop()


def number(value: Any) -> Any:
    """A number to add or to subtract."""
    return value if type(value) in (int, Decimal) else _stop()


def before(values: Sequence[Any], index: int) -> Any:
    """The element of the turn before; the first turn has none."""
    return values[index - 1] if index else _stop()


def after(values: Sequence[Any], index: int) -> Any:
    """The element of the next turn; the last turn has none."""
    return values[index + 1] if index + 1 < len(values) else _stop()


def changed(memory: list[Any], values: tuple[Any, ...]) -> bool:
    """Whether the values differ from those of the last turn."""
    differ = bool(memory[0] != values)
    memory[0] = values
    return differ


def begins_group(rendering: Rendering, values: list[Any], number: int, is_first: bool) -> bool:
    """Whether a grouped cell differs from the one above."""
    if any(value.__class__ is Unknown for value in values):
        _stop()
    return rendering.begins_group(values, number, is_first)


def _strict(name: str) -> Callable[..., Any]:
    """A filter that never sees an unknown word, nor an empty value it does not ask for."""
    function, accepts_empty = filter_named(name), name in ACCEPT_EMPTY

    @wraps(function)
    def strict(value: Any, *arguments: Any, **named: Any) -> Any:
        if value is None and not accepts_empty:
            _stop()
        for given in (value, *arguments, *named.values()):
            if given.__class__ is Unknown:
                _stop()
        return function(value, *arguments, **named)

    return strict


def _number_test(value: Any) -> bool:
    return isinstance(value, int | float | complex | Decimal)


_TESTS: Mapping[str, Callable[..., bool]] = {
    "none": lambda value: value is None,
    "odd": lambda value: value % 2 == 1,
    "even": lambda value: value % 2 == 0,
    "divisibleby": lambda value, by: value % by == 0,
    "in": lambda value, inside: value in inside,
    "eq": lambda value, other: value == other,
    "equalto": lambda value, other: bool(value == other),
    "ne": lambda value, other: value != other,
    "lt": lambda value, other: value < other,
    "le": lambda value, other: value <= other,
    "gt": lambda value, other: value > other,
    "ge": lambda value, other: value >= other,
    "string": lambda value: isinstance(value, str),
    "number": _number_test,
}


def _test(name: str) -> Callable[..., bool]:
    test = _TESTS[name]

    def strict(*given: Any) -> bool:
        return _stop() if any(value.__class__ is Unknown for value in given) else bool(test(*given))

    return strict


_NAMESPACE: Mapping[str, Any] = {
    "__builtins__": {"len": len, "type": type, "enumerate": enumerate, "str": str, "int": int, "dict": dict},
    "E": escape, "U": Unknown, "View": View, "put": put_bytes,
    "attribute": attribute, "find": find, "item": item, "items": items, "number": number,
    "before": before, "after": after, "changed": changed, "concat": concat, "begins_group": begins_group,
    "mend_end": mend_end, "mend_table": mend_table, "keep": keep,
}  # fmt: skip


def load(code: CodeType, words: Sequence[str], filters: Sequence[str], tests: Sequence[str]) -> Fill:
    """The function of a generated part, with everything it names."""
    namespace = dict(_NAMESPACE)
    namespace |= {f"uc{place}": Unknown(word) for place, word in enumerate(words)}
    namespace |= {f"F{place}": _strict(name) for place, name in enumerate(filters)}
    namespace |= {f"T{place}": _test(name) for place, name in enumerate(tests)}
    # The code comes from the generator, whose every statement is made of the allow-list; it has no builtins.
    exec(code, namespace)  # noqa: S102
    fill: Fill = namespace["fill"]
    return fill
