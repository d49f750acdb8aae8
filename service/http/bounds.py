"""The bounds of what a request may bring: ids, numbers of pages, words of a query, signs of a text.

A larger id is a slip or a prank, never a fault of the database; PostgreSQL keeps no NUL in a text.
"""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Path, Query
from pydantic import Field
from starlette.convertors import Convertor, register_url_convertor

LARGEST_ID = 2_147_483_647
"""The largest id PostgreSQL keeps."""

NUL = "\x00"
NO_NUL = r"^[^\x00]*$"

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
PathId = Annotated[int, Path(ge=1, le=LARGEST_ID, description="Номер записи.")]
QueryId = Annotated[int | None, Query(ge=1, le=LARGEST_ID)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Страница списка.")]
Word = Annotated[str, Query(max_length=200, pattern=NO_NUL)]

# The C0 and C1 controls without tab and the ends of lines, the signs of no width, and those that turn a text
# around: no keyboard types them, no paper prints them, and two names that differ in them look the same.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)


class _IdConvertor(Convertor[int]):
    """``{person_id:id}`` in a path: at most ten digits, so that what is no id is no page, at no cost."""

    regex = "[0-9]{1,10}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("id", _IdConvertor())


def read_id(text: str) -> int | None:
    """The id a field of a form holds; None for what no page of ours has sent."""
    number = read_number(text)
    return number if number is not None and 1 <= number <= LARGEST_ID else None


def read_number(text: str) -> int | None:
    """A whole number of at most ten digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else None


def clean(text: str) -> str:
    """The text without control signs and signs nobody sees."""
    return _CONTROLS.sub("", text)
