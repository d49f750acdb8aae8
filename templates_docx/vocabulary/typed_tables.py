"""Tables typed as lines of text: «название; 8,4; 8,9». Scales of questionnaires, scales before and after.

Every fault of the lines is told together, each with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from docgen.errors import Fault
from templates_docx.vocabulary.word import Request, in_print

HIGHEST = 10
"""The best mark of the scales (requirements A1: questionnaires ask from 1 to 10)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A line: a name and two marks."""

    title: str
    first: Decimal
    second: Decimal

    @property
    def change(self) -> Decimal:
        return self.second - self.first


def lines_of(request: Request, name: str) -> list[str]:
    """What was typed into a long answer, line by line, empty lines left out."""
    typed = request.inputs.get(name) or ""
    return [one.strip() for one in str(typed).splitlines() if one.strip()]


def printed_lines(request: Request, name: str) -> list[str]:
    """The same as they are printed: without a mark at the end, for the form puts its own."""
    return [in_print(one.lstrip("–—-• ").rstrip(";. ")) for one in lines_of(request, name)]


def scales(request: Request, name: str) -> list[Scale]:
    """The lines that are understood; ``scale_faults`` tells of the others."""
    return [found for line in lines_of(request, name) if (found := _scale(line)) is not None]


def scale_faults(request: Request, name: str) -> Iterator[Fault]:
    for number, line in enumerate(lines_of(request, name), start=1):
        if _scale(line) is None:
            said = (
                f"строка {number} не понята: «{line}». Напишите её так: название; 7,2; 8,4 (баллы от 0 до 10)"
            )
            yield Fault("typed_table", said, place=f"ввод.{name}")


def mean(values: list[Decimal]) -> Decimal | None:
    """To one decimal place; None of nothing."""
    if not values:
        return None
    return (sum(values, Decimal()) / len(values)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _scale(line: str) -> Scale | None:
    parts = [part.strip() for part in line.rstrip(";. ").split(";")]
    if len(parts) != 3 or not parts[0]:
        return None
    first, second = _mark(parts[1]), _mark(parts[2])
    return None if first is None or second is None else Scale(parts[0], first, second)


def _mark(text: str) -> Decimal | None:
    try:
        mark = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return mark if mark.is_finite() and 0 <= mark <= HIGHEST else None
