"""Accepted pairs meet the registry: a known pair is brought up to date, a new one registered with its
programme.

Nothing is committed here. Knows pairs, programmes and roles; knows no files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from registry import pair_changes, pairs, people, programmes
from registry.holding import held_pair
from registry.importing.pair_rows import TERMS, PairRow
from registry.importing.saving_people import Outcome
from registry.models import Pair, PairMentee, Person
from registry.pairs import NewPair
from registry.programmes import NewProgramme
from registry.reference import default_programme
from registry.snapshot import Activity, Terms
from registry.terms import terms_of
from registry.unit_of_work import UnitOfWork


def save(
    uow: UnitOfWork, organisation_id: int, rows: Iterable[PairRow], on: date, *, may_edit_terms: bool
) -> Outcome:
    """Bring the pairs into the registry; roles are given from ``on``.

    What a row is silent of stays as it was. Sums, hours and the rest of a mentor's terms are written only
    where ``may_edit_terms``. Raises InvalidFact for people who may not take part in the form,
    Conflict when the file would change what a live order has fixed, and for a mirrored pair.
    """
    outcome = Outcome()
    for told in rows:
        row = told if may_edit_terms else _without_terms(told)
        known = _known(uow, row)
        if known is None:
            pair_id = pairs.add(uow, organisation_id, _new_pair(row))
            programmes.write(uow, pair_id, _programme(uow, row))
            outcome += Outcome(created=1)
        else:
            changed = _update(uow, known, row)
            outcome += Outcome(updated=int(changed), unchanged=int(not changed))
        _give_roles(uow, row, on)
    uow.session.flush()
    return outcome


def _without_terms(row: PairRow) -> PairRow:
    return replace(row, terms=Terms(), told=row.told - TERMS.keys())


def _known(uow: UnitOfWork, row: PairRow) -> Pair | None:
    """A live pair of the same mentor, form and mentees whose period crosses the row's."""
    candidates = uow.session.scalars(
        select(Pair)
        .join(PairMentee)
        .where(
            Pair.mentor_id == row.mentor_id,
            Pair.form_code == row.form_code,
            Pair.status.in_(("draft", "active")),
            Pair.starts_on <= row.ends_on,
            Pair.ends_on >= row.starts_on,
            PairMentee.person_id.in_(row.mentee_ids),
        )
        .distinct()
    )
    wanted = set(row.mentee_ids)
    known = (pair for pair in candidates if {mentee.person_id for mentee in pair.mentees} == wanted)
    found = next(known, None)
    # Held and read anew: what the file is silent of must be what is known now.
    return held_pair(uow.session, found.id) if found is not None else None


def _new_pair(row: PairRow) -> NewPair:
    return NewPair(
        row.form_code,
        row.mentor_id,
        row.mentee_ids,
        row.starts_on,
        row.ends_on,
        row.curator_id,
        row.kind,
        row.request,
        row.department,
        row.terms,
    )


def _programme(uow: UnitOfWork, row: PairRow) -> NewProgramme:
    """The file's own words where it has them, else those of the form's plan."""
    genders = uow.session.scalars(select(Person.gender).where(Person.id.in_(row.mentee_ids))).all()
    plan = default_programme(
        row.form_code,
        row.starts_on,
        row.ends_on,
        row.request,
        kind=row.kind,
        mentees=genders[0] if len(genders) == 1 else "p",
    )
    return NewProgramme(
        row.request,
        row.goal or plan.goal,
        plan.tasks,
        row.expected_result or plan.expected_result,
        row.meetings or plan.meetings,
        row.activities or plan.activities,
    )


def _update(uow: UnitOfWork, pair: Pair, row: PairRow) -> bool:
    told = pair_changes.Change(
        row.curator_id if row.curator_id is not None else pair.curator_id,
        row.kind if "kind" in row.told else pair.kind,
        row.starts_on,
        row.ends_on,
        row.department if "department" in row.told else pair.department,
        row.request or pair.request,
    )
    kept = pair_changes.Change(
        pair.curator_id, pair.kind, pair.starts_on, pair.ends_on, pair.department, pair.request
    )
    changed = told != kept
    if changed:
        pair_changes.change(uow, pair.id, told)
    terms = row.terms_over(terms_of(pair))
    if terms != terms_of(pair):
        pairs.set_terms(uow, pair.id, terms)
        changed = True
    return _update_programme(uow, pair, row) or changed


def _update_programme(uow: UnitOfWork, pair: Pair, row: PairRow) -> bool:
    """Only what the file tells is written over: a plan mended in the registry is not lost to a default
    one.
    """
    stored = pair.programme
    if stored is None:
        programmes.write(uow, pair.id, _programme(uow, row))
        return True
    activities = tuple(
        Activity(
            own.ordinal,
            own.section,
            own.title,
            own.kind,
            own.term,
            own.responsible,
            own.planned_result,
            own.actual_result,
        )
        for own in stored.activities
    )
    kept = NewProgramme(
        stored.request, stored.goal, tuple(stored.tasks), stored.expected_result, stored.meetings, activities
    )
    told = NewProgramme(
        row.request or kept.request,
        row.goal or kept.goal,
        kept.tasks,
        row.expected_result or kept.expected_result,
        row.meetings or kept.meetings,
        row.activities or kept.activities,
    )
    if told == kept:
        return False
    programmes.write(uow, pair.id, told)
    return True


def _give_roles(uow: UnitOfWork, row: PairRow, on: date) -> None:
    people.give_role(uow, row.mentor_id, "mentor", since=on)
    for mentee_id in row.mentee_ids:
        people.give_role(uow, mentee_id, "mentee", since=on)
    if row.curator_id is not None:
        people.give_role(uow, row.curator_id, "curator", since=on)
