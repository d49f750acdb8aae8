"""Who is acquainted with an order: the employees it names, once, by name. Shared by the orders' own words."""

from __future__ import annotations

from collections.abc import Iterable

from registry.snapshot import Person
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, read_words


def acquainted(people: Iterable[Person | None], request: Request) -> list[dict[str, object]]:
    """The employees among them, for the rows of the sheet; pupils and partners are told otherwise."""
    staff = {one.id: one for one in people if one is not None and one.is_employee}
    ordered = sorted(staff.values(), key=lambda one: (one.name.full, one.id))
    return [read_words(PERSON, person, request) for person in ordered]


def chosen_as(request: Request, name: str) -> tuple[Person, ...]:
    """Whom the question ``name`` was answered with, one or several."""
    answered = request.inputs.get(name)
    ids = answered if isinstance(answered, tuple) else (answered,)
    known = {one.id: one for one in request.subject.chosen}
    return tuple(known[one] for one in ids if one in known)
