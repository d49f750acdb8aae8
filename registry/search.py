"""How names are compared and looked for: letter case and ё do not matter, spaces do not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


def search_key(*parts: str) -> str:
    """The parts as one lower-case line with ё as е and single spaces."""
    return " ".join(" ".join(parts).casefold().replace("ё", "е").split())


def prefix_pattern(text: str) -> str:
    """A LIKE pattern (escape ``\\``) for a search key that begins with ``text``."""
    escaped = search_key(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: its rows, and where it stands among how many."""

    rows: tuple[T, ...]
    total: int
    number: int
    size: int

    @property
    def last_number(self) -> int:
        return max(1, -(-self.total // self.size))
