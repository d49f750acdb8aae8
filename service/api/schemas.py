"""What several parts of the API share: ids, dates, texts within bounds, and a page of a list."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from registry import search
from service.http.bounds import NO_NUL, Id, PageNumber, PathId, Word

__all__ = [
    "Asked", "Day", "Id", "PageNumber", "PageOut", "PageSize", "PathId", "Text", "Word", "page_of",
]  # fmt: skip

T = TypeVar("T")

Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2100, 12, 31))]
Text = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
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
