"""«Настройки → Правила»: what papers are held to, by which norm, and what the school has switched."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry import acts
from registry.errors import InvalidFact
from registry.rule_choices import Setting
from service.operations.choose_rules import RuleChoice, choose_rules, rules_of_school
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/settings/rules")

SEVERITIES = {"block": "запрещает выпуск", "warn": "предупреждает", "info": "подсказывает"}


@router.get("")
def listed(visit: OpenVisit) -> Response:
    return _page(visit, Form())


@router.post("")
def save(visit: OpenVisit, form: TypedForm) -> Response:
    known = rules_of_school(visit.parts, visit.actor, visit.at)
    chosen = {one.rule.id: _read(one, form) for one in known if _may_be_changed(one)}
    try:
        choose_rules(visit.parts, visit.actor, chosen, visit.at)
    except InvalidFact as fault:
        form.refuse(fault, f"value-{fault.place}")
        return _page(visit, form, status=422)
    return visit.redirect("/settings/rules", "Правила сохранены. Выпущенные документы не меняются.")


def _read(one: RuleChoice, form: Form) -> Setting:
    on = form[f"on-{one.rule.id}"] == "да" if one.rule.may_be_switched else True
    value = form[f"value-{one.rule.id}"] if one.rule.limit is not None else ""
    return Setting(on, value or one.value)


def _may_be_changed(one: RuleChoice) -> bool:
    return one.rule.may_be_switched or one.rule.limit is not None


def _page(visit: Visit, form: Form, *, status: int = 200) -> Response:
    known = rules_of_school(visit.parts, visit.actor, visit.at)
    by_severity = [
        (title, [one for one in known if one.rule.severity == key]) for key, title in SEVERITIES.items()
    ]
    return visit.page(
        "school/rules.html", status=status, form=form, by_severity=by_severity, brief=acts.brief
    )
