"""Whether the names that stand in a paper are declined beyond doubt (issue 4, point 3)."""

from __future__ import annotations

from collections.abc import Iterator

from registry.rules.finding import Remedy
from registry.snapshot import Confidence, PersonName, Subject

Breach = tuple[str, Remedy | None]


def nobody_is_in_doubt(subject: Subject) -> Iterator[Breach]:
    """The spelling cannot tell how the name is declined, and nobody has said it yet."""
    for person_id, name in _unsure(subject, "low"):
        yield (
            f"Подтвердите склонение: {name.full}. {name.doubt}".strip(),
            Remedy("name", person_id=person_id, on=subject.on),
        )


def forms_may_be_looked_at(subject: Subject) -> Iterator[Breach]:
    """The rules are nearly sure, and it is known to be otherwise at times."""
    for person_id, name in _unsure(subject, "medium"):
        yield (
            f"Имя склонено по правилу: {name.full}. {name.doubt}".strip(),
            Remedy("name", person_id=person_id, on=subject.on),
        )


def _unsure(subject: Subject, confidence: Confidence) -> Iterator[tuple[int | None, PersonName]]:
    """Each name of such confidence once, with the person's id; None is whoever signs."""
    names: dict[int | None, PersonName] = {None: subject.organisation.director.name}
    names |= {one.id: one.name for one in subject.people}
    return (
        (person_id, name)
        for person_id, name in names.items()
        if name.confidence == confidence and not name.is_confirmed
    )
