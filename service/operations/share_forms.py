"""Confirmed forms of names given to other schools and taken from them, part by part, without any person.

A person's own word is never overruled: the list speaks only of names that stand on the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from docgen.russian import Forms, decline_first_name, decline_patronymic, decline_surname
from registry import name_forms, shared_forms
from registry.name_forms import OBLIQUE, Named
from registry.shared_forms import Part, SharedForm, SharedList
from registry.snapshot import FormsSource, Gender, PersonName
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.take_document import File
from service.parts import Parts

Format = Literal["xlsx", "csv"]

FILE_NAME = "Формы имён"
SOURCE: FormsSource = "shared list"
_DECLINE = {"surname": decline_surname, "first_name": decline_first_name, "patronymic": decline_patronymic}

Known = Mapping[tuple[Part, str, Gender], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A list read: its rows and faults, whose names it settles, and how many stay in doubt all the same."""

    listed: SharedList
    settled: tuple[str, ...]
    still_doubtful: int
    saved: bool


def export_forms(parts: Parts, actor: Actor, kind: Format, at: datetime) -> File:
    """What people of the actor's organisations confirmed and the rules could not tell. Raises Forbidden."""
    actor.require("edit_people", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        rows = confirmed_parts(uow, actor.organisation_ids)
    written = shared_forms.as_xlsx(rows) if kind == "xlsx" else shared_forms.as_csv(rows)
    return File(f"{FILE_NAME}.{kind}", written)


def import_forms(
    parts: Parts, actor: Actor, source: bytes, name: str, *, save: bool, at: datetime
) -> Outcome:
    """Read a list, and when told to ``save`` confirm by it every name it settles.

    Raises Forbidden, UnreadableSpreadsheet.
    """
    actor.require("edit_people", actor.organisation_id)
    listed = shared_forms.read(source, name)
    known = {row.key: row.forms for row in listed.rows}
    with parts.writing(actor, at) if save else parts.reading(actor, at) as uow:
        told = list(_settled(uow, actor, known))
        waiting = name_forms.of_source(uow.session, actor.organisation_ids, "rules")
        doubtful = {one.row_id for one in waiting if one.name.confidence == "low" and one.person_id}
        if save:
            name_forms.confirm_rows(uow, told, SOURCE)
            uow.commit()
    settled = {named.row_id for named, _ in told if named.person_id}
    names = tuple(sorted({named.name.full for named, _ in told}))
    return Outcome(listed, names, len(doubtful - settled), save)


def confirmed_parts(uow: UnitOfWork, organisation_ids: Sequence[int]) -> list[SharedForm]:
    """Each part of a confirmed name, once, that the rules doubt or decline otherwise."""
    found: dict[tuple[Part, str, Gender], SharedForm] = {}
    for named in name_forms.of_source(uow.session, organisation_ids, "person", "shared list"):
        for shared in _parts_of(named):
            by_rules = _DECLINE[shared.part](shared.spelling, shared.gender)
            sure = by_rules.confidence == "high" and dict(shared.forms) == _oblique(by_rules)
            if not sure and shared.is_writable:
                found.setdefault(shared.key, shared)
    return list(found.values())


def _parts_of(named: Named) -> Iterator[SharedForm]:
    """The full name in each case cut at the words of its parts; a form of other words is passed over."""
    words = {case: named.name.confirmed.get(case, "").split() for case in OBLIQUE}
    start = 0
    for part, spelling in _spellings(named.name):
        end = start + len(spelling.split())
        forms = {case: " ".join(found[start:end]) for case, found in words.items()}
        if all(forms.values()):
            yield SharedForm(part, spelling, named.gender, forms)
        start = end


def _settled(uow: UnitOfWork, actor: Actor, known: Known) -> Iterator[tuple[Named, dict[str, str]]]:
    for named in name_forms.of_source(uow.session, actor.organisation_ids, "rules"):
        keys = {(part, spelling, named.gender) for part, spelling in _spellings(named.name)}
        forms = _composed(named, known) if keys & known.keys() else None
        if forms is not None and (named.name.confidence != "high" or forms != dict(named.name.declined)):
            yield named, forms


def _composed(named: Named, known: Known) -> dict[str, str] | None:
    """The full name in every case: listed parts as listed, others by the rules where they are sure."""
    declined: list[Mapping[str, str]] = []
    for part, spelling in _spellings(named.name):
        listed = known.get((part, spelling, named.gender))
        by_rules = _DECLINE[part](spelling, named.gender)
        if listed is None and by_rules.confidence == "low":
            return None
        declined.append(listed or _oblique(by_rules))
    whole = {case: " ".join(forms[case] for forms in declined) for case in OBLIQUE}
    return {"nominative": named.name.full} | whole


def _spellings(name: PersonName) -> list[tuple[Part, str]]:
    told: tuple[tuple[Part, str], ...] = (
        ("surname", name.surname),
        ("first_name", name.first_name),
        ("patronymic", name.patronymic),
    )
    return [(part, spelling) for part, spelling in told if spelling]


def _oblique(forms: Forms) -> dict[str, str]:
    return {case: forms.case(case) for case in OBLIQUE}
