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
    return (
        (person_id, name)
        for person_id, name in _names(subject).items()
        if name.confidence == confidence and not name.is_confirmed
    )


def _names(subject: Subject) -> dict[int | None, PersonName]:
    """Everybody a paper about the subject may name: who signs, the people, who stands for a minor."""
    found: dict[int | None, PersonName] = {None: subject.organisation.director.name}
    people = [subject.person] if subject.person else []
    for pair in subject.pairs:
        people += [pair.mentor, *pair.mentees, *([pair.curator] if pair.curator else [])]
    found |= {one.id: one.name for one in people}
    if subject.person:
        # A consent names the first of them: the one who signs it.
        found |= {one.person.id: one.person.name for one in subject.person.representatives[:1]}
    return found
