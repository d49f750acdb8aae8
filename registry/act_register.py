"""The acts a school works by: the table that comes with the house, and over it what the school, or the
municipality it stands in, keeps itself.

A change of a known act says only what differs; «нет больше в силе» is a last day. Knows no form and no rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.acts import STANDINGS, Act, federal
from registry.errors import InvalidFact, NotFound
from registry.models import Organisation, OwnAct
from registry.unit_of_work import UnitOfWork

LEVELS: Mapping[str, str] = {
    "regional": "региональный",
    "municipal": "муниципальный",
    "own": "локальный акт школы",
}
KINDS = (
    "приказ", "положение", "распоряжение", "постановление", "письмо", "закон", "решение", "правила",
    "коллективный договор",
)  # fmt: skip

_SAID = ("kind", "issuer", "number", "title", "in_force_from", "in_force_to", "verified_on", "source", "note")


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act of the school, its municipality or region, as it is told."""

    level: str
    kind: str
    number: str
    dated: date
    title: str
    issuer: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    source: str = ""
    note: str = ""
    is_basis: bool = True


def own_acts(session: Session, organisation_id: int) -> tuple[Act, ...]:
    """The municipality's acts and the school's, and what they say otherwise of acts of the table."""
    parent = select(Organisation.parent_id).where(Organisation.id == organisation_id).scalar_subquery()
    rows = session.scalars(
        select(OwnAct)
        .where((OwnAct.organisation_id == organisation_id) | (OwnAct.organisation_id == parent))
        .order_by(OwnAct.id)
    ).all()
    # The school's word comes last: of two that speak of one act it is the nearer.
    ordered = sorted(rows, key=lambda row: row.organisation_id == organisation_id)
    return tuple({act.id: act for act in _laid_over(ordered)}.values())


def add(uow: UnitOfWork, organisation_id: int, new: NewAct) -> str:
    """Keep an act of the school's own; returns its id. Raises InvalidFact with everything wrong."""
    _require_whole(new)
    row = OwnAct(
        organisation_id=organisation_id,
        act_id="",
        level=new.level,
        kind=new.kind,
        issuer=new.issuer.strip(),
        number=new.number.strip(),
        dated=new.dated,
        title=new.title.strip(),
        in_force_from=new.in_force_from or new.dated,
        in_force_to=new.in_force_to,
        verified_on=uow.at.date(),
        source=new.source.strip(),
        standing="C",
        note=new.note.strip(),
        is_basis=new.is_basis,
        changed_at=uow.at,
        changed_by=uow.actor,
    )
    uow.session.add(row)
    uow.session.flush()
    row.act_id = f"own-{row.id}"
    uow.session.flush()
    return row.act_id


def end(uow: UnitOfWork, organisation_id: int, act_id: str, last_day: date | None) -> None:
    """The act's last day in force; None: it is in force again, as far as the school knows."""
    row = _row(uow, organisation_id, act_id)
    known = _known(row, act_id)
    if last_day is not None and last_day < known.in_force_from:
        raise InvalidFact(
            f"Акт вступил в силу {known.in_force_from:%d.%m.%Y}: последний день не может быть раньше."
        )
    row.in_force_to = last_day


def confirm(uow: UnitOfWork, organisation_id: int, act_id: str, on: date) -> None:
    """Somebody has read the text of the act: the mark «проверьте по тексту акта» is taken away."""
    row = _row(uow, organisation_id, act_id)
    row.standing, row.verified_on = "C", on


def use_as_basis(uow: UnitOfWork, organisation_id: int, act_id: str, *, wanted: bool) -> None:
    """Whether the school wants the act among the grounds its orders begin with."""
    _row(uow, organisation_id, act_id).is_basis = wanted


def _require_whole(new: NewAct) -> None:
    faults = []
    if new.level not in LEVELS:
        faults.append("Выберите, чей это акт: школы, муниципалитета или региона.")
    if not new.kind.strip():
        faults.append("Выберите вид акта.")
    if not new.number.strip():
        faults.append("Впишите номер акта.")
    if not new.title.strip():
        faults.append("Впишите название акта.")
    begins = new.in_force_from or new.dated
    if new.in_force_to is not None and new.in_force_to < begins:
        faults.append("Акт не может утратить силу раньше, чем вступил в неё.")
    if faults:
        raise InvalidFact(" ".join(faults))


def _row(uow: UnitOfWork, organisation_id: int, act_id: str) -> OwnAct:
    """The school's own row about the act, a new one where there is none yet.

    Raises NotFound for an act nobody knows; of a municipality's act the school says otherwise in its own row.
    """
    found = uow.session.scalar(
        select(OwnAct).where(OwnAct.organisation_id == organisation_id, OwnAct.act_id == act_id)
    )
    if found is None:
        known = {**federal(), **{act.id: act for act in own_acts(uow.session, organisation_id)}}
        if act_id not in known:
            raise NotFound("Такого акта в реестре нет.")
        found = OwnAct(organisation_id=organisation_id, act_id=act_id, level=known[act_id].level)
        uow.session.add(found)
    found.changed_at, found.changed_by = uow.at, uow.actor
    return found


def _known(row: OwnAct, act_id: str) -> Act:
    return _act(row, federal().get(act_id)) or Act(act_id, "", "", date.min, "")


def _laid_over(rows: list[OwnAct]) -> list[Act]:
    acts: dict[str, Act] = dict(federal())
    found = []
    for row in rows:
        act = _act(row, acts.get(row.act_id))
        if act is not None:
            acts[act.id] = act
            found.append(act)
    return found


def _act(row: OwnAct, known: Act | None) -> Act | None:
    """What the row says over what is known; None when neither says enough (a row about an act long gone)."""
    said: dict[str, Any] = {name: getattr(row, name) for name in _SAID if getattr(row, name) is not None}
    if row.dated is not None:
        said["date"] = row.dated
    if row.standing in STANDINGS:
        said["standing"] = row.standing
    said["is_basis"] = row.is_basis
    if known is not None:
        return replace(known, **said)
    if {"kind", "number", "date", "title"} <= said.keys():
        return Act(id=row.act_id, level=row.level, **said)
    return None
