"""Which facts of a person a paper may tell: every word has a purpose, and a purpose needs a basis.

A type's manifest says for which purposes its paper uses personal data (``purposes``) and what becomes of
those who have no basis (``without_basis``): the paper is refused, or their facts are masked before a single
word is read, so that no composed word lets them through. A type that names no purpose uses personal data by
law or by contract (152-ФЗ, ст. 6 ч. 1), and nothing is masked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docgen.errors import Fault
from docgen.manifest import Manifest
from registry.reference.purposes import DISSEMINATION, PERSONAL_DATA, items, title_of
from registry.snapshot import CASES, Pair, Person, PersonName, PrivateFacts, Subject

MASK = "—"
_NOBODY = PersonName(MASK, "", confirmed=dict.fromkeys(CASES, MASK))


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of a person, the words that print it, and what prints in its place.

    ``item`` is what a consent to spreading must allow; empty: it is never spread.
    """

    words: tuple[str, ...]
    fact: str
    masked: Any
    item: str = ""


def _of_item(item: str, fact: str, masked: Any) -> Field:
    return Field(items()[item].words, fact, masked, item)


FIELDS: tuple[Field, ...] = (
    _of_item("name", "name", _NOBODY),
    _of_item("post", "position", MASK),
    _of_item("post", "class_label", ""),
    _of_item("post", "employer", ""),
    _of_item("post", "department", MASK),
    _of_item("post", "category", MASK),
    _of_item("post", "experience_years", None),
    Field(("дата_рождения", "возраст"), "birth_date", None),
    Field(("почта",), "email", MASK),
    Field(("договор",), "contract", None),
    Field(("паспорт", "адрес", "телефон"), "private", PrivateFacts(MASK, MASK, MASK)),
)
"""Every fact of a person that a word can print."""


def disclosed(manifest: Manifest, subject: Subject) -> tuple[Subject, list[Fault]]:
    """The subject as the paper may tell of it, and why the paper is refused."""
    if not manifest.purposes:
        return subject, []
    if manifest.without_basis == "refuse":
        return subject, list(_refusals(manifest.purposes, subject))

    def mask(person: Person) -> Person:
        return _masked(person, manifest.purposes, subject)

    return _each_person(subject, mask, _hidden_requests(manifest.purposes, subject)), []


def has_basis(person: Person, purpose: str, subject: Subject, item: str = "") -> bool:
    """Whether the purpose may use the fact: a live consent, or for an employee the labour contract.

    152-ФЗ, ст. 6 ч. 1 п. 1 and 5; for spreading ст. 10.1: a consent that allows the very item.
    """
    if purpose == PERSONAL_DATA and person.is_employee:
        return True
    own = [one for one in subject.consents if one.person_id == person.id and one.kind == purpose]
    live = [one for one in own if one.covers(person, subject.on)]
    if purpose == DISSEMINATION:
        return bool(item) and any(one.allows(item) for one in live)
    return bool(live)


def _refusals(purposes: Sequence[str], subject: Subject) -> Iterator[Fault]:
    for person in _participants(subject).values():
        for purpose in purposes:
            if not has_basis(person, purpose, subject, "name"):
                what = f"{person.name.full}: нет действующего основания – {title_of(purpose).lower()}"
                yield Fault("no_basis", what, place="согласия")


def _masked(person: Person, purposes: Sequence[str], subject: Subject) -> Person:
    """The person without the facts that one of the purposes has no basis for."""
    hidden: Mapping[str, Any] = {
        field.fact: field.masked
        for field in FIELDS
        if not all(has_basis(person, purpose, subject, field.item) for purpose in purposes)
    }
    return replace(person, **hidden, representatives=()) if hidden else person


def _hidden_requests(purposes: Sequence[str], subject: Subject) -> frozenset[int]:
    """The pairs whose request and programme tell of a mentee that may not be told of."""
    return frozenset(
        pair.id
        for pair in subject.pairs
        if not all(has_basis(one, each, subject, "mentoring") for one in pair.mentees for each in purposes)
    )


def _each_person(subject: Subject, mask: Callable[[Person], Person], hidden: frozenset[int]) -> Subject:
    return replace(
        subject,
        person=mask(subject.person) if subject.person else None,
        pairs=tuple(_masked_pair(pair, mask, pair.id in hidden) for pair in subject.pairs),
        chosen=tuple(mask(one) for one in subject.chosen),
        staff=tuple(mask(one) for one in subject.staff),
    )


def _masked_pair(pair: Pair, mask: Callable[[Person], Person], hide_request: bool) -> Pair:
    masked = replace(
        pair,
        mentor=mask(pair.mentor),
        mentees=tuple(mask(mentee) for mentee in pair.mentees),
        curator=mask(pair.curator) if pair.curator else None,
    )
    return replace(masked, request=MASK, programme=None) if hide_request else masked


def _participants(subject: Subject) -> dict[int, Person]:
    found = {subject.person.id: subject.person} if subject.person else {}
    for pair in subject.pairs:
        found |= {one.id: one for one in (pair.mentor, *pair.mentees)}
    return found | {one.id: one for one in subject.chosen}
