"""Which consents the pairs still miss, by name, and the paper that each is signed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from docgen.document_type import DocumentType
from registry import reading, rules
from registry.reference.purposes import titles
from registry.rules import Finding
from registry.snapshot import Pair, Person, Subject
from registry.unit_of_work import UnitOfWork
from service.operations.fitting import consent_paper
from service.parts import Parts

CONSENT_RULES = ("V-20", "V-25", "V-32", "V-33")

TITLES = titles()
"""The purposes of consents by their codes, as the pages name them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A consent to be signed: of whom, of what kind, for which pair, by whom, and the type of its paper."""

    kind: str
    person_id: int
    pair_id: int | None
    full_name: str
    about: str
    message: str
    paper: DocumentType | None
    signers: tuple[tuple[int, str], ...] = ()

    @property
    def key(self) -> str:
        """How a checkbox names it: no name of a person stands in a form's value."""
        return f"{self.kind}.{self.person_id}.{self.pair_id or ''}"

    @property
    def subject_id(self) -> int | None:
        """Of the pair or the person, as the paper asks."""
        if self.paper is None:
            return None
        return self.person_id if self.paper.manifest.subject == "person" else self.pair_id


@dataclass(frozen=True, slots=True)
class Group:
    """Missing consents that are signed on one and the same paper."""

    title: str
    kind: str
    paper: DocumentType | None
    rows: tuple[Missing, ...]


def missing_consents(uow: UnitOfWork, parts: Parts, pair_ids: Iterable[int], on: date) -> list[Missing]:
    """Every consent the rules ask of these pairs on a day and do not find."""
    asked = tuple(pair_ids)
    if not asked:
        return []
    subject = reading.subject(uow, "pairs", asked, on)
    return list(from_findings(uow, parts, subject, rules.check(CONSENT_RULES, subject)))


def from_findings(
    uow: UnitOfWork, parts: Parts, subject: Subject, findings: Iterable[Finding]
) -> Iterator[Missing]:
    """The findings that a signed consent would mend, each consent once."""
    people = {person.id: person for pair in subject.pairs for person in (pair.mentor, *pair.mentees)}
    if subject.person:
        people[subject.person.id] = subject.person
    pairs = {pair.id: pair for pair in subject.pairs}
    seen: set[tuple[str, int, int | None]] = set()
    for finding in findings:
        remedy = finding.remedy
        if remedy is None or remedy.kind != "consent" or remedy.person_id is None:
            continue
        key = (remedy.consent_kind, remedy.person_id, remedy.pair_id)
        if key in seen:
            continue
        seen.add(key)
        person, pair = people[remedy.person_id], pairs.get(remedy.pair_id or 0)
        paper = consent_paper(parts, remedy.consent_kind, _about(subject, person, pair), subject.on)
        able = signers(person, subject.on)
        yield Missing(*key, person.name.full, _place(person, pair), finding.message, paper, able)


def signers(person: Person, on: date) -> tuple[tuple[int, str], ...]:
    """Who may sign for the person on a day, by id and name: for an adult nobody but the adult.

    Up to 18 a legal representative signs, from 14 together with the minor (requirements V-25).
    """
    if not person.is_minor_on(on):
        return ((person.id, person.name.full),)
    return tuple((one.person.id, f"{one.person.name.full}, {one.relation}") for one in person.representatives)


def grouped(missing: Iterable[Missing]) -> list[Group]:
    """By the paper they are signed on, in the order of the catalogue's pages."""
    found: dict[tuple[str, str], list[Missing]] = {}
    for one in missing:
        found.setdefault((one.kind, one.paper.id if one.paper else ""), []).append(one)
    return [
        Group(
            rows[0].paper.manifest.title if rows[0].paper else TITLES.get(kind, kind),
            kind,
            rows[0].paper,
            tuple(sorted(rows, key=lambda row: row.full_name)),
        )
        for (kind, _), rows in sorted(found.items())
    ]


def _about(subject: Subject, person: Person, pair: Pair | None) -> list[Subject]:
    """What a consent's paper may speak of: the person, and the pair when the consent is for one."""
    own = [Subject("person", subject.on, subject.organisation, person=person, consents=())]
    if pair is not None:
        own.append(Subject("pair", subject.on, subject.organisation, pairs=(pair,), consents=()))
    return own


def _place(person: Person, pair: Pair | None) -> str:
    """What tells namesakes apart in the list."""
    if pair is not None:
        return ", ".join(mentee.name.full for mentee in pair.mentees)
    return person.class_label or person.position or person.employer
