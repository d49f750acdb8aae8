"""Set a rule aside for one paper, and take that back: an authorised person's word, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from registry import drafts, rule_choices
from registry.errors import InvalidFact, NotFound
from registry.rule_choices import Override
from registry.rules import RULES, Rule
from service.access import Actor
from service.operations.draft_document import within
from service.parts import Parts


def set_aside(parts: Parts, actor: Actor, draft_id: int, rule_id: str, reason: str, at: datetime) -> None:
    """The rule shall not keep the draft's paper back. Raises Forbidden, NotFound, InvalidFact."""
    _overridable(rule_id)
    with parts.writing(actor, at) as uow:
        draft = within(uow, parts, actor, drafts.get(uow, draft_id))
        actor.require("override_rules", draft.facts.organisation_id)
        rule_choices.set_aside(uow, draft_id, rule_id, reason)
        uow.commit()


def take_back(parts: Parts, actor: Actor, draft_id: int, rule_id: str, at: datetime) -> None:
    """The rule holds again for the draft. Raises Forbidden, NotFound."""
    with parts.writing(actor, at) as uow:
        draft = within(uow, parts, actor, drafts.get(uow, draft_id))
        actor.require("override_rules", draft.facts.organisation_id)
        rule_choices.take_back(uow, draft_id, rule_id)
        uow.commit()


def overrides_by(actor: Actor, reasons: Mapping[str, str], at: datetime) -> tuple[Override, ...]:
    """Rule id → reason, as the actor's own word. Raises Forbidden, NotFound, InvalidFact."""
    if reasons:
        actor.require("override_rules", actor.organisation_id)
    return tuple(
        Override(_overridable(rule_id).id, rule_choices.required_reason(reason), actor.login, at)
        for rule_id, reason in reasons.items()
    )


def _overridable(rule_id: str) -> Rule:
    rule = RULES.get(rule_id)
    if rule is None:
        raise NotFound("Такого правила нет.")
    if not rule.overridable:
        raise InvalidFact("Это правило обойти нельзя: сначала поправьте то, что оно называет.")
    return rule
