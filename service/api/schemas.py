"""What several parts of the API share: ids, dates, texts within bounds, and a page of a list."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from registry import search

T = TypeVar("T")

LARGEST_ID = 2_147_483_647
"""The largest id PostgreSQL keeps; a larger one is a slip, not a fault of the database."""

NO_NUL = r"^[^\x00]*$"
"""PostgreSQL keeps no NUL in a text."""

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
PathId = Annotated[int, Path(ge=1, le=LARGEST_ID, description="Номер записи.")]
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2100, 12, 31))]
Word = Annotated[str, Query(max_length=200, pattern=NO_NUL)]
Text = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Страница списка.")]
PageSize = Annotated[int, Query(ge=1, le=200, description="Строк на странице.")]


class Asked(BaseModel):
    """A body of a request: a field nobody asked for is a fault, not silence."""

    model_config = ConfigDict(extra="forbid")


class PageOut(BaseModel, Generic[T]):
    """Страница списка."""

    rows: list[T]
    total: int = Field(description="Сколько строк всего.")
    page: int
    size: int


def page_of(found: search.Page[Any], rows: list[T]) -> PageOut[T]:
    return PageOut[T](rows=rows, total=found.total, page=found.number, size=found.size)
