"""What a rule is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.snapshot import Subject

Severity = Literal["block", "warn", "info"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What mends a finding: a consent to be signed and recorded, a fact to be filled in, or a paper first.

    ``kind`` "consent" → ``consent_kind``; "person", "pair" → that page; "name" → the forms of the
    name borne ``on`` a day are to be confirmed (of whoever signs when there is no person id); "omit" → the
    paper is not needed here at all, leave it out; the ids say whose.
    """

    kind: Literal["consent", "person", "pair", "order", "name", "omit"]
    consent_kind: str = ""
    person_id: int | None = None
    pair_id: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or wrong: the rule, how grave, a Russian sentence, and what mends it."""

    rule: str
    severity: Severity
    message: str
    norm: str
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id in the requirements, how grave its breach is, its norm, its title, its test.

    ``test`` gives a message and a remedy for every breach. ``certain`` is False where the norm was not
    verified by the text of the act; the page then says «проверьте по тексту акта».
    """

    id: str
    severity: Severity
    norm: str
    title: str
    test: Callable[[Subject], Iterable[tuple[str, Remedy | None]]]
    certain: bool = True

    def findings(self, subject: Subject) -> list[Finding]:
        return [
            Finding(self.id, self.severity, message, self.norm, remedy)
            for message, remedy in self.test(subject)
        ]
