"""Frozen indicators of mentoring as of a day: what was counted, what a person typed, what nobody knows.

Plain dataclasses of the standard library, part of the snapshot. They hold whole numbers; what may be shown of
small groups they say themselves (152-ФЗ, ст. 5: a share of fewer than five people tells of each of them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from registry.suppression import LEAST, hidden_in_column

Unit = Literal["share", "count", "mean"]
YEAR_BEFORE = "_год_назад"
"""What the name of a question ends with when it asks for the number of the year before."""

ENOUGH = 50
"""Percent of people asked whose answers make a sample (rule V-52)."""
_TOTAL = ("", "")


@dataclass(frozen=True, slots=True)
class Cut:
    """One part of a whole: a form, a kind, a class with its count."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of one day: ``part`` of ``whole`` for a share, ``part`` alone for a count; None is unknown."""

    part: Decimal | None = None
    whole: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """Percent to one decimal place; None when a number is unknown or there is nobody to count among."""
        if self.part is None or not self.whole:
            return None
        return (100 * self.part / self.whole).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def is_small(self) -> bool:
        """Whether the group is too small for its share to be told."""
        return self.whole is not None and 0 < self.whole < LEAST


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the table ``registry/reference/indicators.toml``.

    ``asks_part``, ``asks_whole``: the questions of a paper that give what the registry does not count.
    ``target``: percent wanted; ``historical``: the term of that target is over. ``note``: what the count
    leaves out, in Russian. ``by``: what the cuts are by; ``people``:
    whether it counts people, so that small groups are hidden; ``cut_only``: its number is another's.
    """

    code: str
    title: str
    formula: str
    source: str
    short: str = ""
    unit: Unit = "share"
    target: int | None = None
    historical: bool = False
    certain: bool = True
    now: Measure = Measure()
    before: Measure = Measure()
    asks_part: str = ""
    asks_whole: str = ""
    by: str = ""
    people: bool = True
    cut_only: bool = False
    cuts: tuple[Cut, ...] = ()
    note: str = ""

    @property
    def value(self) -> Decimal | None:
        """The share in percent, or the number itself; None: not known, or not to be told."""
        return self._shown(self.now)

    @property
    def value_before(self) -> Decimal | None:
        return self._shown(self.before)

    @property
    def is_hidden(self) -> bool:
        """Whether the share is of a group too small to be told of."""
        return self._is_small(self.now)

    def _is_small(self, measure: Measure) -> bool:
        return self.unit == "share" and self.people and measure.is_small

    def _shown(self, measure: Measure) -> Decimal | None:
        if self._is_small(measure):
            return None
        return measure.share if self.unit == "share" else measure.part

    @property
    def shown_cuts(self) -> tuple[tuple[str, int | None], ...]:
        """The parts with their counts, small ones hidden so that the total does not tell them (None)."""
        counts = {(self.code, cut.title): cut.count for cut in self.cuts}
        total = sum(counts.values())
        covered = hidden_in_column(counts | {_TOTAL: total}, _TOTAL)
        return tuple(
            (cut.title, None if (self.code, cut.title) in covered else cut.count) for cut in self.cuts
        )

    def told(self, answers: Mapping[str, Any]) -> Indicator:
        """The indicator with what was typed where the registry counts nothing."""
        return replace(
            self,
            now=self._filled(self.now, answers, ""),
            before=self._filled(self.before, answers, YEAR_BEFORE),
        )

    def _filled(self, known: Measure, answers: Mapping[str, Any], ending: str) -> Measure:
        part = _number(answers.get(self.asks_part + ending)) if self.asks_part else known.part
        whole = _number(answers.get(self.asks_whole + ending)) if self.asks_whole else known.whole
        return Measure(part, whole)


@dataclass(frozen=True, slots=True)
class SchoolNumbers:
    """A school of a municipality in numbers; None: hidden, so that no difference of the table tells it."""

    name: str
    pairs: int | None
    mentors: int | None
    mentees: int | None


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators of a day and of the day a year before; ``ordered``: pairs that the orders name."""

    on: date
    before: date
    items: tuple[Indicator, ...]
    ordered: int = 0
    schools: tuple[SchoolNumbers, ...] = ()  # Of a municipality's report.

    def of(self, code: str) -> Indicator | None:
        return next((one for one in self.items if one.code == code), None)

    def told(self, answers: Mapping[str, Any]) -> Indicators:
        """The same with the typed answers of a paper."""
        return replace(self, items=tuple(one.told(answers) for one in self.items))


def _number(value: Any) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        digits = value.replace(",", ".").strip()
        return Decimal(digits) if digits.replace(".", "", 1).lstrip("+-").isdigit() else None
    return Decimal(value)
