"""What a plan of the school, or of its municipality, must be by its own dates (V-08…V-10, V-56, V-57).

The checks stand in ``registry/plan_checks.py``; here they get their norms, and ask the plan of a paper's
subject. The same rules are asked of a plan on its page, without any paper: ``check_plan``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from registry import plan_checks
from registry.plan_checks import Breach as PlanBreach
from registry.plan_facts import NewPlan
from registry.rules.finding import Breach, Remedy, Rule, Severity
from registry.snapshot import Subject

Check = Callable[[NewPlan, NewPlan | None], Iterator[PlanBreach]]

_CHECKS: dict[str, Check] = {
    "V-08": lambda plan, _above: plan_checks.retroactive(plan),
    "V-09": lambda plan, _above: plan_checks.unanswered(plan),
    "V-10": lambda plan, _above: plan_checks.after_period(plan),
    "V-10-BEFORE": lambda plan, _above: plan_checks.before_period(plan),
    "V-56": lambda plan, _above: plan_checks.report_is_timed(plan),
    "V-57": plan_checks.unreflected,
}


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """A finding of a rule about one item of a plan, or about all of it when ``item_id`` is 0."""

    rule: str
    severity: Severity
    message: str
    norm: str
    item_id: int = 0


def check_plan(plan: NewPlan, above: NewPlan | None = None) -> tuple[PlanFinding, ...]:
    """Everything the rules of plans find; ``above`` is the municipality's plan, where there is one."""
    return tuple(
        PlanFinding(rule.id, rule.severity, breach.message, rule.norm, breach.item_id)
        for rule in RULES
        for breach in _CHECKS[rule.id](plan, above)
    )


def _asks(rule_id: str) -> Callable[[Subject], Iterator[Breach]]:
    """The rule as papers are asked it: of the plan their subject has; of none there is nothing to say."""

    def test(subject: Subject) -> Iterator[Breach]:
        if subject.plan is not None:
            for breach in _CHECKS[rule_id](subject.plan, subject.plan_above):
                yield breach.message, Remedy("plan")

    return test


RULES: tuple[Rule, ...] = (
    Rule(
        "V-08",
        "warn",
        "правило реестра",
        "Срок мероприятия дорожной карты не раньше её утверждения.",
        _asks("V-08"),
    ),
    Rule(
        "V-09",
        "warn",
        "правило реестра",
        "У каждого мероприятия дорожной карты есть срок и ответственный, и он работает в школе.",
        _asks("V-09"),
    ),
    Rule(
        "V-10",
        "block",
        "правило реестра",
        "Сроки мероприятий не позже окончания дорожной карты; «ежегодно» – только в карте на несколько лет.",
        _asks("V-10"),
        overridable=True,
    ),
    Rule(
        "V-10-BEFORE",
        "warn",
        "правило реестра",
        "Сроки мероприятий не раньше начала дорожной карты.",
        _asks("V-10-BEFORE"),
    ),
    Rule(
        "V-56",
        "warn",
        "муниципальная дорожная карта",
        "Итоговый муниципальный отчёт – ежегодно, не позднее 30 ноября; сведения школ поступают до срока.",
        _asks("V-56"),
    ),
    Rule(
        "V-57",
        "warn",
        "муниципальная дорожная карта",
        "То, что муниципальная карта поручает школам, есть в дорожной карте школы.",
        _asks("V-57"),
    ),
)
