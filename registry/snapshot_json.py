"""A snapshot as JSON, for the journal: whole, sorted, readable by any program years later."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from registry.snapshot import Subject


def dump(subject: Subject, inputs: dict[str, str]) -> bytes:
    """UTF-8 JSON of the facts and of what was typed into the form; the same facts give the same bytes."""
    content = {"subject": asdict(subject), "inputs": inputs}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=_plain).encode()


def load(plain: bytes) -> dict[str, Any]:
    """What ``dump`` wrote, as plain dictionaries: dates as ISO text, sums as text."""
    content: dict[str, Any] = json.loads(plain)
    return content


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a snapshot holds a {type(value).__name__}")


def read_subject(content: dict[str, Any]) -> Subject:
    """The facts that ``dump`` wrote, as facts again; what a later version added has its default."""
    subject: Subject = _built(Subject, content["subject"])
    return subject


def _built(kind: Any, plain: Any) -> Any:
    """A value of the type ``kind`` from its plain form."""
    if plain is None:
        return None
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        known = {one.name for one in fields(kind)}
        return kind(**{name: _built(hints[name], value) for name, value in plain.items() if name in known})
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return _built(next(one for one in arguments if one is not type(None)), plain)
    if origin is tuple:
        return tuple(_built(arguments[0], value) for value in plain)
    if kind is date:
        return date.fromisoformat(plain)
    return Decimal(plain) if kind is Decimal else plain


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
