"""What a kept snapshot says otherwise than the registry does now of the very same day.

A fact that changed later is no contradiction: both are asked as of the paper's date. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from registry.snapshot import Organisation, Person, Subject

What = Literal["name", "post", "class", "signer", "organisation"]


@dataclass(frozen=True, slots=True)
class Renamed:
    """One fact that was written down otherwise after the paper was made, for a day before it."""

    what: What
    message: str


def renamed(
    kept: Subject, people: Mapping[int, Person], organisations: Mapping[int, Organisation]
) -> Iterator[Renamed]:
    """``people`` and ``organisations`` by id as the registry has them now, as of the paper's date."""
    for one in kept.people:
        if (now := people.get(one.id)) is not None:
            yield from _of_person(one, now)
    if (school := organisations.get(kept.organisation.id)) is not None:
        yield from _of_organisation(kept.organisation, school)


def _of_person(kept: Person, now: Person) -> Iterator[Renamed]:
    if kept.name.full != now.name.full:
        yield _told("name", f"в документе «{kept.name.full}»", f"«{now.name.full}»")
    if kept.position != now.position:
        yield _told("post", f"{kept.name.full}: в документе «{kept.position}»", f"«{now.position}»")
    if kept.class_label != now.class_label:
        yield _told("class", f"{kept.name.full}: в документе «{kept.class_label}»", f"«{now.class_label}»")


def _of_organisation(kept: Organisation, now: Organisation) -> Iterator[Renamed]:
    for before, after in ((kept.full_name, now.full_name), (kept.short_name, now.short_name)):
        if before != after:
            yield _told("organisation", f"в документе «{before}»", f"«{after}»")
    if (signed := _signature(kept)) != _signature(now):
        yield _told("signer", f"документ подписывает {signed}", _signature(now))


def _signature(school: Organisation) -> str:
    director = school.director
    return f"{'и. о. ' if director.acting else ''}{director.position} {director.name.full}"


def _told(what: What, said: str, now: str) -> Renamed:
    return Renamed(what, f"{said}, а в реестре на дату документа {now or 'не указано'}")
