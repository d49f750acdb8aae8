"""Who is acquainted with an order: the employees it names, once, by name; the words of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from registry.snapshot import Person, Subject
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words


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


def by_choice(names: Sequence[str]) -> Word[Subject]:
    """«ознакомляются»: the employees the questions ``names`` were answered with."""
    return Word(
        "ознакомляются",
        "Список работников для листа ознакомления, по алфавиту",
        "работник.фио",
        lambda _, request: acquainted((one for name in names for one in chosen_as(request, name)), request),
        of=PERSON,
    )


def by_post(read: Callable[[Subject, Request], list[str]]) -> Word[Subject]:
    """«должности_ознакомления»: those an order charges by their post alone."""
    return Word(
        "должности_ознакомления",
        "Должности тех, кто назван в приказе не по имени",
        "ответственный за делопроизводство; …",
        read,
    )
