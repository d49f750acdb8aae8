"""What a school has chosen of the rules, and what became of them at the issue of its papers.

Rules switched on or off, with their numbers; set aside for one paper; findings kept with the journal line.
Knows no rule by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from registry.errors import InvalidFact
from registry.models import DocumentFinding, DraftOverride, RuleOverride, RuleSetting
from registry.rules import Finding
from registry.unit_of_work import UnitOfWork

SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """Whether a rule is asked, and its number where the school has set one."""

    on: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A rule set aside for one paper: by whose word, and why."""

    rule_id: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """What was found when a paper was issued and did not keep it back."""

    rule_id: str
    severity: str
    norm: str
    message: str


def settings(session: Session, organisation_id: int) -> dict[str, Setting]:
    """Rule id → what the school has chosen; a rule not named is as the table has it."""
    rows = session.scalars(select(RuleSetting).where(RuleSetting.organisation_id == organisation_id))
    return {row.rule_id: Setting(row.on, row.value) for row in rows}


def choose(uow: UnitOfWork, organisation_id: int, chosen: Mapping[str, Setting]) -> None:
    """Keep what the school chooses of these rules."""
    for rule_id, setting in chosen.items():
        row = uow.session.get(RuleSetting, (organisation_id, rule_id))
        row = row or RuleSetting(organisation_id=organisation_id, rule_id=rule_id)
        row.on, row.value = setting.on, setting.value
        row.changed_at, row.changed_by = uow.at, uow.actor
        uow.session.add(row)


def set_aside(uow: UnitOfWork, draft_id: int, rule_id: str, reason: str) -> None:
    """The rule shall not keep the draft's paper back. Raises InvalidFact when the reason says nothing."""
    row = uow.session.get(DraftOverride, (draft_id, rule_id)) or DraftOverride(
        draft_id=draft_id, rule_id=rule_id
    )
    row.reason, row.by, row.at = required_reason(reason), uow.actor, uow.at
    uow.session.add(row)


def take_back(uow: UnitOfWork, draft_id: int, rule_id: str) -> None:
    """The rule holds again for the draft's paper."""
    row = uow.session.get(DraftOverride, (draft_id, rule_id))
    if row is not None:
        uow.session.delete(row)


def of_draft(session: Session, draft_id: int) -> tuple[Override, ...]:
    rows = session.scalars(select(DraftOverride).where(DraftOverride.draft_id == draft_id))
    return tuple(Override(row.rule_id, row.reason, row.by, row.at) for row in rows)


def required_reason(text: str) -> str:
    """Raises InvalidFact when it is too short to say anything."""
    reason = " ".join(text.split())
    if len(reason) < SHORTEST_REASON:
        raise InvalidFact("Напишите, почему документ выпускается вопреки правилу: хотя бы несколько слов.")
    return reason


def keep(
    uow: UnitOfWork, document_id: int, findings: Iterable[Finding], overrides: Iterable[Override]
) -> None:
    """Keep with the journal line what was found, and by whose word a rule was set aside."""
    rows = [
        {
            "document_id": document_id,
            "rule_id": one.rule,
            "severity": one.severity,
            "norm": one.norm,
            "message_sealed": uow.cipher.seal(one.message.encode()),
        }
        for one in findings
    ]
    if rows:
        uow.session.execute(insert(DocumentFinding), rows)
    uow.session.add_all(
        RuleOverride(document_id=document_id, rule_id=one.rule_id, reason=one.reason, by=one.by, at=one.at)
        for one in overrides
    )
    uow.session.flush()


def findings_of(uow: UnitOfWork, document_id: int) -> tuple[KeptFinding, ...]:
    rows = uow.session.scalars(
        select(DocumentFinding).where(DocumentFinding.document_id == document_id).order_by(DocumentFinding.id)
    )
    return tuple(
        KeptFinding(row.rule_id, row.severity, row.norm, uow.cipher.open(row.message_sealed).decode())
        for row in rows
    )


def overrides_of(session: Session, document_id: int) -> tuple[Override, ...]:
    rows = session.scalars(select(RuleOverride).where(RuleOverride.document_id == document_id))
    return tuple(Override(row.rule_id, row.reason, row.by, row.at) for row in rows)


def forget_draft(uow: UnitOfWork, draft_id: int) -> None:
    """The draft has become a paper: what was said of it stands with the paper now."""
    uow.session.execute(delete(DraftOverride).where(DraftOverride.draft_id == draft_id))
