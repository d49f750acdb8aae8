"""What a rule is, what it is asked about, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from registry.snapshot import Subject

Severity = Literal["block", "warn", "info"]
Reads = Literal["subject", "paper", "words", "text"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What mends a finding: a consent to be signed and recorded, a fact to be filled in, or a paper first.

    ``kind`` "consent" → ``consent_kind``; "person", "pair" → that page; "name" → the forms of the
    name borne ``on`` a day are to be confirmed (of whoever signs when there is no person id); "omit" → the
    paper is not needed here at all, leave it out; "paper" → a paper of ``type_id`` is to be issued first;
    "input" → the answer to the question ``field`` is to be mended; "act" → the page of the act ``act_id``;
    "plan" → the school's road map; the ids say whose.
    """

    kind: Literal["consent", "person", "pair", "order", "name", "omit", "paper", "input", "act", "plan"]
    consent_kind: str = ""
    person_id: int | None = None
    pair_id: int | None = None
    on: date | None = None
    type_id: str = ""
    field: str = ""
    act_id: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or wrong: the rule, how grave, a Russian sentence, and what mends it.

    ``overridable``: somebody with the authority may issue the paper in spite of it, giving a reason.
    """

    rule: str
    severity: Severity
    message: str
    norm: str
    remedy: Remedy | None = None
    overridable: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper that is to be issued: its type, its date, what was typed into it.

    ``inputs`` are the answers as values. ``lines`` is the finished text, None while there is none yet.
    ``in_words`` spells a sum as papers do, where somebody who knows how has been given.
    """

    type_id: str
    dated: date
    inputs: Mapping[str, Any] = field(default_factory=dict)
    series: str = ""
    acts: tuple[str, ...] = ()
    lines: tuple[str, ...] | None = None
    copies: int = 1
    in_words: Callable[[Decimal], str] | None = None

    def answer(self, name: str) -> str:
        """A typed answer as text; empty when there is none."""
        value = self.inputs.get(name)
        return "" if value is None else str(value).strip()


Breach = tuple[str, Remedy | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id in the requirements, how grave its breach is, its norm, its title, its test.

    ``test`` gives a message and a remedy for every breach. It takes the subject; with ``reads`` "paper" the
    subject and the paper; with "words" the same, and reads what was typed or, when it is there, the finished
    text; with "text" it is asked only when that is there. ``certain``
    is False where the norm was not verified by the text of the act; the page then says «проверьте по тексту
    акта». ``acts`` are the references the norm leans on. ``overridable``: see Finding.
    ``looks_at``: types whose papers in force the test reads in ``subject.law``. ``limit``: the number the
    rule has, unless the school has set another.
    """

    id: str
    severity: Severity
    norm: str
    title: str
    test: Callable[..., Iterable[Breach]]
    certain: bool = True
    acts: tuple[str, ...] = ()
    overridable: bool = False
    reads: Reads = "subject"
    looks_at: tuple[str, ...] = ()
    on_by_default: bool = True
    limit: int | None = None

    @property
    def may_be_switched(self) -> bool:
        """A school may not do without what the law surely forbids, nor without the registry's own order."""
        return self.severity != "block" or not self.certain

    def findings(self, subject: Subject, paper: Paper | None = None) -> list[Finding]:
        return [
            Finding(self.id, self.severity, message, self.norm, remedy, self.overridable)
            for message, remedy in self._breaches(subject, paper)
        ]

    def _breaches(self, subject: Subject, paper: Paper | None) -> Iterable[Breach]:
        if self.reads == "subject":
            return self.test(subject)
        if paper is None or (self.reads == "text" and paper.lines is None):
            return ()
        return self.test(subject, paper)
