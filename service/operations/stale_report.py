"""Papers that say the old, told to a person: which paper, what it says, what is true now, what to do.

What a paper says stands in its own snapshot in the journal; nothing of it is rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from registry import fact_digests, journal, reading, snapshot_json, stale_papers
from registry.errors import NotFound
from registry.reference.events import name_of_type
from registry.reference.lasting_facts import LastingFacts, lasting_facts, title_of
from registry.stale_papers import StaleFact
from registry.unit_of_work import UnitOfWork
from service.parts import Parts


@dataclass(frozen=True, slots=True)
class StaleWord:
    """«фамилия, имя, отчество»: было «…», стало «…», since a day."""

    what: str
    was: str
    now: str
    since: date


@dataclass(frozen=True, slots=True)
class StalePaper:
    """A paper in force that says the old. ``calls``: a new paper is needed; ``proposal`` says which.

    ``pair_id``: by the event of which pair it is put right; None when by a paper of its own.
    """

    document_id: int
    file_title: str
    number: str
    dated: date
    words: tuple[StaleWord, ...]
    calls: bool
    proposal: str
    pair_id: int | None


def of_pair(uow: UnitOfWork, parts: Parts, pair_id: int, on: date) -> tuple[StalePaper, ...]:
    return tuple(_told(uow, parts, stale_papers.of_pair(uow.session, pair_id, on), on, pair_id))


def of_person(uow: UnitOfWork, parts: Parts, person_id: int, on: date) -> tuple[StalePaper, ...]:
    return tuple(_told(uow, parts, stale_papers.of_person(uow.session, person_id, on), on))


def of_organisation(uow: UnitOfWork, parts: Parts, organisation_id: int, on: date) -> tuple[StalePaper, ...]:
    return tuple(_told(uow, parts, stale_papers.of_organisation(uow.session, organisation_id, on), on))


def calling(uow: UnitOfWork, parts: Parts, organisation_id: int, on: date) -> tuple[StalePaper, ...]:
    """What calls for a new paper anywhere in the school; the first of it."""
    return tuple(_told(uow, parts, stale_papers.calling(uow.session, organisation_id, on), on))


def _told(
    uow: UnitOfWork, parts: Parts, found: Iterable[StaleFact], on: date, pair_id: int | None = None
) -> Iterator[StalePaper]:
    by_paper: dict[int, list[StaleFact]] = {}
    for one in found:
        by_paper.setdefault(one.document_id, []).append(one)
    now = _Now(uow, on)
    for document_id, facts in by_paper.items():
        kept = snapshot_json.load(journal.snapshot(uow, document_id))["subject"]
        lasting, first = lasting_facts()[facts[0].type_id], facts[0]
        calls = any(one.calls_for_paper for one in facts)
        yield StalePaper(
            document_id,
            first.file_title,
            first.number,
            first.dated,
            tuple(StaleWord(title_of(one.fact), _said(kept, one), now.says(one), one.since) for one in facts),
            calls,
            _proposal(parts, lasting) if calls else "Документ остаётся в силе, новый не нужен.",
            (pair_id or _pair_of(kept, first)) if calls and lasting.event else None,
        )


def _proposal(parts: Parts, lasting: LastingFacts) -> str:
    document_type = parts.catalog.get(lasting.paper)
    title = document_type.manifest.title if document_type else name_of_type(lasting.paper)
    if lasting.how == "amend":
        return f"Внесите изменения: «{title}»."
    return f"Замените новым: «{title}»."


def _pair_of(kept: Mapping[str, Any], fact: StaleFact) -> int | None:
    """The first pair of the paper that the fact is of."""
    for pair in kept.get("pairs", ()):
        people = {pair["mentor"]["id"], *(one["id"] for one in pair["mentees"])}
        if fact.kind == "organisation" or fact.subject_id == pair["id"] or fact.subject_id in people:
            found: int = pair["id"]
            return found
    return None


def _said(kept: Mapping[str, Any], fact: StaleFact) -> str:
    """What the paper says, from the snapshot it was made of."""
    if fact.kind == "organisation":
        return _text(fact.fact, kept["organisation"])
    for pair in kept.get("pairs", ()):
        if fact.kind == "pair" and pair["id"] == fact.subject_id:
            return _text(fact.fact, pair)
        for person in (pair["mentor"], *pair["mentees"]):
            if fact.kind == "person" and person["id"] == fact.subject_id:
                return _text(fact.fact, person)
    person = kept.get("person")
    return _text(fact.fact, person) if person else ""


class _Now:
    """What the registry says of each thing, read once."""

    def __init__(self, uow: UnitOfWork, on: date) -> None:
        self._uow, self._on = uow, on
        self._known: dict[tuple[str, int], Mapping[str, Any]] = {}

    def says(self, fact: StaleFact) -> str:
        key = (fact.kind, fact.subject_id)
        if key not in self._known:
            self._known[key] = self._read(*key)
        facts = self._known[key]
        return _text(fact.fact, facts) if facts else ""

    def _read(self, kind: str, subject_id: int) -> Mapping[str, Any]:
        try:
            if kind == "person":
                return asdict(reading.person(self._uow, subject_id, self._on))
            if kind == "pair":
                return asdict(reading.pair(self._uow, subject_id, self._on))
            return asdict(reading.organisation(self._uow.session, subject_id, self._on))
        except NotFound:
            return {}


def _text(fact: str, facts: Mapping[str, Any]) -> str:
    """The fact in words a person reads."""
    return _WORDS[fact](facts)


def _day(value: Any) -> str:
    return f"{date.fromisoformat(str(value)):%d.%m.%Y}"


def _pay(pair: Mapping[str, Any]) -> str:
    terms = pair["terms"]
    hours = f"{terms['hours_per_month']} ч. в месяц" if terms["hours_per_month"] else ""
    function = "в должностных обязанностях" if terms["in_job_function"] else ""
    return ", ".join(part for part in (hours, terms["mode"], function) if part)


def _people(pair: Mapping[str, Any]) -> str:
    mentees = ", ".join(fact_digests.name_text(one["name"]) for one in pair["mentees"])
    return f"{fact_digests.name_text(pair['mentor']['name'])} — {mentees}"


_WORDS = {
    "person.name": lambda facts: fact_digests.name_text(facts["name"]),
    "person.post": fact_digests.post_text,
    "organisation.name": lambda facts: str(facts["full_name"]),
    "organisation.director": fact_digests.director_text,
    "pair.period": lambda facts: f"{_day(facts['starts_on'])} – {_day(facts['ends_on'])}",
    "pair.kind": lambda facts: f"{facts['form']['title']}, {facts['kind']}",
    "pair.curator": lambda facts: (
        fact_digests.name_text(facts["curator"]["name"]) if facts["curator"] else "нет"
    ),
    # The sum is left out: who may not see the pay sees this page too.
    "pair.terms": _pay,
    "pair.people": _people,
}
