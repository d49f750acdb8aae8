"""The words of the school year a paper is about: the one asked for, else that of the paper's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from docgen.russian import school_year
from templates_docx.vocabulary.word import Request, Word

YEAR = "учебный_год"
"""The question by which a type lets its paper speak of another school year."""

_TYPED = re.compile(r"(20\d\d)\s*[-–—/]\s*(20)?(\d\d)")


def year_faults(request: Request) -> Iterator[Fault]:
    """A school year is two years that follow each other: «2026–2027»."""
    typed = request.inputs.get(YEAR)
    if typed and _first_year(typed) is None:
        message = f"учебный год «{typed}» не понят: напишите его как 2026–2027"
        yield Fault("school_year", message, place=f"ввод.{YEAR}")


def first_day(request: Request) -> date:
    """1 September of the school year the paper is about."""
    typed = request.inputs.get(YEAR)
    year = _first_year(typed) if typed else None
    return date(year or int(school_year(request.registration.date)[:4]), 9, 1)


def _first_year(typed: str) -> int | None:
    found = _TYPED.fullmatch(typed.strip())
    follows = found is not None and (int(found[1]) + 1) % 100 == int(found[3])
    return int(found[1]) if found is not None and follows else None


SCHOOL_YEAR: tuple[Word[Request], ...] = (
    Word(
        "название",
        "Учебный год документа: введённый или по дате документа",
        "2026–2027",
        lambda request, _: school_year(first_day(request)),
    ),
    Word("начало", "Первый день учебного года", "01.09.2026", lambda request, _: first_day(request)),
    Word(
        "окончание",
        "Последний день учебного года",
        "31.08.2027",
        lambda request, _: date(first_day(request).year + 1, 8, 31),
    ),
)
