"""What may be a pair and what may not, for whoever writes one: a page, a list, the interface of programs.

It knows no order: what an order has fixed, ``pair_changes`` knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from registry.errors import Conflict, InvalidFact
from registry.models import MentoringForm, Pair, PairMentee, Person
from registry.reference.forms import MentoringFormFacts, forms

REVERSE = "реверсивное"
_KINDS = {
    "staff": "работник школы",
    "pupil": "обучающийся",
    "parent": "родитель",
    "partner": "участник из другой организации",
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A pair as it would be. ``pair_id``: of the pair itself when it is in the registry already."""

    form_code: str
    kind: str
    mentor_id: int
    mentee_ids: tuple[int, ...]
    starts_on: date
    ends_on: date
    pair_id: int | None = None


def check_pair(session: Session, pair: Proposed) -> None:
    """Raises InvalidFact for what can never be, Conflict for what another live pair forbids."""
    _check_people(pair)
    if pair.ends_on < pair.starts_on:
        raise InvalidFact("Окончание периода пары раньше его начала.")
    if session.get(MentoringForm, pair.form_code) is None:
        raise InvalidFact("Такой формы наставничества в справочнике нет.")
    _check_kinds(session, pair)
    if live_match(
        session, pair.mentor_id, pair.mentee_ids, pair.starts_on, pair.ends_on, besides=pair.pair_id
    ):
        raise Conflict("Такая пара в этом периоде уже есть.")
    if pair.kind != REVERSE and _is_mirrored(session, pair):
        raise Conflict("Эти люди уже состоят в паре, где роли обратные; для такой пары выберите вид "
                       "«реверсивное».")  # fmt: skip


def live_match(
    session: Session,
    mentor_id: int,
    mentee_ids: Iterable[int],
    start: date,
    end: date,
    *,
    besides: int | None = None,
) -> int | None:
    """The id of a live pair of the mentor with any of these mentees in a crossing period, ``besides`` one."""
    return session.scalar(
        select(Pair.id)
        .join(PairMentee)
        .where(
            Pair.mentor_id == mentor_id,
            PairMentee.person_id.in_(tuple(mentee_ids)),
            *_is_another_live(start, end, besides),
        )
        .limit(1)
    )


def _check_people(pair: Proposed) -> None:
    if not pair.mentee_ids:
        raise InvalidFact("В паре нет ни одного наставляемого.")
    if pair.mentor_id in pair.mentee_ids:
        raise InvalidFact("Наставник и наставляемый — один и тот же человек.")
    if len(set(pair.mentee_ids)) < len(pair.mentee_ids):
        raise InvalidFact("Наставляемый указан в группе дважды.")


def _check_kinds(session: Session, pair: Proposed) -> None:
    """Who may take part in the form, as the table of forms says; a form it has no more asks nothing."""
    form = next((one for one in forms() if one.code == pair.form_code), None)
    if form is None:
        return
    asked = (pair.mentor_id, *pair.mentee_ids)
    rows = session.execute(select(Person.id, Person.kind).where(Person.id.in_(asked)))
    kinds = {row.id: row.kind for row in rows}
    if kinds[pair.mentor_id] not in form.mentor_kinds:
        raise InvalidFact(_unfit(form, "наставником", "наставника", form.mentor_kinds))
    if any(kinds[mentee_id] not in form.mentee_kinds for mentee_id in pair.mentee_ids):
        raise InvalidFact(_unfit(form, "наставляемым", "наставляемого", form.mentee_kinds))


def _unfit(form: MentoringFormFacts, part: str, whom: str, kinds: frozenset[str]) -> str:
    able = " или ".join(word for kind, word in _KINDS.items() if kind in kinds)
    return f"В форме «{form.title}» {part} может быть только {able}: выберите другую форму или {whom}."


def _is_mirrored(session: Session, pair: Proposed) -> bool:
    """Requirements V-34: no mirrored pair, unless one of the two is of the reverse kind."""
    found = session.scalar(
        select(Pair.id)
        .join(PairMentee)
        .where(
            Pair.mentor_id.in_(pair.mentee_ids),
            PairMentee.person_id == pair.mentor_id,
            Pair.kind != REVERSE,
            *_is_another_live(pair.starts_on, pair.ends_on, pair.pair_id),
        )
        .limit(1)
    )
    return found is not None


def _is_another_live(start: date, end: date, besides: int | None) -> tuple[ColumnElement[bool], ...]:
    return (
        Pair.id.is_distinct_from(besides),
        Pair.status.in_(("draft", "active")),
        (Pair.starts_on <= end) & (Pair.ends_on >= start),
    )
