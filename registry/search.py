"""How names are compared and looked for, and lists cut into pages.

Letter case and ё do not matter, spaces do not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import QueryableAttribute

T = TypeVar("T")
Rows = TypeVar("Rows", bound=Select[*tuple[Any, ...]])

_LAST = "\U0010ffff"  # The last of all characters: nothing that begins so sorts after it.


def search_key(*parts: str) -> str:
    """The parts as one lower-case line with ё as е and single spaces."""
    return " ".join(" ".join(parts).casefold().replace("ё", "е").split())


def begins_with(key: QueryableAttribute[str], text: str) -> ColumnElement[bool]:
    """The condition «the search key begins with ``text``».

    A range and not a LIKE: an index serves it on both engines, and no sign in the text is a wildcard.
    """
    first = search_key(text)
    return (key >= first) & (key < first + _LAST)


def cut(statement: Rows, number: int, size: int) -> Rows:
    """The rows of one page, counted from one; below the first page is the first page."""
    return statement.offset((max(number, 1) - 1) * size).limit(size)


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
