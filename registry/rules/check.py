"""The table of rules, and the check of a paper's subject against those its type names.

A module of rules written later keeps its rows itself, as ``RULES``, and stands in ``MODULES``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from registry.rules import (
    accord,
    agreements,
    consent_texts,
    consents,
    endings,
    indicators,
    local_acts,
    misquotes,
    names,
    pairs,
    papers,
    participants,
    plans,
    printed,
    programmes,
    purposes,
)
from registry.rules.finding import Finding, Paper, Rule
from registry.snapshot import Subject

MODULES: tuple[tuple[Rule, ...], ...] = (
    purposes.RULES,
    consent_texts.RULES,
    plans.RULES,
    endings.RULES,
    programmes.RULES,
    misquotes.RULES,
    local_acts.RULES,
    agreements.RULES,
    participants.RULES,
    printed.RULES,
    accord.RULES,
    indicators.RULES,
)
"""The rows of the modules that keep their own."""

_ROWS: tuple[Rule, ...] = (
    Rule(
        "V-20",
        "block",
        "152-ФЗ, ст. 9 (в ред. 156-ФЗ)",
        "Каждый участник, кроме работников школы, дал согласие на обработку персональных данных.",
        consents.participants_agreed_to_processing,
        acts=("fz-152:9", "fz-156"),
    ),
    Rule(
        "V-25",
        "block",
        "152-ФЗ, ст. 9 ч. 6",
        "За несовершеннолетнего согласие подписал законный представитель, с 14 лет – и он сам.",
        consents.right_people_signed,
        certain=False,
        acts=("fz-152:9",),
    ),
    Rule(
        "V-25-SIGNER",
        "block",
        "152-ФЗ, ст. 9 ч. 6",
        "Известно, кто подписывает согласие: возраст и законный представитель указаны.",
        consents.signer_is_known,
        certain=False,
        acts=("fz-152:9",),
    ),
    Rule(
        "V-32",
        "block",
        "ТК РФ, ст. 351.8",
        "Каждый наставник-работник дал письменное согласие на работу с этими наставляемыми.",
        consents.mentors_agreed_to_work,
        acts=("tk:351.8",),
    ),
    Rule(
        "V-34",
        "block",
        "правило реестра",
        "Наставник и наставляемый — разные люди, пара не повторяется и не взаимна.",
        pairs.nobody_mentors_himself,
    ),
    Rule(
        "V-41",
        "block",
        "ТК РФ, ст. 351.8",
        "Указаны содержание, срок и форма работы.",
        pairs.terms_are_complete,
        acts=("tk:351.8",),
    ),
    Rule(
        "V-42",
        "block",
        "ТК РФ, ст. 351.8; Роструд, ТЗ/7300-6-1",
        "Указан размер выплаты, или наставничество входит в трудовую функцию.",
        pairs.pay_is_settled,
        acts=("tk:351.8", "rostrud-7300"),
    ),
    Rule(
        "V-43",
        "block",
        "ТК РФ, ст. 57, 67, 72",
        "Известен трудовой договор; соглашение не позже начала наставничества.",
        pairs.contract_is_known,
        certain=False,
        acts=("tk:57", "tk:67", "tk:72"),
    ),
    Rule(
        "V-47",
        "block",
        "письмо № АЗ-1128/08",
        "Программа датирована не раньше приказа о закреплении пары.",
        pairs.order_came_first,
        certain=False,
        acts=("az-1128-08",),
        overridable=True,
    ),
    Rule(
        "V-47-PLAN",
        "block",
        "письмо № АЗ-1128/08",
        "В программе есть цель и план мероприятий.",
        pairs.plan_is_written,
        certain=False,
        acts=("az-1128-08",),
    ),
    Rule(
        "DISMISSED",
        "block",
        "правило реестра",
        "Никто из тех, о ком документ, не выбыл; никто из пары не принят позже даты документа.",
        pairs.nobody_is_dismissed,
    ),
    Rule(
        "SECOND-ORDER",
        "block",
        "правило реестра",
        "Пара не закреплена другим действующим приказом.",
        pairs.not_in_another_order,
    ),
    Rule(
        "CURATOR",
        "block",
        "письмо № АЗ-1128/08",
        "У пары есть куратор.",
        pairs.has_curator,
        acts=("az-1128-08",),
    ),
    Rule(
        "PERIOD",
        "block",
        "правило реестра",
        "Документ датирован не позже окончания пары.",
        pairs.within_period,
        acts=("az-1128-08",),
        overridable=True,
    ),
    Rule(
        "ONLY-PAPER",
        "block",
        "правило реестра",
        "Такого действующего документа о той же паре или том же человеке ещё нет.",
        papers.only_one_in_force,
    ),
    Rule(
        "DUPLICATE-PAPER",
        "warn",
        "правило реестра",
        "Такой документ о той же паре или том же человеке ещё не выпущен (для всех видов).",
        papers.not_issued_twice,
    ),
    Rule(
        "NAME-FORMS",
        "block",
        "правило реестра",
        "Склонение каждого имени, о котором по написанию нельзя судить, подтверждено (для всех видов).",
        names.nobody_is_in_doubt,
    ),
    Rule(
        "NAME-NOTE",
        "info",
        "правило реестра",
        "Имя склонено по правилу, из которого бывают исключения (для всех видов).",
        names.forms_may_be_looked_at,
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rows in (_ROWS, *MODULES) for rule in rows}

OF_EVERY_PAPER = (
    "NAME-FORMS", "V-20-TEXT", "V-21", "V-25-AGE", "DUPLICATE-PAPER", "NAME-NOTE",
    "V-L1", "V-L1-OTHER", "V-L2", "V-L3", "V-L4", "V-L5", "V-L6",
)  # fmt: skip
"""They are about paper as such: no type names them, all are checked against them."""

STRICTER = {"DUPLICATE-PAPER": "ONLY-PAPER"}
"""A rule of every paper → the one that says the same more strictly, where a type names it."""


READS = ("subject", "paper", "words", "text")


def asked_of(rule_ids: Iterable[str]) -> tuple[Rule, ...]:
    """The named rules and those of every paper. An unknown id is a KeyError."""
    named = tuple(rule_ids)
    general = (one for one in OF_EVERY_PAPER if one not in named and STRICTER.get(one) not in named)
    return tuple(RULES[one] for one in (*named, *general))


def check(
    rule_ids: Iterable[str], subject: Subject, paper: Paper | None = None, *, reads: Collection[str] = READS
) -> list[Finding]:
    """Everything the named rules and those of every paper find, the graver first, in the rules' order.

    Rules about the paper itself are asked when ``paper`` is given; ``reads`` chooses rules by what they read.
    What the school has switched off is not asked. An unknown id is a KeyError.
    """
    off = subject.law.off
    asked = [rule for rule in asked_of(rule_ids) if rule.id not in off and rule.reads in reads]
    found = [each for rule in asked for each in rule.findings(subject, paper)]
    order = {"block": 0, "warn": 1, "info": 2}
    return sorted(found, key=lambda finding: order[finding.severity])
