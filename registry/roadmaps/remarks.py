"""What is said of a road map when it is read: a code, how grave, a sentence, a place, maybe a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["block", "warn", "info"]


@dataclass(frozen=True, slots=True)
class Remark:
    """``rule``: the rule of the registry that is broken; empty for what only the reading can tell."""

    code: str
    severity: Severity
    message: str
    place: str = ""
    rule: str = ""
