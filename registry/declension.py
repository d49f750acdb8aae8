"""What the registry asks of whoever declines names: a name in parts and a gender in, its forms out.

The registry knows no grammar: the function is given to the ``Database`` once, as its key is, and every name
that is written passes through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from registry.snapshot import Confidence


@dataclass(frozen=True, slots=True)
class NameForms:
    """The full name under each English case name, how sure the rules are, and, in Russian, their doubt."""

    by_case: Mapping[str, str]
    confidence: Confidence
    doubt: str = ""


Decline = Callable[[str, str, str, str], NameForms]
"""Surname, first name, patronymic, gender («m», «f») → forms."""
