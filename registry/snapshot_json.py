"""A snapshot as JSON, for the journal: whole, sorted, readable by any program years later."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

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
