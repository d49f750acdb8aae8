"""Which rules a school's papers are held to: each with its norm and certainty, switched where that may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from registry import acts, rule_choices
from registry.errors import InvalidFact
from registry.rule_choices import Setting
from registry.rules import RULES, Rule
from service.access import Actor
from service.parts import Parts

MOST = 999


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A rule as the school has it: asked or not, with its number and the types that name it."""

    rule: Rule
    on: bool
    value: str
    types: tuple[str, ...]

    @property
    def needs_check(self) -> bool:
        """Whether the norm was not seen in the text of the act."""
        return not self.rule.certain or any(not acts.is_certain(one) for one in self.rule.acts)


def rules_of_school(parts: Parts, actor: Actor, at: datetime) -> list[RuleChoice]:
    """Every rule, in the table's order. Raises Forbidden."""
    actor.require("manage_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        chosen = rule_choices.settings(uow.session, actor.organisation_id)
    return [_choice(parts, rule, chosen.get(rule.id)) for rule in RULES.values()]


def choose_rules(parts: Parts, actor: Actor, chosen: Mapping[str, Setting], at: datetime) -> None:
    """Keep what differs from before. Raises Forbidden, InvalidFact with the rule in its place."""
    actor.require("manage_school", actor.organisation_id)
    for rule_id, setting in chosen.items():
        _require_possible(RULES[rule_id], setting)
    with parts.writing(actor, at) as uow:
        known = rule_choices.settings(uow.session, actor.organisation_id)
        new = {one: setting for one, setting in chosen.items() if setting != _kept(one, known)}
        rule_choices.choose(uow, actor.organisation_id, new)
        uow.commit()


def _kept(rule_id: str, known: Mapping[str, Setting]) -> Setting:
    rule = RULES[rule_id]
    default = Setting(rule.on_by_default, "" if rule.limit is None else str(rule.limit))
    return known.get(rule_id, default)


def _require_possible(rule: Rule, setting: Setting) -> None:
    if not setting.on and not rule.may_be_switched:
        raise InvalidFact("Это правило – прямое требование закона, выключить его нельзя.", place=rule.id)
    if rule.limit is not None and not (setting.value.isdecimal() and 1 <= int(setting.value) <= MOST):
        raise InvalidFact(f"Впишите целое число от 1 до {MOST}.", place=rule.id)


def _choice(parts: Parts, rule: Rule, setting: Setting | None) -> RuleChoice:
    default = "" if rule.limit is None else str(rule.limit)
    on = rule.on_by_default if setting is None else setting.on
    value = default if setting is None or not setting.value else setting.value
    named = tuple(one.manifest.file_title for one in parts.catalog.values() if rule.id in one.manifest.rules)
    return RuleChoice(rule, on or not rule.may_be_switched, value, named)
