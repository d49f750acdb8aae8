"""Whom issued papers are about, by name, for lists of many papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry import journal, reading
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.operations.check_draft import pair_title

SIZE = 500


@dataclass(frozen=True, slots=True)
class About:
    """A person or a pair a paper speaks of; ``kind`` is "person" or "pair"."""

    kind: str
    id: int
    name: str


def about_whom(uow: UnitOfWork, records: Iterable[Record], on: date) -> dict[int, list[About]]:
    """Document id → whom it is about, named as of a day, in few queries whatever the number of papers."""
    ids = [record.id for record in records]
    subjects = journal.subjects_of(uow.session, ids) if ids else {}
    asked = {subject for found in subjects.values() for subject in found}
    known: dict[tuple[str, int], About] = {}
    for some in _chunks(asked, "person"):
        for one, person in reading.people(uow, some, on).items():
            known["person", one] = About("person", one, person.name.full)
    for some in _chunks(asked, "pair"):
        for pair in reading.pairs(uow, some, on):
            known["pair", pair.id] = About("pair", pair.id, pair_title(pair))
    return {one: [known[subject] for subject in subjects.get(one, [])] for one in ids}


def _chunks(asked: Iterable[tuple[str, int]], kind: str) -> Iterator[list[int]]:
    """Ids of one kind, so many at a time that no query names too many for the database."""
    ids = sorted(one for of_kind, one in asked if of_kind == kind)
    return (ids[start : start + SIZE] for start in range(0, len(ids), SIZE))
