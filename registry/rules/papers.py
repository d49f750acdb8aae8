"""Whether the very paper is there already: two of them in force would say the same, or contradict."""

from __future__ import annotations

from collections.abc import Iterator

from registry.rules.finding import Remedy
from registry.snapshot import IssuedReference, Subject

Breach = tuple[str, Remedy | None]


def not_issued_twice(subject: Subject) -> Iterator[Breach]:
    """A second paper may be meant (the first was lost), but is to be thought of."""
    for paper in subject.papers:
        yield f"Такой документ уже выпущен: {_named(paper)}. Если нужен новый, аннулируйте прежний.", None


def only_one_in_force(subject: Subject) -> Iterator[Breach]:
    """Two such papers would bind twice: the first is voided before the second is issued."""
    for paper in subject.papers:
        yield f"Такой документ уже действует: {_named(paper)}. Сначала аннулируйте его.", None


def _named(paper: IssuedReference) -> str:
    return f"№ {paper.number} от {paper.date:%d.%m.%Y}"
